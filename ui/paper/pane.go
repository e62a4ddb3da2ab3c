package paper

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// usual is the height of a page before it is known, in widths: that of A4.
const usual = 297.0 / 210

// pane is one of the two sides: a page in a room that it can be scrolled in.
type pane struct {
	pair   *pair
	source source
	work   *screen.Work[painted]
	busy   bool
	page   int // -1 where there is none
	turn   int
	ratio  float64
	has    wish // what is shown; no dots for nothing
	failed wish // what could not be painted

	head   *parts.Text
	note   *parts.Text
	ground *canvas.Rectangle
	image  *canvas.Image
	scroll *container.Scroll
}

// painted is what became of a wish.
type painted struct {
	wish  wish
	img   image.Image
	ratio float64
	err   error
}

func newPane(p *pair, do func(func()), s source) *pane {
	n := &pane{pair: p, source: s, work: screen.NewWork[painted](do), page: -1, ratio: usual,
		head: parts.NewLabel(""), note: parts.NewNote(""), ground: canvas.NewRectangle(color.Transparent), image: &canvas.Image{}}
	n.image.Hide()
	n.scroll = container.NewScroll(container.New(n, n.image))
	n.scroll.OnScrolled = func(fyne.Position) { p.follow(n) }
	return n
}

// Layout puts the page into the middle of its room.
func (n *pane) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	own := n.size()
	n.image.Resize(own)
	n.image.Move(fyne.NewPos(max(size.Width-own.Width, 0)/2, max(size.Height-own.Height, 0)/2))
}

// MinSize is that of the page.
func (n *pane) MinSize([]fyne.CanvasObject) fyne.Size { return n.size() }

// size is how large the page is shown.
func (n *pane) size() fyne.Size {
	room := n.scroll.Size()
	w, h := n.pair.sight.fitted(float64(room.Width), float64(room.Height), n.ratio)
	return fyne.NewSize(float32(w), float32(h))
}

// turnTo shows another page, or none.
func (n *pane) turnTo(page, turn int) {
	if page == n.page && turn == n.turn {
		return
	}
	n.page, n.turn, n.has, n.failed = page, turn, wish{}, wish{}
	n.image.Hide()
	n.scroll.ScrollToOffset(fyne.Position{})
}

// want has the page painted as it is to be shown, unless it is.
func (n *pane) want() {
	w := wish{n.page, n.turn, dotsAcross(float64(n.size().Width), n.ratio, n.pair.scale())}
	switch {
	case n.page < 0:
		n.say("none")
	case n.scroll.Size().Width <= 0 || w == n.has || n.failed.dots > 0:
	case n.busy:
		n.sayWaiting()
	default:
		n.busy = true
		n.sayWaiting()
		source := n.source
		n.work.Run(func(func() bool) painted {
			img, ratio, err := source.paint(w)
			return painted{w, img, ratio, err}
		}, n.painted)
	}
}

func (n *pane) sayWaiting() {
	if n.has.dots == 0 {
		n.say("waiting")
	}
}

// painted shows what was painted, if it is still wanted.
func (n *pane) painted(p painted) {
	n.busy = false
	if p.wish.page == n.page && p.wish.turn == n.turn {
		if p.err != nil {
			n.failed = p.wish
			n.tell(sentence(n.pair.texts, p.err))
		} else {
			n.has, n.ratio, n.image.Image = p.wish, p.ratio, p.img
			n.image.ScaleMode, n.image.FillMode = canvas.ImageScaleSmooth, canvas.ImageFillStretch
			n.image.Show()
			n.note.Hide()
			n.relay()
		}
	}
	n.want()
}

func (n *pane) say(key string) { n.tell(n.pair.texts.T("ui.paper.page." + key)) }

func (n *pane) tell(text string) {
	n.note.SetText(text)
	n.note.Show()
}

// relay lays the page out in another size.
func (n *pane) relay() {
	n.scroll.Content.Refresh()
	n.scroll.Refresh()
	n.image.Refresh()
}

// lay puts the side into its part of the window.
func (n *pane) lay(at fyne.Position, size fyne.Size) {
	const gap = 4
	n.head.Resize(fyne.NewSize(size.Width, n.head.MinSize().Height))
	n.head.Move(at)
	below := n.head.Size().Height + gap
	at, size = at.AddXY(0, below), fyne.NewSize(size.Width, max(size.Height-below, 0))
	n.ground.Move(at)
	n.ground.Resize(size)
	n.scroll.Move(at.AddXY(1, 1))
	n.scroll.Resize(fyne.NewSize(max(size.Width-2, 0), max(size.Height-2, 0)))
	around := look.Size(look.SizeUnit) * 2
	n.note.Resize(fyne.NewSize(max(size.Width-2*around, 0), n.note.Size().Height))
	n.note.Move(at.AddXY(around, around))
}

// share is how far a side is scrolled, of how far it can be.
func (n *pane) share() (x, y float32) {
	x, y = n.free()
	return n.scroll.Offset.X / max(x, 1), n.scroll.Offset.Y / max(y, 1)
}

// free is how far it can be scrolled.
func (n *pane) free() (x, y float32) {
	room, size := n.scroll.Size(), n.size()
	return max(size.Width-room.Width, 0), max(size.Height-room.Height, 0)
}

// scrollTo scrolls to a share.
func (n *pane) scrollTo(x, y float32) {
	freeX, freeY := n.free()
	n.scroll.ScrollToOffset(fyne.NewPos(min(max(x, 0), 1)*freeX, min(max(y, 0), 1)*freeY))
}
