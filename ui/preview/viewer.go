package preview

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"samsvar/report/pdf"
	"samsvar/report/raster"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// viewer shows pages below each other. It is one stop of the Tab key: the page
// keys turn pages, the arrows scroll, plus and minus change the size.
type viewer struct {
	widget.BaseWidget
	sight  sight
	pages  *pdf.Pages
	work   *screen.Work[painted]
	busy   bool
	say    func(page int) string     // what a page is called
	onMove func()                    // told when another page or size is shown
	dotsOf func() float64            // dots of the screen to a unit of the window
	onKey  func(*fyne.KeyEvent) bool // sees keys first; true means done with
	sheets []*leaf
	board  *fyne.Container
	scroll *container.Scroll
	ring   *canvas.Rectangle
	told   [2]int // page and percentage that were told last
}

// painted is a page that was painted in the background.
type painted struct {
	of   *pdf.Pages
	n    int
	dots float64
	img  *canvas.Image
	err  error
}

func newViewer(do func(func()), say func(int) string, dots func() float64) *viewer {
	v := &viewer{work: screen.NewWork[painted](do), say: say, dotsOf: dots, ring: canvas.NewRectangle(color.Transparent)}
	v.board = container.New(&spread{v})
	v.scroll = container.NewScroll(v.board)
	v.scroll.OnScrolled = func(at fyne.Position) {
		v.sight.top = float64(at.Y)
		v.look()
	}
	v.ring.StrokeWidth = look.Size(look.SizeRing)
	v.ring.Hide()
	v.ExtendBaseWidget(v)
	return v
}

// set shows other pages, at the place where those before were left.
func (v *viewer) set(pages *pdf.Pages) {
	v.work.Cancel()
	v.busy, v.pages = false, pages
	v.sight.count = pages.Len()
	v.sight.paperW, v.sight.paperH = pages.Size()
	v.sheets, v.board.Objects = nil, nil
	for n := range pages.Len() {
		s := newLeaf(v.say(n) + " " + pages.Text(n))
		v.sheets = append(v.sheets, s)
		v.board.Add(s)
	}
	v.relay()
}

// setZoom changes the size and keeps the page in sight.
func (v *viewer) setZoom(z zoom) {
	_, before := v.sight.all()
	share := v.sight.top / max(before, 1)
	v.sight.zoom = z
	v.board.Refresh()
	v.scroll.Refresh()
	_, after := v.sight.all()
	v.scrollTo(share * after)
	v.relay()
}

// turn goes to a page.
func (v *viewer) turn(n int) { v.scrollTo(v.sight.to(n)) }

func (v *viewer) scrollTo(y float64) {
	_, h := v.sight.all()
	y = min(max(y, 0), max(h-v.sight.height, 0))
	v.scroll.ScrollToOffset(fyne.NewPos(v.scroll.Offset.X, float32(y)))
	v.sight.top = y
	v.look()
}

func (v *viewer) relay() {
	v.board.Refresh()
	v.scroll.Refresh()
	v.look()
}

// look tells what is in sight, and has what is missing painted.
func (v *viewer) look() {
	if now := [2]int{v.sight.at(), v.sight.percent()}; now != v.told {
		v.told = now
		if v.onMove != nil {
			v.onMove()
		}
	}
	for n, s := range v.sheets {
		if v.sight.far(n) {
			s.clear()
		}
	}
	v.paint()
}

// paint paints the most urgent page that is not painted in this size.
func (v *viewer) paint() {
	if v.busy || v.pages == nil || v.sight.width <= 0 {
		return
	}
	dots := v.sight.dots(v.dotsOf())
	for _, n := range v.sight.wanted() {
		if v.sheets[n].dots == dots {
			continue
		}
		v.busy = true
		pages := v.pages
		v.work.Run(func(func() bool) painted { return painting(pages, n, dots) }, v.wasPainted)
		return
	}
}

// painting paints a page in the background.
func painting(pages *pdf.Pages, n int, dots float64) painted {
	painter, err := raster.New()
	if err != nil {
		return painted{err: err}
	}
	return painted{of: pages, n: n, dots: dots, img: canvas.NewImageFromImage(painter.Page(pages, n, dots))}
}

func (v *viewer) wasPainted(p painted) {
	v.busy = false
	if p.err == nil && p.of == v.pages {
		v.sheets[p.n].show(p)
		v.paint()
	}
}

// stop ends what goes on in the background.
func (v *viewer) stop() {
	v.work.Cancel()
	v.pages = nil
}

// Tapped takes the focus.
func (v *viewer) Tapped(*fyne.PointEvent) { parts.FocusOn(v) }

// FocusGained shows the ring.
func (v *viewer) FocusGained() { v.setRing(true) }

