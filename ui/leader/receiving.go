package leader

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/report"
	"samsvar/report/archive"
	"samsvar/report/pdffile"
	"samsvar/report/sign"
	"samsvar/ui/look"
	"samsvar/ui/paper"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// arrived is a file that came back, or why it cannot be read.
type arrived struct {
	back archive.Arrived
	seen *paper.Seen // of a scan
	err  error
}

// receive asks for a file that was signed elsewhere.
func (p *page) receive() { p.Pick.Open(p.t("receive.title"), []string{".pdf"}, p.Dropped) }

// Receive takes what may be the final document come back, signed with certificates
// or as the scan of a paper.
func (p *page) Receive(path string) bool {
	if p.now.frozen == nil || !slices.Contains(scans(), strings.ToLower(filepath.Ext(path))) {
		return false
	}
	if !parts.Open(p.Canvas()) { // a dialog is to be answered first
		p.Dropped(path)
	}
	return true
}

// Dropped looks at a file that came back and shows what was found.
func (p *page) Dropped(path string) { p.arrive(path, p.t("receive.title"), false) }

// arrive looks at a file. It is a scan if it is wanted as one and has no
// signature, or looks like one.
func (p *page) arrive(path, title string, wanted bool) {
	if p.now.round == nil || p.now.frozen == nil {
		parts.Tell(p.Canvas(), title, p.Texts.T("problem.report_not_sealed"), p.t("close"))
		return
	}
	a := arrival{frozen: p.now.frozen, report: p.now.round.Report, from: p.Store, known: archive.Known(p.Store.View()), scan: wanted}
	p.tell(parts.NewNote(p.t("receive.reading")))
	p.arriving.Run(func(func() bool) arrived { return a.look(path) }, func(found arrived) {
		p.tell()
		switch {
		case found.err != nil:
			_, text := screen.Explain(p.Texts, found.err)
			parts.Tell(p.Canvas(), p.t("receive.unreadable"), paper.Sentence(text), p.t("close"))
		case found.seen != nil:
			p.showScan(found.seen)
		default:
			p.showArrived(found.back)
		}
	})
}

// arrival is what a file that comes back is held against.
type arrival struct {
	frozen *archive.Frozen
	report *model.Report
	from   archive.Opener
	known  func(fingerprint string) sign.Trust
	scan   bool // it is wanted as a scan
}

// look reads a file and finds out what it is.
func (a arrival) look(path string) arrived {
	data, err := pdffile.Read(path)
	if err != nil {
		return arrived{err: err}
	}
	scan := func() (*paper.Seen, error) {
		return paper.Read(context.Background(), data, filepath.Base(path), a.frozen.Document)
	}
	if paper.Picture(data) || a.scan && !bytes.HasPrefix(data, []byte("%PDF-")) {
		seen, err := scan()
		return arrived{seen: seen, err: err}
	}
	back, err := a.frozen.Look(data, a.report, a.from, a.known)
	if err != nil || len(back.Result.Signatures) > 0 || back.Result.Origin == sign.OriginSame && !a.scan {
		return arrived{back: back, err: err}
	}
	seen, err := scan()
	if paper.NoPictures(err) && !a.scan {
		return arrived{back: back}
	}
	return arrived{seen: seen, err: err}
}

// receiving is the dialog that shows what was found in a file, and keeps it.
type receiving struct {
	*page
	back  archive.Arrived
	rows  []*claim
	wrong *parts.Text
	room  *room
	layer *parts.Layer
	work  *screen.Work[kept]
	busy  bool
}

// claim is a signature that is new, and whose it is said to be.
type claim struct {
	found    sign.Signature
	may      []annual.Candidate
	who      int // which of may; -1 for nobody
	down     *parts.Dropdown
	compared *parts.Tick // nil where the certificate is known
	note     *parts.Text
}

// kept is what keeping the file came to.
type kept struct {
	signatures []model.Signature
	err        error
}

// showArrived shows the account of a file. What is refused cannot be kept.
func (p *page) showArrived(back archive.Arrived) {
	r := &receiving{page: p, back: back, wrong: parts.NewWrapped("").In(look.Red), work: screen.NewWork[kept](p.Do)}
	r.wrong.Hide()
	account := sign.Tell(p.Texts, back.Result)
	column := parts.Column(12, verdictOf(account), parts.NewWrapped(account.Advice))
	r.room = newRoom(p.Canvas(), column)
	if back.Result.Verdict != sign.Refused && back.Result.Verdict != sign.Unsigned && len(back.New) == 0 {
		column.Add(parts.NewWrapped(report.SeverityInfo.Label(p.t("receive.nothing"))))
	}
	for i, s := range account.Signatures {
		column.Add(parts.NewLine())
		column.Add(r.signature(s, back.Result.Signatures[i]))
	}
	if len(account.Changes) > 0 {
		column.Add(parts.NewLine())
		column.Add(linesOf(parts.Column(3, parts.NewLabel(p.t("receive.file"))), account.Changes))
	}
	column.Add(r.wrong)
	q := parts.Question{Title: p.t("receive.title"), Body: r.room.all, Scroll: r.room.scroll, Width: 640, Yes: p.t("close")}
	if back.Usable() {
		q.Yes, q.No, q.OnYes, q.OnNo = p.t("receive.keep"), p.t("receive.drop"), r.keepIt, r.work.Cancel
		q.Focus = r.rows[0].down // not the button: it is to be read first
	}
	r.layer = parts.Ask(p.Canvas(), q)
	r.room.scroll.ScrollToTop()
}

// verdictOf is the verdict in large letters.
func verdictOf(a sign.Account) *parts.Text {
	text := parts.NewWrapped(a.Verdict.Severity.Label(a.Verdict.Text)).Strong().In(look.SignRole(a.Verdict.Severity))
	text.Type = look.SizeHeading
	return text
}

