package paper

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/i18n"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/ink"
	"samsvar/ui/edit"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// dialog is the dialog. It stays open until the scan is kept or the user gives up.
type dialog struct {
	*screen.Deps
	round *annual.Round
	seen  *Seen
	keep  func(Kept)
	fill  *filling
	pair  *pair
	busy  bool

	dayField   *reg.Field
	dayBox     *reg.Loose
	day        *edit.Field
	field, who *parts.Dropdown
	place      *parts.Entry
	confirmed  *parts.Tick
	note       *parts.Text // of who may sign
	wrong      *parts.Text
	side       *fyne.Container
	scroll     *container.Scroll
	buttons    map[string]*parts.Button
	layer      *parts.Layer
	work       *screen.Work[added]
}

// Show opens the dialog for a scan whose document is known. keep saves what the
// user has confirmed; it is called once, after the scan was taken in.
func Show(d *screen.Deps, round *annual.Round, s *Seen, keep func(Kept)) {
	dia := &dialog{Deps: d, round: round, seen: s, keep: keep, buttons: map[string]*parts.Button{}, work: screen.NewWork[added](d.Do)}
	dia.fill = &filling{Texts: d.Texts, src: d.Store.View(), round: round, field: firstField(round), who: -1}
	dia.pair = newPair(d.Texts, d.Do, s, round.Report.Version.Text())
	dia.pair.onMove = dia.moved
	dia.buildFields()
	body := container.New(&stage{dia.Canvas()}, parts.Column(0), dia.left(), dia.scroll)
	dia.moved()
	dia.layer = parts.Ask(d.Canvas(), parts.Question{Title: dia.t("title"), Body: body, Focus: dia.pair, Width: d.Canvas().Size().Width,
		Yes: dia.t("keep"), No: dia.t("cancel"), OnYes: dia.accept, OnNo: dia.end})
	dia.showSigners()
}

func (d *dialog) t(key string, args ...string) string { return d.Texts.T("ui.paper."+key, args...) }

// end ends what goes on in the background.
func (d *dialog) end() {
	d.work.Cancel()
	d.pair.stop()
}

// left is the pages below the ways to turn them.
func (d *dialog) left() fyne.CanvasObject {
	bar := parts.Flow(6)
	for _, way := range []struct {
		key string
		how func(*sight)
	}{
		{"before", func(s *sight) { s.move(-1) }}, {"after", func(s *sight) { s.move(1) }},
		{"smaller", func(s *sight) { s.enlarge(-1) }}, {"larger", func(s *sight) { s.enlarge(1) }},
		{"scan.before", func(s *sight) { s.slide(-1) }}, {"scan.after", func(s *sight) { s.slide(1) }},
		{"scan.turn", (*sight).rotate},
	} {
		how := way.how
		b := parts.NewButton(d.t(way.key), func() { d.pair.change(how) })
		if label := "ui.paper." + way.key + ".label"; d.Texts.Has(label) {
			b.SetLabel(d.Texts.T(label))
		}
		if single := d.seen.scan.Len() == 1; single && (way.key == "scan.before" || way.key == "scan.after") {
			b.Hide()
		}
		d.buttons[way.key] = b
		bar.Add(b)
	}
	return container.NewBorder(parts.Pad(2, 4, bar), nil, nil, nil, d.pair)
}

// moved shows which ways there are from here.
func (d *dialog) moved() {
	s := &d.pair.sight
	for key, can := range map[string]bool{"before": s.at > s.first(), "after": s.at < s.last(), "smaller": s.zoom > 0,
		"larger": s.zoom < len(zooms())-1, "scan.before": s.scan() > 0, "scan.after": s.scan() < s.scanned-1} {
		if b := d.buttons[key]; b != nil && can {
			b.Enable()
		} else if b != nil {
			b.Disable()
		}
	}
}

