package parts

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"samsvar/ui/look"
)

// Run is words of a paragraph that look the same. One with an Act is a link,
// and is not broken.
type Run struct {
	Text               string
	Bold, Italic, Code bool
	Act                func()
}

// Prose is a paragraph in which words may stand out or lead somewhere. It takes
// as many lines as its width needs.
type Prose struct {
	widget.BaseWidget
	// OnFocus is told when a link of it gains the focus, to scroll to it.
	OnFocus func(link fyne.CanvasObject)
	Type    fyne.ThemeSizeName // size of the letters; look.SizeText if empty
	Bold    bool               // all of it

	runs   []Run
	rulers map[fyne.TextStyle]*Ruler
	links  map[int]*Link // by run
	pieces []piece
	rows   int
	drawn  []fyne.CanvasObject
}

// piece is what stands together in one line and looks the same.
type piece struct {
	run     int
	text    string
	x       float32
	row     int
	unbound bool // a line may begin with it
}

// NewProse makes a paragraph.
func NewProse(runs ...Run) *Prose {
	p := &Prose{runs: runs, links: map[int]*Link{}}
	for i, run := range runs {
		if run.Act == nil {
			continue
		}
		link := NewLink(run.Text, run.Act)
		link.OnFocus = func(gained bool) {
			if gained && p.OnFocus != nil {
				p.OnFocus(link)
			}
		}
		p.links[i] = link
	}
	p.ExtendBaseWidget(p)
	return p
}

// Text is the words of the paragraph.
func (p *Prose) Text() string {
	var out strings.Builder
	for _, run := range p.runs {
		out.WriteString(run.Text)
	}
	return out.String()
}

// AccessibilityLabel is the words.
func (p *Prose) AccessibilityLabel() string { return p.Text() }

// AccessibilityRole is that of text.
func (p *Prose) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func (p *Prose) sizeName() fyne.ThemeSizeName {
	if p.Type == "" {
		return look.SizeText
	}
	return p.Type
}

func (p *Prose) style(run int) fyne.TextStyle {
	r := p.runs[run]
	return fyne.TextStyle{Bold: r.Bold || p.Bold, Italic: r.Italic, Monospace: r.Code}
}

func (p *Prose) width(run int, text string) float32 {
	style := p.style(run)
	if p.rulers == nil {
		p.rulers = map[fyne.TextStyle]*Ruler{}
	}
	if r := p.rulers[style]; r == nil || r.size != look.Size(p.sizeName()) {
		p.rulers[style] = NewRuler(look.Size(p.sizeName()), style)
	}
	return p.rulers[style].Width(text)
}

// OneLine is the width that the words take in one line.
func (p *Prose) OneLine() float32 {
	var width float32
	for i, run := range p.runs {
		width += p.width(i, run.Text)
	}
	return width + 1
}

// words are the pieces that are not broken, in order.
func (p *Prose) words() []piece {
	var all []piece
	loose := true // blanks stand before the next word
	for i, run := range p.runs {
		if run.Act != nil {
			all = append(all, piece{run: i, text: run.Text, unbound: loose})
			loose = false
			continue
		}
		for n, word := range strings.Split(run.Text, " ") {
			loose = loose || n > 0
			if word != "" {
				all = append(all, piece{run: i, text: word, unbound: loose})
				loose = false
			}
		}
	}
	return all
}

// flow places the words in lines of a width.
func (p *Prose) flow(width float32) {
	words := p.words()
	p.pieces, p.rows = nil, 0
	var x float32
	for from := 0; from < len(words); {
		to, own := p.bound(words, from)
		blank := float32(0)
		if x > 0 {
			blank = p.width(words[from].run, " ")
		}
		if x > 0 && x+blank+own > width {
			x, blank = 0, 0
			p.rows++
		}
		x += blank
		for _, w := range words[from:to] {
			x = p.put(w, x, width)
		}
		from = to
	}
	p.rows++
}

// bound finds the words that follow without a blank, and how wide they are.
func (p *Prose) bound(words []piece, from int) (to int, width float32) {
	to = from
	for to == from || to < len(words) && !words[to].unbound {
		width += p.width(words[to].run, words[to].text)
		to++
	}
	return to, width
}

// put places a word, in more lines where it alone is too wide for one.
func (p *Prose) put(w piece, x, width float32) float32 {
	texts := []string{w.text}
	if p.links[w.run] == nil && p.width(w.run, w.text) > width && width > 0 {
		texts = breakWord(w.text, width, func(s string) float32 { return p.width(w.run, s) })
	}
	for i, text := range texts {
		if i > 0 {
			x = 0
			p.rows++
		}
		if !p.join(w.run, text, x) {
			p.pieces = append(p.pieces, piece{run: w.run, text: text, x: x, row: p.rows})
		}
		x += p.width(w.run, text)
	}
	return x
}

// join puts a word at the end of the piece before it, if that looks the same and
// stands in the same line.
func (p *Prose) join(run int, text string, x float32) bool {
	if len(p.pieces) == 0 {
		return false
	}
	last := &p.pieces[len(p.pieces)-1]
	if last.run != run || last.row != p.rows || p.links[run] != nil {
		return false
	}
	if x > last.x+p.width(run, last.text)+0.1 {
		last.text += " "
	}
	last.text += text
	return true
}

// CreateRenderer is how Fyne draws it.
func (p *Prose) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	r := &proseFace{p: p}
	r.Refresh()
	return r
}

// Resize breaks the lines anew where the width has changed.
func (p *Prose) Resize(size fyne.Size) {
	changed := size.Width != p.Size().Width
	p.BaseWidget.Resize(size)
	if changed {
		p.Refresh()
	}
}

type proseFace struct {
	p    *Prose
	line float32
}

func (r *proseFace) MinSize() fyne.Size {
	least := 2 * look.Size(look.SizeText)
	return fyne.NewSize(least, r.line*float32(max(r.p.rows, 1)))
}

func (r *proseFace) Layout(fyne.Size) {
	for i, o := range r.p.drawn {
		at := r.p.pieces[i]
		o.Resize(fyne.NewSize(r.p.width(at.run, at.text)+1, r.line))
		o.Move(fyne.NewPos(at.x, float32(at.row)*r.line))
	}
}

func (r *proseFace) Refresh() {
	p := r.p
	r.line = fyne.MeasureText("Åg", look.Size(p.sizeName()), fyne.TextStyle{}).Height
	width := p.Size().Width
	if width <= 0 {
		width = p.OneLine() // not placed yet
	}
	p.flow(width)
	p.drawn = make([]fyne.CanvasObject, len(p.pieces))
	for i, at := range p.pieces {
		if link := p.links[at.run]; link != nil {
			p.drawn[i] = link
			continue
		}
		text := canvas.NewText(at.text, look.Color(look.Text))
		text.TextSize, text.TextStyle = look.Size(p.sizeName()), p.style(at.run)
		p.drawn[i] = text
	}
	r.Layout(p.Size())
	canvas.Refresh(p)
}

func (r *proseFace) Objects() []fyne.CanvasObject { return r.p.drawn }

func (r *proseFace) Destroy() {}
