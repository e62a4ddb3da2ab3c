package riskboard

import (
	"fyne.io/fyne/v2"

	"samsvar/model/reg"
	"samsvar/ui/edit"
	"samsvar/ui/parts"
)

// editor is the fields of the selected risk: the risk as it stands at the left,
// what is done about it at the right.
type editor struct {
	board  *Board
	at     int
	fields []*edit.Field
	title  *parts.Text
	card   *parts.Surface
}

func newEditor(b *Board, at int) *editor {
	e := &editor{board: b, at: at, title: parts.NewHeading("")}
	up, down := parts.NewQuiet("↑", func() { b.move(-1) }), parts.NewQuiet("↓", func() { b.move(1) })
	up.SetLabel(b.t("up", number(at)))
	down.SetLabel(b.t("down", number(at)))
	head := parts.Ends(4, e.title, b.sheet.Focused(up), b.sheet.Focused(down), b.sheet.Focused(parts.NewQuiet(b.t("remove"), b.remove)))
	before, after := parts.Column(12), parts.Column(12)
	e.add(before, b.Before)
	e.add(after, b.After)
	after.Add(parts.Row(0, b.sheet.Focused(parts.NewButton(b.t("new_action"), func() { b.askAction(at, "", nil) }))))
	const least, gap = 720, 24
	half := func(width float32) float32 { return (width - gap) / 2 }
	e.card = parts.NewCard(head, parts.NewBeside(least, gap, half, before, after))
	e.refresh()
	return e
}

func (e *editor) add(to *fyne.Container, keys []string) {
	b := e.board
	deps := b.sheet.Form()
	deps.Label = func(f *reg.Field) string { return b.sheet.Texts.FieldShort(b.sheet.Register, f) }
	deps.Create = e.create(deps.Create)
	for _, key := range keys {
		f := edit.NewField(deps, b.sub(key), b.object(e.at), false)
		f.OnChange = e.changed
		f.OnFocus = func(gained bool) {
			if gained {
				b.sheet.Reveal(f.Object())
				b.sheet.Commit()
			}
		}
		e.fields = append(e.fields, f)
		to.Add(f.Object())
	}
}

// create makes actions with their source and asks for the rest; other records
// are made as in any form.
func (e *editor) create(usual func(register, typed string, done func(reg.ID))) func(register, typed string, done func(reg.ID)) {
	return func(register, typed string, done func(reg.ID)) {
		if register == actionsKey() {
			e.board.askAction(e.at, typed, nil)
			return
		}
		usual(register, typed, done)
	}
}

// changed follows up a change: levels follow from the steps, and some fields
// come and go.
func (e *editor) changed() {
	e.board.derive(e.at)
	e.board.Refresh()
	e.board.sheet.Relay()
}

// refresh shows which risk this is, and the fields that have a meaning now.
func (e *editor) refresh() {
	b := e.board
	e.title.SetText(b.t("risk", number(e.at), b.name(e.at)))
	for _, f := range e.fields {
		f.Object().(*fyne.Container).Hidden = !f.Description().Visible(b.object(e.at)())
	}
}

// load shows the values anew.
func (e *editor) load() {
	for _, f := range e.fields {
		f.Load()
	}
}

func (e *editor) focus() {
	if len(e.fields) > 0 {
		e.fields[0].Focus()
	}
}