// buildFields makes what is filled in.
func (d *dialog) buildFields() {
	d.side = parts.Column(12)
	d.scroll = container.NewVScroll(parts.Pad(2, 6, d.side))
	d.field, d.who = parts.NewDropdown(d.t("field"), d.t("choose")), parts.NewDropdown(d.t("who"), d.t("choose"))
	d.field.OnOpen, d.who.OnOpen = d.pickField, d.pickWho
	d.place, d.confirmed = parts.NewEntry(d.t("place")), parts.NewTick(d.t("same"))
	d.note, d.wrong = parts.NewWrapped("").In(look.Amber), parts.NewWrapped("").In(look.Red)
	d.note.Hide()
	d.wrong.Hide()
	d.dayField, d.dayBox = reg.Free("dag", reg.KindDate, nil), reg.NewLoose()
	_ = d.dayField.Of(d.dayBox).Parse(d.Today().Text())
	d.day = edit.NewField(edit.Deps{Texts: d.Texts, Today: d.Today, Scroll: d.scroll, Label: func(*reg.Field) string { return d.t("day") }},
		d.dayField, func() reg.Object { return d.dayBox }, true)
	d.day.OnChange = d.showSigners
	d.day.OnFocus = d.reveal(d.day.Object())
	d.place.OnFocus = d.reveal(d.place)
	d.field.Follow(d.scroll)
	d.who.Follow(d.scroll)
	d.confirmed.Follow(d.scroll)
	for _, o := range []fyne.CanvasObject{d.account(), parts.NewValueOf(d.t("field"), d.field),
		parts.Column(4, parts.NewValueOf(d.t("who"), d.who), d.note), parts.NewValueOf(d.t("day"), d.day.Object()),
		parts.NewValueOf(d.t("place"), d.place), parts.NewLine(), parts.NewWrapped(d.t("look")), d.confirmed, d.wrong} {
		d.side.Add(o)
	}
}

// account says what was found on the scan.
func (d *dialog) account() fyne.CanvasObject {
	r := d.round.Report
	own, _ := ink.MarkOf(r)
	found := parts.NewWrapped(report.SeverityGood.Label(d.t("found", d.Texts.Int(d.seen.found.Page+1), d.Texts.Int(d.seen.scan.Len())))).In(look.Green)
	if d.seen.typed {
		found = parts.NewWrapped(report.SeverityMedium.Label(d.t("typed"))).In(look.Amber)
	}
	name := d.t("document", d.round.Template.Name.In(string(d.Texts.Lang())), reg.Int(own.Year).Text())
	return parts.Column(4, parts.NewWrapped(name).Strong(), parts.NewWrappedLabel(d.t("version", r.Version.Text(), own.ID())), found)
}

func (d *dialog) reveal(o fyne.CanvasObject) func(bool) {
	return func(gained bool) {
		if gained {
			parts.Reveal(d.scroll, o)
		}
	}
}

// relay lays the fields out anew after one was shown or hidden.
func (d *dialog) relay() {
	d.side.Refresh()
	d.scroll.Content.Refresh()
	d.scroll.Refresh()
}

// sentence words an error as a sentence of its own.
func sentence(texts *i18n.Texts, err error) string {
	_, text := screen.Explain(texts, err)
	return Sentence(text)
}

// stage is what stands in the dialog: the pages, and beside them the fields. It is
// as high as the window allows.
type stage struct{ canvas fyne.Canvas }

// Layout gives the fields what they need, and no more than four tenths.
func (s *stage) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	unit := look.Size(look.SizeUnit)
	gap := unit * 2
	side := min(unit*40, size.Width*0.4)
	objects[1].Resize(fyne.NewSize(size.Width-side-gap, size.Height))
	objects[2].Move(fyne.NewPos(size.Width-side, 0))
	objects[2].Resize(fyne.NewSize(side, size.Height))
}

// MinSize leaves room for the title and the buttons of the dialog.
func (s *stage) MinSize([]fyne.CanvasObject) fyne.Size {
	unit := look.Size(look.SizeUnit)
	return fyne.NewSize(unit*40, max(s.canvas.Size().Height-unit*17, unit*20))
}