func linesOf(column *fyne.Container, all []sign.Line) *fyne.Container {
	for _, l := range all {
		line := parts.NewWrapped(l.Severity.Label(l.Text))
		if l.Severity != report.SeverityNone {
			line.In(look.SignRole(l.Severity))
		}
		column.Add(line)
	}
	return column
}

// signature shows one signature, and asks whose it is if the report does not
// have it yet.
func (r *receiving) signature(s sign.SignatureAccount, found sign.Signature) fyne.CanvasObject {
	column := parts.Column(3, parts.NewWrapped(s.Name).Strong())
	linesOf(column, s.Lines)
	for _, n := range r.back.New {
		if r.back.Usable() && n.Fingerprint == found.Fingerprint && n.At.Equal(found.At) && n.Field == found.Field {
			column.Add(r.claim(found))
		}
	}
	return column
}

// claim asks whose a new signature is.
func (r *receiving) claim(found sign.Signature) fyne.CanvasObject {
	a := &claim{found: found, may: archive.Candidates(r.Store.View(), r.now.round, found, r.Today()), who: -1,
		down: parts.NewDropdown(r.t("receive.who"), r.t("receive.nobody")), note: parts.NewWrapped("").In(look.Amber)}
	a.down.OnOpen = func(typed string) { r.pick(a, typed) }
	a.down.Follow(r.room.scroll)
	fields := parts.Column(6, parts.NewValueOf(r.t("receive.who"), a.down), a.note)
	if found.Trust != sign.Known {
		a.compared = parts.NewTick(r.t("receive.compared"))
		a.compared.Follow(r.room.scroll)
		fields.Add(a.compared)
	}
	r.rows = append(r.rows, a)
	if len(a.may) > 0 && (len(a.may) == 1 || archive.Belongs(r.Store.View(), found.Fingerprint, found.Name, a.may[0])) {
		a.who = 0
	}
	r.showWho(a)
	return parts.Pad(4, 0, fields)
}

func (r *receiving) pick(a *claim, typed string) {
	picker := &parts.Picker{Label: r.t("receive.who"), None: r.t("receive.nobody"), Chosen: func(key string) bool { return key == strconv.Itoa(a.who) }}
	for i, c := range a.may {
		picker.Options = append(picker.Options, parts.Option{Key: strconv.Itoa(i), Text: candidateText(r.Texts, c)})
	}
	picker.Options = append(picker.Options, parts.Option{Key: "-1", Text: r.t("receive.nobody")})
	picker.OnPick = func(key string) {
		if i, err := strconv.Atoi(key); err == nil {
			a.who = i
			r.wrong.Hide()
			r.showWho(a)
		}
	}
	picker.ShowTyped(a.down, typed)
}

// showWho shows whose a signature is said to be, and that the certificate names
// somebody else.
func (r *receiving) showWho(a *claim) {
	a.note.Hidden = len(a.may) > 0 && (a.who < 0 || r.belongs(a))
	switch {
	case len(a.may) == 0:
		a.note.SetText(report.SeverityMedium.Label(r.t("receive.noone", a.found.Name)))
	case a.who < 0:
		a.down.SetText("")
	default:
		a.down.SetText(candidateText(r.Texts, a.may[a.who]))
		a.note.SetText(report.SeverityMedium.Label(r.t("receive.foreign", a.found.Name, a.may[a.who].Name)))
	}
	r.room.relay(r.layer)
}

func (r *receiving) belongs(a *claim) bool {
	return archive.Belongs(r.Store.View(), a.found.Fingerprint, a.found.Name, a.may[a.who])
}

// taken are the signatures to be kept, or false after saying what is missing.
func (r *receiving) taken() ([]archive.Taken, bool) {
	var all []archive.Taken
	for _, a := range r.rows {
		if a.who < 0 {
			continue
		}
		compared := a.compared != nil && a.compared.On()
		if a.compared != nil && !compared && !r.belongs(a) {
			return nil, r.refuse(r.t("receive.compare", a.found.Name), a.compared)
		}
		all = append(all, archive.Taken{Found: a.found, Signer: a.may[a.who], Compared: compared})
	}
	if len(all) == 0 {
		return nil, r.refuse(r.t("receive.whose"), r.rows[0].down)
	}
	return all, true
}

func (r *receiving) refuse(text string, focus fyne.CanvasObject) bool {
	r.busy = false
	r.wrong.SetText(report.SeverityHigh.Label(text))
	r.wrong.Show()
	r.room.relay(r.layer)
	if focus != nil {
		parts.FocusOn(focus)
	}
	parts.Reveal(r.room.scroll, r.wrong)
	return false
}

// keepIt keeps the file in the background and saves the report with its
// signatures.
func (r *receiving) keepIt() bool {
	if r.busy {
		return false
	}
	taken, ok := r.taken()
	if !ok {
		return false
	}
	r.busy = true
	back, frozen, store, at, lang := r.back, r.now.frozen, r.Store, r.Instant(), string(r.Texts.Lang())
	r.work.Run(func(func() bool) kept {
		all, err := back.Keep(frozen, taken, lang, store.User(), at, store)
		return kept{all, err}
	}, func(k kept) {
		base, round := r.now.round.Report, r.now.round
		for _, s := range k.signatures {
			var report *model.Report
			if report, k.err = round.Sign(s); k.err != nil {
				break
			}
			round = round.With(report)
		}
		if k.err != nil {
			_, text := screen.Explain(r.Texts, k.err)
			r.refuse(text, nil)
			return
		}
		r.layer.Close()
		r.keep(outcome{report: round.Report}, base, r.t("received"))
	})
	return false
}
