package record

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/i18n"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/reading"
)

// readView is what is seen of a record to read.
type readView struct {
	r       *Reader
	t       *i18n.Texts
	content *fyne.Container
	head    *fyne.Container
	pane    *reading.Pane
	toggle  *parts.Button // shows and hides empty fields
}

func newReadView(r *Reader) *readView {
	v := &readView{r: r, t: r.d.Texts, head: container.NewStack(), pane: reading.NewPane(r.d.Texts.Register(r.register))}
	v.toggle = parts.NewQuiet("", r.toggleEmpty)
	v.content = container.NewBorder(parts.Pad(14, 16, v.head), nil, nil, nil, v.pane)
	return v
}

// scrollBarRoom keeps what is read clear of the scroll bar.
const scrollBarRoom = 16

// show shows the record as it is known now.
func (v *readView) show() {
	var head, body fyne.CanvasObject
	switch {
	case !v.r.ok:
		head = parts.Column(0)
		body = parts.NewEmpty(v.t.T("ui.record.gone"), v.t.T("ui.record.gone.help"), parts.NewButton(v.t.T("ui.record.to_list"), v.r.toList))
	case v.r.history:
		head, body = v.historyHead(), v.allEvents()
	default:
		head, body = v.readHead(), v.read()
	}
	v.head.Objects = []fyne.CanvasObject{head}
	v.pane.Set(parts.Pad(0, scrollBarRoom, parts.Column(16, body, parts.Column(0))))
	v.content.Refresh()
}

// above leads back to the list and tells which record this is.
func (v *readView) above() fyne.CanvasObject {
	p := v.r.page
	return parts.Row(6, parts.NewLink(v.t.RegisterMany(v.r.register), v.r.toList), parts.NewMuted("·"), parts.NewMuted(reading.Above(p)))
}

func (v *readView) readHead() fyne.CanvasObject {
	p, r := v.r.page, v.r
	actions := []fyne.CanvasObject{parts.NewButton(v.t.T("ui.record.history"), r.toggleHistory)}
	if p.Deleted {
		actions = append(actions, parts.NewPrimary(v.t.T("ui.record.restore"), r.restore))
	} else {
		actions = append(actions, parts.NewButton(v.t.T("ui.record.print"), r.Print), parts.NewButton(v.t.T("ui.record.delete"), r.Delete))
		actions = append(actions, v.ways()...)
	}
	line := ""
	if r.judged || p.Deleted {
		line = reading.View{Texts: v.t}.Summary(p)
	}
	return parts.Column(2, v.above(), parts.NewHead(p.Title, line, actions...))
}

// ways are the buttons to where the record is worked on: the form, and the
// register's workbench if it has one, which then is the primary one.
func (v *readView) ways() []fyne.CanvasObject {
	edit, bench := v.t.T("ui.record.edit"), v.r.d.Workbench
	if bench != nil {
		if title, kind, ok := bench(v.r.register.Key); ok {
			return []fyne.CanvasObject{parts.NewButton(edit, v.r.Edit), parts.NewPrimary(v.t.T(title), func() { v.r.toWorkbench(kind) })}
		}
	}
	return []fyne.CanvasObject{parts.NewPrimary(edit, v.r.Edit)}
}

func (v *readView) historyHead() fyne.CanvasObject {
	p, r := v.r.page, v.r
	return parts.Column(2, v.above(), parts.NewHead(v.t.T("ui.record.history.of", p.Title), v.t.T("ui.record.history.line", p.Changed, p.By),
		parts.NewButton(v.t.T("ui.record.history.export"), r.exportHistory),
		parts.NewButton(v.t.T("ui.record.back"), r.toggleHistory)))
}

func (v *readView) reading() reading.View {
	own := reading.View{Texts: v.t, Open: v.r.open, File: v.r.d.OpenFile, Save: v.r.d.SaveFile, Fix: v.r.fix, All: v.r.allUses, Empty: v.r.empty, Reach: v.pane.Reveal}
	if v.r.page.Deleted {
		own.Fix = nil
	}
	return own
}

// read is the record with what stands beside it.
func (v *readView) read() fyne.CanvasObject {
	own := v.reading()
	left := parts.Column(12, own.Sections(v.r.page)...)
	if v.r.page.Empty > 0 {
		v.toggle.SetText(v.t.T("ui.record.show_empty", v.t.Int(v.r.page.Empty)))
		if v.r.empty {
			v.toggle.SetText(v.t.T("ui.record.hide_empty"))
		}
		left.Add(parts.Row(0, v.toggle))
	}
	const least, gap = 860, 14
	return newBeside(least, gap, func(width float32) float32 { return width * 0.62 }, left, parts.Column(12, v.aside(own)...))
}

