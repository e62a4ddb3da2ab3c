package yearly

import (
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/edit"
)

// fields is a step that fills in fields of the report's own record.
type fields struct {
	page *page
	step step
	form *edit.Form
	kept map[string]string // canonical, as saved
}

func newFields(p *page, s step) *fields {
	f := &fields{page: p, step: s, kept: map[string]string{}}
	deps := p.Form()
	deps.Scroll = p.scroll
	f.form = edit.NewFormOf(deps, model.Reports.Register, p.round().Report, s.fields...)
	f.form.OnReach = func(*edit.Field) { f.commit() }
	f.form.OnChange = p.relay
	f.keep(f.form.Record())
	p.body.Add(f.form.Cards())
	return f
}

func (f *fields) keep(rec reg.Record) {
	for _, key := range f.step.fields {
		f.kept[key] = model.Reports.Value(rec, key).Text()
	}
}

// commit saves the fields that have changed, over the report as it is now.
func (f *fields) commit() {
	rec, changed := f.form.Record(), false
	now := copyOf(f.page.round().Report)
	base := copyOf(now)
	for _, key := range f.step.fields {
		text := model.Reports.Value(rec, key).Text()
		if text == f.kept[key] {
			continue
		}
		changed = true
		if err := model.Reports.Value(now, key).Parse(text); err != nil {
			f.page.Failed(err)
			return
		}
	}
	if !changed {
		return
	}
	model.Reports.AdoptItemIDs(now, base)
	if f.page.save(now, f.page.t("saved.record")) {
		f.keep(rec)
	}
}

// refresh leaves the form alone: nothing else changes these fields while it is
// shown.
func (f *fields) refresh() {}
