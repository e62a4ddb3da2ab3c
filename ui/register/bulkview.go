package register

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/model/reg"
	"samsvar/ui/edit"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
	"samsvar/ui/seek"
)

// changeAll asks which field of the ticked records is to be changed.
func (s *Screen) changeAll() {
	n := s.list.marks.count()
	if n == 0 || s.filter.deleted || !s.fewEnough(n) {
		return
	}
	t := s.d.Texts
	p := &parts.Picker{Label: t.T("ui.register.change"), Search: t.T("ui.register.search_fields"), None: t.T("ui.register.no_fields"),
		OnPick: func(key string) { s.askChange(s.register.Field(key), s.ticked()) }}
	for _, f := range changeable(s.register) {
		p.Options = append(p.Options, parts.Option{Key: f.Key, Text: t.Field(s.register, f)})
	}
	p.Show(s.view.change)
}

// changing is the dialog in which a field is changed for many records.
type changing struct {
	s       *Screen
	bulk    bulk
	probe   reg.Record // holds the value
	value   *edit.Field
	warning *parts.Text
}

func (s *Screen) askChange(f *reg.Field, records seek.Records) {
	t, n := s.d.Texts, records.Len()
	c := &changing{s: s, bulk: bulk{register: s.register, field: f, how: replaceAll, records: records}, probe: s.register.New(),
		warning: parts.NewNote("")}
	_ = f.Of(c.probe).Parse("") // without the value of a new record
	deps := s.d.Form()
	deps.Open = nil
	deps.Label = func(f *reg.Field) string { return t.Field(s.register, f) }
	body := parts.Column(10)
	if isList(f) {
		body.Add(parts.Row(0, c.hows()))
	}
	column := parts.Column(10)
	scroll := container.NewVScroll(column)
	deps.Scroll = scroll
	c.value = edit.NewField(deps, f, func() reg.Object { return c.probe }, false)
	c.value.OnChange = c.say
	column.Add(c.value.Object())
	if f.Kind == reg.KindItems || f.Kind == reg.KindOne {
		scroll.SetMinSize(fyne.NewSize(400, 320))
		body.Add(scroll)
	} else {
		body.Add(c.value.Object())
	}
	c.warning.Type = look.SizeLabel
	body.Add(c.warning)
	c.say()
	parts.Ask(s.d.Canvas(), parts.Question{Title: t.N("ui.register.change.title", n), Body: body, Width: 520,
		Yes: t.N("ui.register.change.yes", n), No: t.T("ui.register.cancel"), OnYes: c.yes})
	c.value.Focus()
}

// hows chooses what becomes of what a list has.
func (c *changing) hows() fyne.CanvasObject {
	t := c.s.d.Texts
	var options []parts.Option
	for _, how := range []string{replaceAll, addTo, takeFrom} {
		options = append(options, parts.Option{Key: how, Text: t.T("ui.register.change." + how)})
	}
	segments := parts.NewSegments(t.T("ui.register.change.how"), options...)
	segments.OnChange = func(key string) {
		c.bulk.how = key
		c.say()
	}
	return segments
}

func (c *changing) text() string { return c.bulk.field.Of(c.probe).Text() }

// say warns that nothing given empties the field.
func (c *changing) say() {
	key := "ui.register.change.help"
	if c.text() == "" && c.bulk.how == replaceAll {
		key = "ui.register.change.empties"
	}
	c.warning.SetText(c.s.d.Texts.T(key))
}

func (c *changing) yes() bool {
	if c.value.Err() != nil {
		c.value.Focus()
		return false
	}
	if c.text() == "" && c.bulk.how != replaceAll {
		c.value.SetProblems([]reg.Problem{{Field: c.bulk.field.Path, Code: "required"}})
		return false
	}
	c.bulk.value = c.text()
	c.s.d.Do(func() { c.s.carryOut(c.bulk) })
	return true
}

// saved is what came of changing many records.
type saved struct {
	bulked
	err error
}

// carryOut changes the records in the background, as one change.
func (s *Screen) carryOut(b bulk) {
	store, t := s.d.Store, s.d.Texts
	b.view = store.View()
	screen.NewWork[saved](s.d.Do).RunTold(s.d.Busy, t.N("ui.register.changing", b.records.Len()), func(stopped func() bool) saved {
		made := b.make(stopped)
		if made.changed == 0 {
			return saved{bulked: made}
		}
		_, err := store.Save(made.change)
		return saved{bulked: made, err: err}
	}, func(done saved) {
		if done.err != nil {
			s.d.Failed(done.err)
			return
		}
		text := t.N("ui.register.changed", done.changed)
		if done.hidden > 0 {
			text += " " + t.N("ui.register.not_changed", done.hidden)
		}
		s.d.Saved(text)
	}, nil)
}
