package printing

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"samsvar/i18n"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/catalogue"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// dialog is the question which document, and in which form.
type dialog struct {
	d     *screen.Deps
	wish  wish
	title string
	help  *parts.Text
	layer *parts.Layer
	// scroll is what the fields scroll in where the window has no room for all of
	// them; nil where it has.
	scroll *container.Scroll
}

// Show asks as which document, and in which form, a record is wanted.
func Show(d *screen.Deps, ref reg.Ref) {
	dia := &dialog{d: d, wish: forRecord(ref, d.Texts.Lang()), title: d.Texts.T("ui.printing.title")}
	dia.ask()
}

// These asks for one of some documents, the first of them unless another is
// chosen.
func These(d *screen.Deps, year int, ids ...string) {
	if year == 0 {
		year = annual.CurrentYear(d.Store.View(), d.Today())
	}
	dia := &dialog{d: d, wish: forAny(year, d.Texts.Lang(), ids...), title: d.Texts.T("ui.printing.title")}
	dia.ask()
}

// All asks for any document there is.
func All(d *screen.Deps) {
	year := annual.CurrentYear(d.Store.View(), d.Today())
	dia := &dialog{d: d, wish: forAny(year, d.Texts.Lang()), title: d.Texts.T("ui.documents.title")}
	dia.ask()
}

// ask opens the dialog for the wish as it is.
func (dia *dialog) ask() {
	d, t := dia.d, dia.d.Texts
	dia.help = parts.NewNote("")
	how := dia.formats()
	warning := parts.NewNote(t.T("ui.printing.personal"))
	warning.Type = look.SizeLabel
	body := parts.Column(14)
	for _, o := range dia.choices() {
		body.Add(o)
	}
	body.Add(parts.NewValueOf(t.T("ui.printing.how"), parts.Row(0, how)))
	body.Add(dia.help)
	if dia.wish.form == asPDF {
		link := parts.NewLink(t.T("ui.documents.preview"), dia.preview)
		link.OnFocus = dia.reveal(link)
		body.Add(parts.Row(0, link))
	}
	body.Add(warning)
	width, room := measure(d.Canvas())
	shown := dia.fitted(body, width, room)
	dia.layer = parts.Ask(d.Canvas(), parts.Question{Title: dia.title, Body: shown, Scroll: dia.scroll, Focus: how, Width: width,
		Yes: t.T("ui.printing.show"), Other: t.T("ui.printing.save"), No: t.T("ui.printing.cancel"),
		OnYes:   func() bool { return dia.checked(dia.show) },
		OnOther: func() { dia.checked(dia.save) }})
}

// measure says how wide the dialog is, and how high its fields may be, so that
// its buttons stay in a window of any size.
func measure(c fyne.Canvas) (width, room float32) {
	const normal, beside = 560, 16 // units that everything but the fields takes
	unit := look.Size(look.SizeUnit)
	return min(normal*unit/8, c.Size().Width-4*unit), c.Size().Height - beside*unit
}

// fitted is the fields, which scroll where they are higher than the room.
func (dia *dialog) fitted(body *fyne.Container, width, room float32) fyne.CanvasObject {
	dia.scroll = nil
	inner := width - 5*look.Size(look.SizeUnit)
	body.Resize(fyne.NewSize(inner, room))
	if body.MinSize().Height <= room {
		return body
	}
	dia.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(2, 2, 2, 14), body))
	dia.scroll.SetMinSize(fyne.NewSize(inner, room))
	return dia.scroll
}

// reveal scrolls to a field that got the focus.
func (dia *dialog) reveal(o fyne.CanvasObject) func(bool) {
	return func(gained bool) {
		if gained && dia.scroll != nil {
			parts.Reveal(dia.scroll, o)
		}
	}
}

// again opens the dialog for another wish.
func (dia *dialog) again() {
	dia.layer.Close()
	dia.d.Do(dia.ask)
}

// checked does something later if all that is needed is chosen, and reports
// whether it is.
func (dia *dialog) checked(act func()) bool {
	if !dia.wish.ready() {
		dia.help.SetText(dia.d.Texts.T("ui.documents.choose_record"))
		return false
	}
	dia.d.Do(act)
	return true
}

func (dia *dialog) formats() *parts.Segments {
	t := dia.d.Texts
	var options []parts.Option
	for _, f := range dia.wish.forms() {
		options = append(options, parts.Option{Key: string(f), Text: t.T("ui.printing." + string(f))})
	}
	how := parts.NewSegments(t.T("ui.printing.how"), options...)
	how.Select(string(dia.wish.form))
	how.OnFocus = dia.reveal(how)
	how.OnChange = func(key string) { dia.choose(form(key)) }
	dia.choose(dia.wish.form)
	return how
}

func (dia *dialog) choose(f form) {
	dia.wish.form = f
	dia.help.SetText(dia.d.Texts.T("ui.printing." + string(f) + ".help"))
}

// job is what is to be made; its texts are in the language that was chosen.
func (dia *dialog) job() (job, error) {
	texts := dia.d.Texts
	if dia.wish.lang != texts.Lang() {
		var err error
		if texts, err = i18n.New(dia.wish.lang); err != nil {
			return job{}, err
		}
	}
	return job{in: dia.d.Documents(texts), wish: dia.wish}, nil
}

// preview shows the pages of the document in the window.
func (dia *dialog) preview() {
	if !dia.wish.ready() {
		dia.help.SetText(dia.d.Texts.T("ui.documents.choose_record"))
		return
	}
	r := dia.wish.request()
	dia.layer.Close()
	dia.d.Do(func() {
		dia.d.Open(screen.Place{Kind: screen.Preview, Document: r.Document, Register: dia.wish.ref().Register, ID: r.ID, Year: r.Year,
			Made: &screen.Made{Lang: dia.wish.lang, Extent: r.Extent, Public: r.Public, Names: r.Names}})
	})
}

// show shows a copy that goes when the store is closed.
func (dia *dialog) show() {
	j, err := dia.job()
	if err == nil {
		var path string
		if path, err = dia.d.CopyFor(j.name()); err == nil {
			dia.run(j, path, func() {})
			return
		}
	}
	dia.d.Failed(err)
}

// save asks where to, writes the document there and shows it.
func (dia *dialog) save() {
	j, err := dia.job()
	if err != nil {
		dia.d.Failed(err)
		return
	}
	dia.d.Pick.Save(dia.d.Texts.T("ui.printing.title"), j.name(), func(path string) {
		path = ended(path, dia.wish.form)
		dia.run(j, path, func() { dia.d.Saved(dia.d.Texts.T("ui.printing.saved", filepath.Base(path))) })
	})
}

// run writes the document in the background and shows it.
func (dia *dialog) run(j job, path string, written func()) {
	d := dia.d
	go func() {
		lacking, err := j.run(path)
		d.Do(func() {
			var refused *catalogue.Error
			if errors.As(err, &refused) {
				parts.Tell(d.Canvas(), dia.title, refused.Words(d.Texts), d.Texts.T("ui.ok"))
				return
			}
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
func tell(d *screen.Deps, all catalogue.Lacks) {
	t := d.Texts
	title, lines := t.T("ui.printing.omitted"), all.Omitted
	if len(lines) == 0 {
		title = t.T("ui.printing.replaced")
	}
	for _, c := range all.Replaced {
		lines = append(lines, t.T("ui.printing.replaced.line", fmt.Sprintf("U+%04X", c.Rune), t.Int(c.Count)))
	}
	if len(lines) > 0 {
		parts.Tell(d.Canvas(), title, strings.Join(lines, "\n"), t.T("ui.ok"))
	}
}