// FocusLost takes the ring away.
func (v *viewer) FocusLost() { v.setRing(false) }

func (v *viewer) setRing(shown bool) {
	v.ring.StrokeColor = look.Color(look.Focus)
	v.ring.Hidden = !shown
	v.ring.Refresh()
}

// TypedRune changes the size.
func (v *viewer) TypedRune(r rune) {
	switch r {
	case '+':
		v.setZoom(v.sight.larger())
	case '-':
		v.setZoom(v.sight.smaller())
	case '0':
		v.setZoom(fitWidth)
	}
}

// TypedKey turns pages and scrolls.
func (v *viewer) TypedKey(ev *fyne.KeyEvent) {
	const line = 48
	if v.onKey != nil && v.onKey(ev) {
		return
	}
	switch ev.Name {
	case fyne.KeyPageDown:
		v.turn(v.sight.at() + 1)
	case fyne.KeyPageUp:
		v.back()
	case fyne.KeyHome:
		v.turn(0)
	case fyne.KeyEnd:
		v.turn(v.sight.count - 1)
	case fyne.KeyDown:
		v.scrollTo(v.sight.top + line)
	case fyne.KeyUp:
		v.scrollTo(v.sight.top - line)
	case fyne.KeySpace:
		v.scrollTo(v.sight.top + v.sight.height*0.9)
	case fyne.KeyLeft, fyne.KeyRight:
		by := float32(line)
		if ev.Name == fyne.KeyLeft {
			by = -line
		}
		v.scroll.ScrollToOffset(v.scroll.Offset.AddXY(by, 0))
	}
}

// mark marks places that were found, one of them more than the others.
func (v *viewer) mark(found []pdf.Found, at int) {
	for _, s := range v.sheets {
		s.marks = nil
	}
	for i, f := range found {
		for _, b := range f.Boxes {
			v.sheets[f.Page].marks = append(v.sheets[f.Page].marks, marked{b, i == at})
		}
	}
	for _, s := range v.sheets {
		s.paperW = v.sight.paperW
		s.Refresh()
	}
}

// reveal scrolls so that a place that was found is in sight.
func (v *viewer) reveal(f pdf.Found) {
	if len(f.Boxes) == 0 {
		return
	}
	_, top := v.sight.place(f.Page)
	y := top + f.Boxes[0].Y*v.sight.scale()
	if y < v.sight.top+margin || y > v.sight.top+v.sight.height*0.85 {
		v.scrollTo(y - v.sight.height/3)
	}
}

// back goes to the beginning of the page in sight, or to the page before where
// it already begins.
func (v *viewer) back() {
	n := v.sight.at()
	if v.sight.top <= v.sight.to(n)+1 {
		n--
	}
	v.turn(n)
}

// AccessibilityLabel says which page is in sight.
func (v *viewer) AccessibilityLabel() string { return v.say(v.sight.at()) }

// AccessibilityRole is that of a list, of pages.
func (v *viewer) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is how Fyne draws it.
func (v *viewer) CreateRenderer() fyne.WidgetRenderer {
	v.ExtendBaseWidget(v)
	return &viewerFace{v}
}

type viewerFace struct{ v *viewer }

// Layout gives the pages the whole room, and may change their size.
func (f *viewerFace) Layout(size fyne.Size) {
	v := f.v
	v.scroll.Resize(size)
	v.ring.Resize(size)
	if w, h := float64(size.Width), float64(size.Height); w != v.sight.width || h != v.sight.height {
		at := v.sight.at()
		begins := v.sight.top <= v.sight.to(at)+1
		v.sight.width, v.sight.height = w, h
		v.relay()
		if begins {
			v.turn(at)
		}
	}
}

func (f *viewerFace) MinSize() fyne.Size { return fyne.NewSize(200, 160) }

func (f *viewerFace) Refresh() {
	f.v.ring.StrokeColor = look.Color(look.Focus)
	f.v.ring.Refresh()
	f.v.relay()
}

func (f *viewerFace) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.v.scroll, f.v.ring}
}

func (f *viewerFace) Destroy() {}

// spread lays the pages out below each other.
type spread struct{ v *viewer }

// Layout puts every page in its place.
func (s *spread) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	w, h := s.v.sight.page()
	for n, o := range objects {
		x, y := s.v.sight.place(n)
		o.Move(fyne.NewPos(float32(x), float32(y)))
		o.Resize(fyne.NewSize(float32(w), float32(h)))
	}
}

// MinSize is that of all pages.
func (s *spread) MinSize([]fyne.CanvasObject) fyne.Size {
	w, h := s.v.sight.all()
	return fyne.NewSize(float32(w), float32(h))
}
