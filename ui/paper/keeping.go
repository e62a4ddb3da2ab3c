package paper

import (
	"bytes"
	"strconv"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// Kept is a report with the signature that was seen on paper, to be saved.
type Kept struct {
	Report, Base *model.Report
	Name         string // who has signed
}

// added is what became of the scan when it was taken in.
type added struct {
	file reg.File
	err  error
}

// date is the day that was filled in; 0 for none.
func (d *dialog) date() reg.Day {
	if d.day.Err() != nil {
		return 0
	}
	day, err := reg.ParseDay(d.dayField.Of(d.dayBox).Text())
	if err != nil {
		return 0
	}
	return day
}

// pickField offers the places to sign.
func (d *dialog) pickField(typed string) {
	picker := &parts.Picker{Label: d.t("field"), None: d.t("choose"), Chosen: func(key string) bool { return key == strconv.Itoa(d.fill.field) }}
	for i, s := range d.round.Template.SignedBy() {
		picker.Options = append(picker.Options, parts.Option{Key: strconv.Itoa(i), Text: fieldName(d.Texts, s)})
	}
	picker.OnPick = func(key string) {
		if i, err := strconv.Atoi(key); err == nil && i != d.fill.field {
			d.fill.place(i)
			d.showSigners()
		}
	}
	picker.ShowTyped(d.field, typed)
}

// pickWho offers those who may have signed there.
func (d *dialog) pickWho(typed string) {
	picker := &parts.Picker{Label: d.t("who"), None: d.t("nobody"), Chosen: func(key string) bool { return key == strconv.Itoa(d.fill.who) }}
	for i, s := range d.fill.may {
		picker.Options = append(picker.Options, parts.Option{Key: strconv.Itoa(i), Text: signerName(d.Texts, s)})
	}
	picker.OnPick = func(key string) {
		if i, err := strconv.Atoi(key); err == nil {
			d.fill.choose(i)
			d.wrong.Hide()
			d.showChosen()
		}
	}
	picker.ShowTyped(d.who, typed)
}

// showSigners reads anew who may have signed, after the place or the day has
// changed.
func (d *dialog) showSigners() {
	day := d.date()
	if !day.IsSet() {
		day = d.Today()
	}
	d.fill.at(day)
	d.showChosen()
}

func (d *dialog) showChosen() {
	d.field.SetText(fieldName(d.Texts, d.round.Template.SignedBy()[d.fill.field]))
	d.who.SetText("")
	if d.fill.who >= 0 {
		d.who.SetText(signerName(d.Texts, d.fill.may[d.fill.who]))
	}
	d.note.Hidden = len(d.fill.may) > 0
	d.note.SetText(report.SeverityMedium.Label(d.t("nobody")))
	d.relay()
}

// accept keeps the scan in the background, if all is filled in and confirmed.
func (d *dialog) accept() bool {
	if d.busy {
		return false
	}
	p := d.fill.paper(d.date(), d.place.Text, d.Store.User(), d.Instant())
	if d.day.Err() != nil {
		return d.refuse(d.t("day.missing"), d.day.Focus)
	}
	if fault := d.fill.fault(p, d.Today()); fault != "" {
		return d.refuse(fault, d.focusOn(p.Day.IsSet()))
	}
	if !d.confirmed.On() {
		return d.refuse(d.t("same.missing"), func() { parts.FocusOn(d.confirmed) })
	}
	d.busy = true
	d.tell(look.Muted, d.t("keeping"))
	store, data, name := d.Store, d.seen.data, d.seen.name
	d.work.Run(func(func() bool) added {
		file, err := store.AddFile(bytes.NewReader(data), name)
		return added{file, err}
	}, func(a added) {
		d.busy = false
		after := (*model.Report)(nil)
		if a.err == nil {
			after, a.err = d.round.Sign(p.Signature(a.file))
		}
		if a.err != nil {
			d.refuse(sentence(d.Texts, a.err), nil)
			return
		}
		d.layer.Close()
		d.end()
		d.keep(Kept{Report: after, Base: d.round.Report, Name: p.Signer.Name})
	})
	return false
}

// focusOn is where a fault is mended.
func (d *dialog) focusOn(hasDay bool) func() {
	switch {
	case d.fill.who < 0:
		return func() { parts.FocusOn(d.who) }
	case !hasDay:
		return d.day.Focus
	}
	return nil
}

// refuse says what keeps the scan from being kept, below the fields.
func (d *dialog) refuse(text string, focus func()) bool {
	d.tell(look.Red, report.SeverityHigh.Label(text))
	if focus != nil {
		focus()
	}
	parts.Reveal(d.scroll, d.wrong)
	return false
}

func (d *dialog) tell(role look.Role, text string) {
	d.wrong.In(role).SetText(text)
	d.wrong.Show()
	d.relay()
	parts.Reveal(d.scroll, d.wrong)
}

// AskID asks for the id that stands on the paper, where no code was found on the
// scan, and says why none was. then is called once the id is of the newest final
// document of a report.
func AskID(d *screen.Deps, r *model.Report, s *Seen, then func()) {
	t := func(key string) string { return d.Texts.T("ui.paper." + key) }
	id, wrong := parts.NewEntry(t("id")), parts.NewWrapped("").In(look.Red)
	wrong.Hide()
	body := parts.Column(8, parts.NewWrapped(Sentence(d.Texts.ParseError(s.Missing()))), parts.NewValueOf(t("id"), id), parts.NewNote(t("id.help")), wrong)
	var layer *parts.Layer
	layer = parts.Ask(d.Canvas(), parts.Question{Title: t("id.title"), Body: body, Focus: id, Width: look.Size(look.SizeUnit) * 70, Yes: t("id.go"), No: t("cancel"),
		OnYes: func() bool {
			if err := s.Type(id.Text, r); err != nil {
				wrong.SetText(report.SeverityHigh.Label(sentence(d.Texts, err)))
				wrong.Show()
				body.Refresh()
				layer.Refresh()
				return false
			}
			d.Do(then)
			return true
		}})
}
