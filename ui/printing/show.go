package printing

import (
	"fmt"
	"path/filepath"
	"strings"

	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// dialog is the question in which form.
type dialog struct {
	d    *screen.Deps
	job  job
	help *parts.Text
}

// Show asks in which form a record is to become a document.
func Show(d *screen.Deps, ref reg.Ref) {
	t := d.Texts
	head, _ := d.Store.Head()
	dia := &dialog{d: d, help: parts.NewNote(""),
		job: job{texts: t, view: d.Store.View(), head: head, program: d.Program, now: d.Now(), ref: ref, form: asPDF, files: d.Store}}
	var options []parts.Option
	for _, f := range forms() {
		options = append(options, parts.Option{Key: string(f), Text: t.T("ui.printing." + string(f))})
	}
	how := parts.NewSegments(t.T("ui.printing.how"), options...)
	how.OnChange = func(key string) { dia.choose(form(key)) }
	dia.choose(asPDF)
	warning := parts.NewNote(t.T("ui.printing.personal"))
	warning.Type = look.SizeLabel
	body := parts.Column(14, parts.NewValueOf(t.T("ui.printing.how"), parts.Row(0, how)), dia.help, warning)
	parts.Ask(d.Canvas(), parts.Question{Title: t.T("ui.printing.title"), Body: body, Focus: how, Width: 560,
		Yes: t.T("ui.printing.show"), Other: t.T("ui.printing.save"), No: t.T("ui.printing.cancel"),
		OnYes:   func() bool { d.Do(dia.show); return true },
		OnOther: func() { d.Do(dia.save) }})
}

func (dia *dialog) choose(f form) {
	dia.job.form = f
	dia.help.SetText(dia.d.Texts.T("ui.printing." + string(f) + ".help"))
}

// show shows a copy that goes when the store is closed.
func (dia *dialog) show() {
	path, err := dia.d.CopyFor(dia.job.name())
	if err != nil {
		dia.d.Failed(err)
		return
	}
	dia.run(path, func() {})
}

// save asks where to, writes the document there and shows it.
func (dia *dialog) save() {
	dia.d.Pick.Save(dia.d.Texts.T("ui.printing.title"), dia.job.name(), func(path string) {
		path = ended(path, dia.job.form)
		dia.run(path, func() { dia.d.Saved(dia.d.Texts.T("ui.printing.saved", filepath.Base(path))) })
	})
}

// run writes the document in the background and shows it.
func (dia *dialog) run(path string, written func()) {
	d, j := dia.d, dia.job
	go func() {
		lacking, err := j.run(path)
		d.Do(func() {
			if err != nil {
				d.Failed(err)
				return
			}
			written()
			if err := d.View(path); err != nil {
				d.Failed(err)
			}
			tell(d, lacking)
		})
	}()
}

// tell says what the document had to do without, and which characters it could
// not show.
func tell(d *screen.Deps, all lacks) {
	t := d.Texts
	title, lines := t.T("ui.printing.omitted"), all.omitted
	if len(lines) == 0 {
		title = t.T("ui.printing.replaced")
	}
	for _, c := range all.replaced {
		lines = append(lines, t.T("ui.printing.replaced.line", fmt.Sprintf("U+%04X", c.Rune), t.Int(c.Count)))
	}
	if len(lines) > 0 {
		parts.Tell(d.Canvas(), title, strings.Join(lines, "\n"), t.T("ui.ok"))
	}
}
