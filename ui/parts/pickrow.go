package parts

import (
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/report"
	"samsvar/ui/look"
)

// Sign is a severity with its word.
type Sign struct {
	Severity report.Severity
	Word     string
}

// PickRow is one of some things to work on: a number, what it is, and at the
// right signs, such as its level before and after.
type PickRow struct {
	press
	number   string
	text     string
	signs    []Sign
	selected bool
	box      box
	ring     ring
	num      words
	name     words
	right    []words
	face     *face
}

// NewPickRow makes a row.
func NewPickRow(number, text string, signs []Sign, act func()) *PickRow {
	r := &PickRow{number: number, text: text, signs: signs, box: newBox(), ring: newRing(), num: newWords(number), name: newWords("")}
	for range signs {
		r.right = append(r.right, newWords(""))
	}
	r.extend(r, r.spoken, act)
	return r
}

// Set changes what the row says.
func (r *PickRow) Set(number, text string, signs []Sign) {
	r.number, r.text = number, text
	if len(signs) != len(r.right) {
		r.right = nil
		for range signs {
			r.right = append(r.right, newWords(""))
		}
		if r.face != nil {
			r.face.objects = r.objects()
		}
	}
	r.signs = signs
	r.Refresh()
}

// SetSelected shows the row as the one that is worked on.
func (r *PickRow) SetSelected(selected bool) {
	r.selected = selected
	r.Refresh()
}

func (r *PickRow) spoken() string {
	all := []string{r.number, r.text}
	for _, s := range r.signs {
		all = append(all, s.Word)
	}
	return strings.Join(all, " ")
}

// CreateRenderer is how Fyne draws it.
func (r *PickRow) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	r.face = newFace(r.lay, r.least, r.paint, r.objects()...)
	return r.face
}

func (r *PickRow) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.box.Rectangle, r.num.Text, r.name.Text}
	for _, w := range r.right {
		all = append(all, w.Text)
	}
	return append(all, r.ring.Rectangle)
}

func (r *PickRow) least() fyne.Size { return fyne.NewSize(unit(20), look.Size(look.SizeRow)) }

func (r *PickRow) lay(size fyne.Size) {
	r.box.Resize(size)
	r.ring.Resize(size)
	x := unit(1)
	place(r.num, x, size.Height)
	x += max(unit(2.5), r.num.MinSize().Width+unit(1))
	end := size.Width - unit(1)
	for i := len(r.right) - 1; i >= 0; i-- {
		width := r.right[i].MinSize().Width
		end -= width
		place(r.right[i], end, size.Height)
		end -= unit(1.25)
	}
	r.name.Text.Text = Fit(r.text, end-x, r.measure)
	place(r.name, x, size.Height)
}

func (r *PickRow) measure(s string) float32 {
	return fyne.MeasureText(s, r.name.TextSize, r.name.TextStyle).Width
}

func (r *PickRow) paint() {
	fill, text := look.Role(""), look.Text
	switch {
	case r.selected:
		fill, text = look.Selected, look.OnSelected
	case r.hovered:
		fill = look.Hover
	}
	r.box.paint(fill, "", look.Size(look.SizeRadius))
	r.num.Text.Text = r.number
	r.num.paint(text, look.SizeText, true)
	r.name.paint(text, look.SizeText, r.selected)
	for i, s := range r.signs {
		r.right[i].Text.Text = s.Severity.Label(s.Word)
		role := look.SignRole(s.Severity)
		if r.selected {
			role = look.OnSelected
		}
		r.right[i].paint(role, look.SizeLabel, false)
	}
	r.ring.paint(r.focused, look.Size(look.SizeRadius))
	r.lay(r.BaseWidget.Size())
}
