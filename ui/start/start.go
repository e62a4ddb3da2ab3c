package start

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/i18n"
	"samsvar/settings"
	"samsvar/storage/vault"
	"samsvar/ui/keys"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// Deps are what the first page is given.
type Deps struct {
	Texts    *i18n.Texts
	Settings settings.Settings
	Problem  error // why the store that was asked for is not open; nil for nothing
	Do       func(func())
	Canvas   func() fyne.Canvas
	Pick     screen.Picker
	Open     func(path string) error
	Create   func(Making) error
	Keys     keys.Deps // for showing a new recovery key
}

// Making is a store that is to be made.
type Making struct {
	Path, Name string
	Sample     bool // fill it with the invented agency
	Plain      bool // do not encrypt it
	Recovery   vault.Recovery
	Passphrase string // "" for none
}

// page is the first page.
type page struct {
	Deps
	folder  string
	problem *fyne.Container
	working *parts.Text
	busy    bool // a store is being opened or made
}

// paintPause is long enough for the window to be painted once.
const paintPause = 60 * time.Millisecond

// New makes the first page.
func New(d Deps) fyne.CanvasObject {
	p := &page{Deps: d, folder: defaultFolder(), problem: parts.Column(0), working: parts.NewNote("")}
	p.working.Hide()
	if d.Problem != nil {
		p.showProblem(d.Problem)
	}
	column := parts.Column(12, parts.Column(4, parts.NewTitle(p.t("title")), parts.NewNote(p.t("line"))),
		p.problem, p.working, p.choices())
	if recent := existing(d.Settings.Recent); len(recent) > 0 {
		column.Add(p.recent(recent))
	}
	middle := container.New(&middle{width: 600}, column)
	return parts.NewPlain(look.Page, container.NewVScroll(middle))
}

func (p *page) t(key string, args ...string) string { return p.Texts.T("ui.start."+key, args...) }

// choices are the three ways to begin.
func (p *page) choices() fyne.CanvasObject {
	create := parts.NewPrimary(p.t("new.do"), p.askName)
	open := parts.NewButton(p.t("open.do"), p.pickStore)
	try := parts.NewButton(p.t("sample.do"), p.trySample)
	return parts.NewCard(parts.Lined(12,
		choice(p.t("new"), p.t("new.text"), create),
		choice(p.t("open"), p.t("open.text"), open),
		choice(p.t("sample"), p.t("sample.text"), try)))
}

func choice(title, text string, do *parts.Button) fyne.CanvasObject {
	return parts.Pad(4, 0, parts.Ends(16, parts.Column(2, parts.NewHeading(title), parts.NewNote(text)), do))
}

// recent are the stores opened last.
func (p *page) recent(paths []string) fyne.CanvasObject {
	const most = 5
	rows := parts.Column(4)
	for _, path := range paths[:min(len(paths), most)] {
		name := strings.TrimSuffix(filepath.Base(path), ending)
		link := parts.NewLink(name, func() { p.open(path) })
		folder := parts.NewMuted(filepath.Dir(path))
		folder.Type, folder.Cut = look.SizeLabel, true
		rows.Add(parts.Stretch(12, folder, link, folder))
	}
	return parts.NewCard(parts.NewHeading(p.t("recent")), rows)
}

func (p *page) showProblem(err error) {
	_, text := screen.Explain(p.Texts, err)
	head := parts.NewWrapped(p.t("problem")).In(look.Red).Strong()
	card := parts.NewCard(head, parts.NewWrapped(text))
	card.SetEdge(look.Red)
	p.problem.Objects = []fyne.CanvasObject{card}
	p.problem.Refresh()
}

func (p *page) pickStore() {
	p.Pick.Open(p.t("open"), []string{ending}, p.open)
}

// open opens a store; what hinders it stands on the page afterwards.
func (p *page) open(path string) {
	p.work(p.t("opening"), func() error { return p.Open(path) })
}

func (p *page) trySample() {
	path, ok := p.place(fileName(p.t("sample.name")))
	if ok {
		p.work(p.t("working"), func() error {
			return p.Create(Making{Path: path, Name: p.t("sample.name"), Sample: true, Plain: true})
		})
	}
}

// place is a free path in the folder, which is made first; it tells where that
// is not possible.
func (p *page) place(name string) (string, bool) {
	if err := os.MkdirAll(p.folder, 0o700); err != nil {
		p.tell(p.t("create.no_folder", p.folder))
		return "", false
	}
	return freePath(p.folder, name), true
}

func (p *page) tell(text string) {
	parts.Tell(p.Canvas(), p.Texts.T("ui.failed"), text, p.Texts.T("ui.ok"))
}

// work says that something is under way before it begins, since opening a large
// store takes a moment in which the window is not painted.
func (p *page) work(text string, do func() error) {
	p.problem.Objects = nil
	p.problem.Refresh()
	p.working.SetText(text)
	p.working.Show()
	if p.busy {
		return
	}
	p.busy = true
	time.AfterFunc(paintPause, func() { p.Do(func() { p.finish(do()) }) })
}

func (p *page) finish(err error) {
	p.busy = false
	p.working.Hide()
	if err != nil {
		p.showProblem(err)
	}
}

// middle keeps a column of at most this width in the middle of the window.
type middle struct{ width float32 }

// MinSize is that of the column with air above and below.
func (m *middle) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[0].MinSize()
	return fyne.NewSize(min(least.Width, 320), least.Height+2*air())
}

// Layout puts the column a little above the middle.
func (m *middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(m.width*look.Size(look.SizeUnit)/8, size.Width-2*air())
	column := objects[0]
	column.Resize(fyne.NewSize(width, column.Size().Height))
	height := column.MinSize().Height
	column.Resize(fyne.NewSize(width, height))
	column.Move(fyne.NewPos((size.Width-width)/2, max((size.Height-height)*0.4, air())))
}

func air() float32 { return 3 * look.Size(look.SizeUnit) }
