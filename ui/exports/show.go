package exports

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/exchange"
	"samsvar/model"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
	"samsvar/ui/seek"
)

// dialog is the question what to export and how.
type dialog struct {
	d        *screen.Deps
	offered  string       // register that is proposed, "" for none
	some     seek.Records // only these of what is offered; nil for all
	all      bool         // all records after all
	register string
	kind     kind
	how      *fyne.Container
	help     *parts.Text
}

// Show asks what to export; register is what is proposed, "" for everything.
func Show(d *screen.Deps, register string) { show(d, register, nil) }

// ShowSome proposes some records of a register.
func ShowSome(d *screen.Deps, register string, records seek.Records) { show(d, register, records) }

// someKey stands for the records that are proposed, among what can be exported.
const someKey = "some"

func show(d *screen.Deps, register string, some seek.Records) {
	dia := &dialog{d: d, offered: register, register: register, some: some, kind: workbook, how: container.NewStack(),
		help: parts.NewNote("")}
	t := d.Texts
	body := parts.Column(14)
	var focus fyne.Focusable
	if r := model.Register(register); r != nil {
		options := []parts.Option{{Key: register, Text: t.RegisterMany(r)}, {Text: t.T("ui.exports.everything")}}
		if some != nil {
			options = append([]parts.Option{{Key: someKey, Text: t.N("ui.exports.some", some.Len())}}, options...)
		}
		what := parts.NewSegments(t.T("ui.exports.what"), options...)
		what.OnChange = dia.setWhat
		body.Add(parts.NewValueOf(t.T("ui.exports.what"), parts.Row(0, what)))
		focus = what
	}
	body.Add(parts.NewValueOf(t.T("ui.exports.how"), dia.how))
	body.Add(dia.help)
	warning := parts.NewNote(t.T("ui.exports.personal"))
	warning.Type = look.SizeLabel
	body.Add(warning)
	kinds := dia.showKinds()
	if focus == nil {
		focus = kinds
	}
	parts.Ask(d.Canvas(), parts.Question{Title: t.T("ui.exports.title"), Body: body, Focus: focus, Width: 640,
		Yes: t.T("ui.exports.choose"), No: t.T("ui.exports.cancel"),
		OnYes: func() bool { d.Do(dia.choose); return true }})
}

func (dia *dialog) setWhat(what string) {
	dia.register, dia.all = what, what != someKey
	if what == someKey {
		dia.register = dia.offered
	}
	dia.showKinds()
}

// showKinds offers the kinds of files that fit.
func (dia *dialog) showKinds() *parts.Segments {
	t := dia.d.Texts
	var options []parts.Option
	fits := false
	for _, k := range kinds(dia.register) {
		options = append(options, parts.Option{Key: string(k), Text: t.T("ui.exports." + string(k))})
		fits = fits || k == dia.kind
	}
	if !fits {
		dia.kind = workbook
	}
	how := parts.NewSegments(t.T("ui.exports.how"), options...)
	how.Select(string(dia.kind))
	how.OnChange = func(key string) { dia.setKind(kind(key)) }
	dia.how.Objects = []fyne.CanvasObject{parts.Row(0, how)}
	dia.how.Refresh()
	dia.setKind(dia.kind)
	return how
}

func (dia *dialog) setKind(k kind) {
	dia.kind = k
	dia.help.SetText(dia.d.Texts.T("ui.exports." + string(k) + ".help"))
}

// choose asks where to, and writes there in the background.
func (dia *dialog) choose() {
	d := dia.d
	j := job{register: dia.register, kind: dia.kind, exporter: exchange.Exporter{Source: d.Store.View(), Texts: d.Texts, Now: d.Now()}}
	if dia.some != nil && !dia.all {
		j.exporter.Source = picked{j.exporter.Source, dia.register, dia.some}
	}
	d.Pick.Save(d.Texts.T("ui.exports.title"), j.name(d.Texts, d.Today()), func(path string) {
		j.path = ended(path, j.kind)
		name := filepath.Base(j.path)
		screen.NewWork[error](d.Do).RunTold(d.Busy, d.Texts.T("ui.exports.writing", name), j.run, func(err error) {
			if err != nil {
				d.Failed(err)
				return
			}
			d.Saved(d.Texts.T("ui.exports.done", name))
		}, func() { d.Saved(d.Texts.T("ui.exports.given_up", name)) })
	})
}