// aside are what is missing, what uses the record, and its latest changes.
func (v *readView) aside(own reading.View) []fyne.CanvasObject {
	p := v.r.page
	var all []fyne.CanvasObject
	if len(p.Findings) > 0 {
		all = append(all, parts.NewCard(parts.NewHeading(v.t.T("ui.record.missing")), own.Findings(p.Findings)))
	}
	used := parts.NewCard(parts.NewHeading(v.t.T("ui.record.used_by")), parts.NewNote(v.t.T("ui.record.unused")))
	if len(p.Uses) > 0 {
		used = parts.NewCard(parts.NewHeading(v.t.T("ui.record.used_by")), own.Uses(p.Uses))
	}
	return append(all, used, v.latest(own))
}

// latest are the last changes in short.
func (v *readView) latest(own reading.View) fyne.CanvasObject {
	const most = 3
	card := []fyne.CanvasObject{parts.NewHeading(v.t.T("ui.record.history"))}
	for i, e := range v.r.events {
		if i == most {
			break
		}
		card = append(card, parts.Column(0, parts.NewLabel(v.t.T("ui.record.by", e.at, e.by)), parts.NewWrapped(brief(e))))
	}
	if n := len(v.r.events); n > 0 {
		card = append(card, own.Link(v.t.T("ui.record.all_changes"), v.r.toggleHistory))
	}
	return parts.NewCard(card...)
}

// brief is an event in a line: what was done, and to which fields.
func brief(e event) string {
	const most = 4
	var labels []string
	for i, line := range e.lines {
		if i == most {
			labels = append(labels, "…")
			break
		}
		labels = append(labels, line.Label)
	}
	if len(labels) == 0 {
		return e.what
	}
	return e.what + ": " + strings.Join(labels, ", ")
}

// allEvents is the whole history, the latest first.
func (v *readView) allEvents() fyne.CanvasObject {
	own := v.reading()
	column := parts.Column(12)
	for i, e := range v.r.events {
		column.Add(v.event(own, e, i > 0))
	}
	return column
}

func (v *readView) event(own reading.View, e event, earlier bool) fyne.CanvasObject {
	head := parts.Ends(8, parts.Column(0, parts.NewHeading(e.what), parts.NewLabel(v.t.T("ui.record.by_on", e.at, e.by, e.device))))
	if earlier && !v.r.page.Deleted && len(e.lines) > 0 && !e.erased {
		head.Add(own.Button(v.t.T("ui.record.go_back"), func() { v.r.goBack(e) }))
	}
	card := []fyne.CanvasObject{head}
	if e.reason != "" {
		card = append(card, parts.NewNote(v.t.T("history.why", e.reason)))
	}
	if e.erased {
		card = append(card, parts.NewNote(v.t.T("history.erased")))
	}
	rows := make([]fyne.CanvasObject, len(e.lines))
	for i, line := range e.lines {
		rows[i] = v.change(own, e, line)
	}
	if len(rows) > 0 {
		card = append(card, parts.Lined(6, rows...))
	}
	return parts.NewCard(card...)
}

// change is one field: its label, what it was and became, and a way back.
func (v *readView) change(own reading.View, e event, line changeLine) fyne.CanvasObject {
	const least, gap, label = 520, 12, 220
	value := parts.Column(0)
	if nothing := v.t.T("history.nothing"); line.From != "" && line.From != nothing {
		was := parts.NewWrapped(line.From).In(look.Muted)
		value.Add(was)
		value.Add(parts.NewWrapped("→ " + line.To))
	} else {
		value.Add(parts.NewWrapped(line.To))
	}
	if e.edit && !e.erased && !v.r.page.Deleted {
		value.Add(parts.Row(0, own.Link(v.t.T("ui.record.put_back"), func() { v.r.fieldBack(e, line) })))
	}
	name := parts.NewNote(line.Label)
	return newBeside(least, gap, func(width float32) float32 { return min(label*look.Size(look.SizeUnit)/8, width/3) }, name, value)
}

func (v *readView) focusEmpty() { parts.FocusOn(v.toggle) }
