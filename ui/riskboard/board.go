package riskboard

import (
	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/matrix"
	"samsvar/ui/parts"
	"samsvar/ui/worksheet"
)

// Board is the list of risks with their matrix, and the one that is selected.
type Board struct {
	risks
	selected int
	stage    *parts.Segments
	grid     *matrix.Grid
	rows     []*parts.PickRow
	list     *fyne.Container
	note     *parts.Text
	editor   *editor
	place    *fyne.Container // of the editor
	all      *fyne.Container
}

// NewBoard makes the board of a sheet's list.
func NewBoard(s *worksheet.Sheet, c Config) *Board {
	b := &Board{risks: risks{c, s}, list: parts.Column(2), place: parts.Column(0), note: parts.NewNote("")}
	b.grid = matrix.NewGrid(s.Texts, matrix.New(c.Levels()))
	b.grid.OnSet, b.grid.OnSelect = b.put, b.Select
	b.grid.OnFocus = func(gained bool) {
		if gained {
			s.Reveal(b.grid)
		}
	}
	b.stage = parts.NewSegments(b.t("stage"), parts.Option{Key: string(matrix.Before), Text: b.t("before")},
		parts.Option{Key: string(matrix.After), Text: b.t("after")})
	b.stage.OnChange = func(key string) { b.setStage(matrix.Stage(key)) }
	add := s.Focused(parts.NewButton(b.t("add"), b.Add))
	left := parts.NewCard(parts.Ends(8, parts.NewHeading(s.Texts.Field(s.Register, b.field())), add), b.list)
	right := parts.NewCard(parts.Ends(8, parts.NewHeading(b.t("matrix")), b.stage), b.grid, b.note)
	const least, gap, share = 800, 14, 0.4
	b.all = parts.Column(12, parts.NewBeside(least, gap, func(width float32) float32 { return width * share }, left, right), b.place)
	b.selected = -1
	if b.items().Len() > 0 {
		b.selected = 0
	}
	b.open()
	return b
}

// Object is what to put into the window.
func (b *Board) Object() fyne.CanvasObject { return b.all }

// Commit has nothing to do: every change goes into the draft at once.
func (b *Board) Commit() {}

// Refresh shows the draft as it is now.
func (b *Board) Refresh() {
	state := b.grid.State()
	state.Levels, state.Marks, state.Selected = b.Levels(), b.marks(), b.selected
	b.grid.Refresh()
	if len(b.rows) != b.items().Len() {
		b.makeRows()
	}
	b.showRows()
	b.note.SetText(b.help())
	if b.editor != nil {
		b.editor.refresh()
	}
}

// help says what a press does now.
func (b *Board) help() string {
	accepted := b.t("accepted", b.sheet.Texts.Code(&model.RiskLevels.CodeSet, string(b.Accepted())))
	if b.selected < 0 {
		return accepted
	}
	return b.t("press", number(b.selected)) + " " + accepted
}

func (b *Board) makeRows() {
	b.rows, b.list.Objects = nil, nil
	for at := range b.items().Len() {
		b.rows = append(b.rows, nil)
		b.list.Add(b.row(at))
	}
	if len(b.rows) == 0 {
		b.list.Add(parts.NewNote(b.t("none")))
	}
}

func (b *Board) row(at int) *parts.PickRow {
	row := parts.NewPickRow(number(at), b.name(at), b.signs(at), func() { b.Select(at) })
	row.SetSelected(at == b.selected)
	row.OnFocus = func(gained bool) {
		if gained {
			b.sheet.Reveal(row)
		}
	}
	b.rows[at] = row
	return row
}

// showRows shows what has changed. Rows that stay keep the focus.
func (b *Board) showRows() {
	for at, row := range b.rows {
		row.Set(number(at), b.name(at), b.signs(at))
		row.SetSelected(at == b.selected)
	}
	b.list.Refresh()
}

// Select opens a risk for editing.
func (b *Board) Select(at int) {
	if at == b.selected {
		return
	}
	b.sheet.Commit()
	b.selected = at
	b.grid.State().Select(at)
	b.open()
	b.sheet.Refresh()
}

// open makes the editor of the selected risk.
func (b *Board) open() {
	b.editor, b.place.Objects = nil, nil
	if b.selected >= 0 && b.selected < b.items().Len() {
		b.editor = newEditor(b, b.selected)
		b.place.Add(b.editor.card)
	}
	b.grid.State().Marks = b.marks()
	b.grid.State().Select(b.selected)
}

func (b *Board) setStage(stage matrix.Stage) {
	b.grid.State().Stage = stage
	b.grid.State().Select(b.selected)
	b.Refresh()
}

// put puts the selected risk into a cell and saves that.
func (b *Board) put(c matrix.Cell) {
	if b.selected < 0 {
		return
	}
	b.risks.put(b.selected, b.grid.State().Stage, c)
	b.editor.load()
	b.sheet.Commit()
	b.sheet.Refresh()
}

// Add adds a risk and goes to what may happen.
func (b *Board) Add() {
	b.sheet.Commit()
	b.items().Add()
	b.selected = b.items().Len() - 1
	b.open()
	b.sheet.Refresh()
	b.editor.focus()
}

// remove takes the selected risk away, after asking.
func (b *Board) remove() {
	at := b.selected
	parts.Ask(b.sheet.Canvas(), parts.Question{Title: b.t("remove.ask", number(at)), Text: b.name(at),
		Yes: b.t("remove"), No: b.sheet.Texts.T("ui.record.cancel"), Danger: true,
		OnYes: func() bool {
			b.items().Remove(at)
			b.selected = min(at, b.items().Len()-1)
			b.open()
			b.sheet.Commit()
			b.sheet.Refresh()
			return true
		}})
}

// move puts the selected risk one place up or down.
func (b *Board) move(by int) {
	to := b.selected + by
	if to < 0 || to >= b.items().Len() {
		return
	}
	b.items().Move(b.selected, to)
	b.selected = to
	b.open()
	b.sheet.Commit()
	b.sheet.Refresh()
}

// object is the item that is selected; it moves when the draft is saved.
func (b *Board) object(at int) func() reg.Object {
	return func() reg.Object { return b.items().At(at) }
}
