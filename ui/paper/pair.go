package paper

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"samsvar/i18n"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// pair is the scan and the document beside each other. It is one stop of the Tab
// key: the page keys turn both, the arrows scroll both, plus and minus change the
// size.
type pair struct {
	widget.BaseWidget
	texts     *i18n.Texts
	sight     sight
	version   string // of the document
	scan, own *pane
	ring      *canvas.Rectangle
	onMove    func() // told when other pages or another size are shown
}

func newPair(texts *i18n.Texts, do func(func()), s *Seen, version string) *pair {
	p := &pair{texts: texts, sight: newSight(s), version: version, ring: canvas.NewRectangle(color.Transparent)}
	p.scan, p.own = newPane(p, do, &scanned{scan: s.scan}), newPane(p, do, ownPages{s.pages})
	p.ring.StrokeWidth = look.Size(look.SizeRing)
	p.ring.Hide()
	p.ExtendBaseWidget(p)
	p.show()
	return p
}

func (p *pair) both() []*pane { return []*pane{p.scan, p.own} }

// scale is how many dots of the screen a unit of the window is.
func (p *pair) scale() float64 {
	if c := parts.CanvasOf(p); c != nil {
		return float64(c.Scale())
	}
	return 1
}

// change changes what is in sight, and shows it.
func (p *pair) change(how func(*sight)) {
	how(&p.sight)
	p.show()
}

func (p *pair) show() {
	x, y := p.own.share()
	p.scan.turnTo(p.sight.scan(), p.sight.turn)
	p.own.turnTo(p.sight.page(), 0)
	p.scan.head.SetText(p.title("scan", p.sight.scan(), p.sight.scanned))
	p.own.head.SetText(p.title("own", p.sight.page(), p.sight.own))
	for _, n := range p.both() {
		n.relay()
		n.scrollTo(x, y)
		n.want()
	}
	if p.onMove != nil {
		p.onMove()
	}
	p.Refresh()
}

// title is which page a side shows.
func (p *pair) title(side string, page, count int) string {
	if page < 0 {
		return p.texts.T("ui.paper."+side+".none", p.version)
	}
	return p.texts.T("ui.paper."+side, p.version, p.texts.Int(page+1), p.texts.Int(count))
}

// follow scrolls the other side as far as one was scrolled.
func (p *pair) follow(moved *pane) {
	x, y := moved.share()
	for _, n := range p.both() {
		if n != moved {
			n.scrollTo(x, y)
		}
	}
}

// scrollBy scrolls both by units of the window.
func (p *pair) scrollBy(dx, dy float32) {
	for _, n := range p.both() {
		freeX, freeY := n.free()
		n.scrollTo((n.scroll.Offset.X+dx)/max(freeX, 1), (n.scroll.Offset.Y+dy)/max(freeY, 1))
	}
}

// stop ends what goes on in the background.
func (p *pair) stop() {
	for _, n := range p.both() {
		n.work.Cancel()
		n.busy, n.page = true, -1
	}
}

// Tapped takes the focus.
func (p *pair) Tapped(*fyne.PointEvent) { parts.FocusOn(p) }

// FocusGained shows the ring.
func (p *pair) FocusGained() { p.setRing(true) }

// FocusLost takes the ring away.
func (p *pair) FocusLost() { p.setRing(false) }

func (p *pair) setRing(shown bool) {
	p.ring.Hidden = !shown
	p.Refresh()
}

// TypedRune changes the size.
func (p *pair) TypedRune(r rune) {
	switch r {
	case '+':
		p.change(func(s *sight) { s.enlarge(1) })
	case '-':
		p.change(func(s *sight) { s.enlarge(-1) })
	case '0':
		p.change(func(s *sight) { s.zoom = 0 })
	}
}

// TypedKey turns pages and scrolls.
func (p *pair) TypedKey(ev *fyne.KeyEvent) {
	const line = 48
	switch ev.Name {
	case fyne.KeyPageDown:
		p.change(func(s *sight) { s.move(1) })
	case fyne.KeyPageUp:
		p.change(func(s *sight) { s.move(-1) })
	case fyne.KeyHome:
		p.change(func(s *sight) { s.at = s.first() })
	case fyne.KeyEnd:
		p.change(func(s *sight) { s.at = s.last() })
	case fyne.KeyDown:
		p.scrollBy(0, line)
	case fyne.KeyUp:
		p.scrollBy(0, -line)
	case fyne.KeyRight:
		p.scrollBy(line, 0)
	case fyne.KeyLeft:
		p.scrollBy(-line, 0)
	default:
		parts.Unhandled(p, ev)
	}
}

// AccessibilityLabel says which pages lie beside each other.
func (p *pair) AccessibilityLabel() string {
	return p.texts.T("ui.paper.pair", p.scan.head.Text(), p.own.head.Text())
}

// AccessibilityRole is that of text, the nearest there is.
func (p *pair) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is how Fyne draws it.
func (p *pair) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return &pairFace{p}
}

type pairFace struct{ p *pair }

// Layout gives both sides the same room.
func (f *pairFace) Layout(size fyne.Size) {
	const inset = 4 // for the ring
	p, gap := f.p, look.Size(look.SizeUnit)*1.5
	width := (size.Width - gap - 2*inset) / 2
	p.ring.Resize(size)
	for i, n := range p.both() {
		n.lay(fyne.NewPos(inset+float32(i)*(width+gap), inset), fyne.NewSize(width, size.Height-2*inset))
		n.relay()
		n.want()
	}
}

func (f *pairFace) MinSize() fyne.Size { return fyne.NewSize(240, 160) }

func (f *pairFace) Refresh() {
	f.p.ring.StrokeColor, f.p.ring.CornerRadius = look.Color(look.Focus), look.Size(look.SizeRadius)
	for _, n := range f.p.both() {
		n.ground.FillColor, n.ground.StrokeColor, n.ground.StrokeWidth = look.Color(look.Page), look.Color(look.Edge), look.Size(look.SizeLine)
		n.ground.Refresh()
	}
	f.p.ring.Refresh()
	f.Layout(f.p.Size())
}

func (f *pairFace) Objects() []fyne.CanvasObject {
	p := f.p
	return []fyne.CanvasObject{p.scan.ground, p.scan.scroll, p.scan.head, p.scan.note, p.own.ground, p.own.scroll, p.own.head, p.own.note, p.ring}
}

func (f *pairFace) Destroy() {}
