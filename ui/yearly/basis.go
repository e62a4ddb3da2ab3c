package yearly

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// Rows and further columns of a table of records.
const (
	basisRows    = 10
	basisColumns = 2
)

// basis is the records behind a figure, folded away until asked for.
type basis struct {
	page    *page
	why     string // what the records are, in words
	records []reg.Ref
	open    bool
	box     *fyne.Container
}

func newBasis(p *page, records []reg.Ref, why string) *basis {
	b := &basis{page: p, why: why, records: records, box: parts.Column(0)}
	b.box.Hide()
	return b
}

func (b *basis) toggle(records []reg.Ref) {
	b.open, b.records = !b.open, records
	b.box.Hidden = !b.open
	b.box.Objects = nil
	if b.open {
		b.show()
	}
	b.box.Refresh()
}

func (b *basis) show() {
	if len(b.records) == 0 {
		b.box.Add(parts.NewNote(b.page.t("basis.none")))
		return
	}
	extra := b.extra()
	b.box.Add(b.header(extra))
	for _, ref := range b.records[:min(len(b.records), basisRows)] {
		b.box.Add(parts.NewLine())
		b.box.Add(b.row(ref, extra))
	}
	if one := b.register(); len(b.records) > basisRows && one != nil {
		place := screen.Place{Kind: screen.Register, Register: one.Key, Records: b.records, Why: b.why}
		b.box.Add(parts.NewLine())
		b.box.Add(parts.Pad(6, 8, parts.Row(0, parts.NewLink(b.page.t("basis.all", b.page.Texts.Int(len(b.records))),
			func() { b.page.Open(place) }))))
	}
}

// register is the one all records belong to, or nil.
func (b *basis) register() *reg.Register {
	for _, ref := range b.records {
		if ref.Register != b.records[0].Register {
			return nil
		}
	}
	return model.Register(b.records[0].Register)
}

// extra are the columns besides number and title: the first of the register's
// list; none where the records are of several registers.
func (b *basis) extra() []*reg.Field {
	r := b.register()
	if r == nil {
		return nil
	}
	var fields []*reg.Field
	for _, f := range r.Listed() {
		if f.Key != r.TitleField && f.Path != "nr" && len(fields) < basisColumns {
			fields = append(fields, f)
		}
	}
	return fields
}

func (b *basis) header(extra []*reg.Field) fyne.CanvasObject {
	r := model.Register(b.records[0].Register)
	names := []string{b.page.Texts.T("field.nr"), b.page.Texts.Register(r)}
	if b.register() == nil {
		names[1] = ""
	}
	for _, f := range extra {
		names = append(names, b.page.Texts.Field(r, f))
	}
	var cells []fyne.CanvasObject
	for _, name := range names {
		text := parts.NewLabel(name).Strong()
		text.Cut = true
		cells = append(cells, text)
	}
	return tableRow(cells)
}

func (b *basis) row(ref reg.Ref, extra []*reg.Field) fyne.CanvasObject {
	view := b.page.Store.View()
	rec, ok := view.Get(ref.Register, ref.ID)
	if !ok {
		return tableRow([]fyne.CanvasObject{parts.NewMuted(""), parts.NewMuted(b.page.t("basis.gone"))})
	}
	names := b.page.Names(view)
	title := parts.NewLink(names(ref.Register, ref.ID), func() {
		b.page.Open(screen.Place{Kind: screen.Record, Register: ref.Register, ID: ref.ID})
	})
	title.OnFocus = func(gained bool) {
		if gained {
			b.page.reveal(title)
		}
	}
	no := parts.NewMuted(rec.Header().No)
	no.Cut = true
	cells := []fyne.CanvasObject{no, parts.Flow(0, title)}
	for _, f := range extra {
		cell := parts.NewText(b.page.short(f, rec, names))
		cell.Cut = true
		cells = append(cells, cell)
	}
	return tableRow(cells)
}

// tableRow lays cells out in the columns of a table of records.
func tableRow(cells []fyne.CanvasObject) fyne.CanvasObject {
	row := container.New(&shares{parts: []float32{2, 5, 3, 3}}, cells...)
	return parts.Pad(5, look.Size(look.SizeUnit), row)
}
