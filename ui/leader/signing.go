package leader

import (
	"crypto/rand"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/archive"
	"samsvar/report/sign"
	"samsvar/settings/identities"
	"samsvar/ui/keys"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// signing is the dialog in which a place of the final document is signed. It
// stays open until the document is signed or the user gives up.
type signing struct {
	*page
	all  []annual.Candidate
	kept []identities.Entry
	who  int // which of all; -1 for nobody yet
	id   int // which of kept; -1 for a new one
	busy bool

	down, idDown *parts.Dropdown
	place, pass  *parts.Entry
	name         *parts.Entry
	fresh        *keys.Passphrase
	own, made    *fyne.Container // for an identity that is kept, and a new one
	about, wrong *parts.Text
	room         *room
	layer        *parts.Layer
	work         *screen.Work[signed]
}

// signed is what signing came to.
type signed struct {
	signature model.Signature
	err       error
}

// askSign asks who signs the final document, with what and where. It is refused
// where nobody may sign.
func (p *page) askSign() {
	if p.now.round == nil || p.now.frozen == nil || len(p.now.round.Unsigned()) == 0 {
		return
	}
	all := candidates(p.Store.View(), p.now.round, p.Today())
	if len(all) == 0 {
		p.askRoles()
		return
	}
	kept, err := p.Identities.List()
	if err != nil {
		p.Failed(err)
		return
	}
	s := &signing{page: p, all: all, kept: kept, who: -1, id: -1, work: screen.NewWork[signed](p.Do)}
	s.open()
}

// askRoles tells that nobody may sign, and leads to where that is mended.
func (p *page) askRoles() {
	parts.Ask(p.Canvas(), parts.Question{Title: p.t("nobody"), Text: p.t("nobody.text"), Yes: p.t("roles"), No: p.t("cancel"),
		OnYes: func() bool {
			p.Do(func() { p.Open(screen.Place{Kind: screen.Register, Register: model.RoleHoldings.Key}) })
			return true
		}})
}

func (s *signing) open() {
	s.build()
	if own := ownAmong(s.all, s.Store.User()); own >= 0 {
		s.choose(own)
	}
	var first fyne.Focusable = s.down
	switch {
	case s.who >= 0 && s.id >= 0:
		first = s.pass
	case s.who >= 0:
		first = s.place
	}
	s.layer = parts.Ask(s.Canvas(), parts.Question{Title: s.t("sign.title"), Body: s.room.all, Scroll: s.room.scroll, Focus: first, Width: 600,
		Yes: s.t("sign.do"), No: s.t("cancel"), OnYes: s.sign, OnNo: s.work.Cancel})
}

// build makes the fields.
func (s *signing) build() {
	s.down, s.idDown = parts.NewDropdown(s.t("signer"), s.t("signer.choose")), parts.NewDropdown(s.t("identity"), s.t("identity.new"))
	s.down.OnOpen, s.idDown.OnOpen = s.pickWho, s.pickIdentity
	s.place, s.pass, s.name = parts.NewEntry(s.t("place")), parts.NewEntry(s.t("pass")), parts.NewEntry(s.t("identity.name"))
	s.pass.Password = true
	s.fresh = keys.NewPassphrase(keys.Of(s.Deps))
	s.about, s.wrong = parts.NewNote(""), parts.NewWrapped("").In(look.Red)
	s.wrong.Hide()
	s.own = parts.Column(8, parts.NewValueOf(s.t("pass"), s.pass))
	s.made = parts.Column(8, parts.NewNote(s.t("identity.make")), parts.NewValueOf(s.t("identity.name"), s.name), s.fresh.Fields())
	s.made.Hide()
	r := s.now.round.Report
	text := parts.NewWrapped(s.t("sign.text", r.Version.Text(), s.Texts.Instant(r.VersionOf(r.Version).Made)))
	s.room = newRoom(s.Canvas(), parts.Column(12, text, parts.NewNote(s.Texts.T("sign.proves")), parts.NewValueOf(s.t("signer"), s.down), parts.NewValueOf(s.t("place"), s.place),
		parts.NewValueOf(s.t("identity"), parts.Column(4, s.idDown, s.about)), s.own, s.made, s.wrong))
	s.down.Follow(s.room.scroll)
	s.idDown.Follow(s.room.scroll)
	for _, e := range []*parts.Entry{s.place, s.pass, s.name, s.fresh.First, s.fresh.Second} {
		e.OnFocus = s.room.reveal(e)
	}
	s.show()
}

// pickWho offers those who may sign.
func (s *signing) pickWho(typed string) {
	picker := &parts.Picker{Label: s.t("signer"), None: s.t("signer.choose"), Chosen: func(key string) bool { return key == strconv.Itoa(s.who) }}
	for i, c := range s.all {
		picker.Options = append(picker.Options, parts.Option{Key: strconv.Itoa(i), Text: candidateText(s.Texts, c)})
	}
	picker.OnPick = func(key string) {
		if i, err := strconv.Atoi(key); err == nil {
			s.choose(i)
		}
	}
	picker.ShowTyped(s.down, typed)
}

// choose takes who signs, with the identity of that person.
func (s *signing) choose(i int) {
	s.who, s.id = i, fitting(s.Store.View(), s.kept, s.all[i], s.Now())
	s.down.SetText(candidateText(s.Texts, s.all[i]))
	s.name.SetText(s.all[i].Name)
	s.wrong.Hide()
	s.show()
}

// pickIdentity offers the identities of this machine, and a new one.
func (s *signing) pickIdentity(typed string) {
	picker := &parts.Picker{Label: s.t("identity"), None: s.t("identity.new"), Chosen: func(key string) bool { return key == strconv.Itoa(s.id) }}
	for i, e := range s.kept {
		picker.Options = append(picker.Options, parts.Option{Key: strconv.Itoa(i), Text: e.Name(), Detail: shortPrint(e.Fingerprint())})
	}
	picker.Options = append(picker.Options, parts.Option{Key: "-1", Text: s.t("identity.new")})
	picker.OnPick = func(key string) {
		if i, err := strconv.Atoi(key); err == nil {
			s.id = i
			s.wrong.Hide()
			s.show()
		}
	}
	picker.ShowTyped(s.idDown, typed)
}

// show shows the fields that the chosen identity needs, and what is said of it.
func (s *signing) show() {
	s.own.Hidden, s.made.Hidden = s.id < 0, s.id >= 0 || s.who < 0
	s.about.In(look.Muted)
	switch {
	case s.who < 0:
		s.idDown.SetText("")
		s.about.SetText(s.t("identity.after"))
	case s.id < 0:
		s.idDown.SetText(s.t("identity.new"))
		s.about.SetText(s.t("identity.new.about", s.all[s.who].Name))
	default:
		e := s.kept[s.id]
		s.idDown.SetText(e.Name())
		s.about.SetText(s.t("identity.about", s.Texts.Day(reg.DayOf(e.Certificate.NotAfter)), shortPrint(e.Fingerprint())))
		if code := unfit(s.Store.View(), e, s.all[s.who], s.Now()); code != "" {
			s.about.In(look.Red).SetText(s.unfitText(code))
		}
	}
	s.room.relay(s.layer)
}

// unfitText says why an identity cannot sign, and the way out.
func (s *signing) unfitText(code string) string {
	e := s.kept[s.id]
	return report.SeverityHigh.Label(s.t("identity."+code, e.Name(), s.all[s.who].Name, s.Texts.Day(reg.DayOf(e.Certificate.NotAfter))))
}

// refuse says what keeps the document from being signed, below the fields.
func (s *signing) refuse(text string, focus fyne.CanvasObject) bool {
	s.busy = false
	s.wrong.In(look.Red).SetText(report.SeverityHigh.Label(strings.ReplaceAll(text, "\n\n", " ")))
	s.wrong.Show()
	s.room.relay(s.layer)
	if focus != nil {
		parts.FocusOn(focus)
	}
	parts.Reveal(s.room.scroll, s.wrong)
	return false
}

// sign signs with what is filled in, in the background. The dialog stays until
// that is done.
func (s *signing) sign() bool {
	if s.busy {
		return false
	}
	if s.who < 0 {
		return s.refuse(s.t("signer.missing"), s.down)
	}
	open, ok := s.opening()
	if !ok {
		return false
	}
	s.busy = true
	s.wrong.In(look.Muted).SetText(s.t("sign.working"))
	s.wrong.Show()
	s.room.relay(s.layer)
	who, frozen, store := s.all[s.who], s.now.frozen, s.Store
	hand := archive.Hand{Signer: who, At: s.Now().In(i18n.Oslo()), Place: strings.TrimSpace(s.place.Text), Role: roleOf(s.Texts, who),
		Texts: s.Texts, By: store.User(), Known: archive.Known(store.View())}
	s.work.Run(func(func() bool) signed {
		id, err := open()
		if err != nil {
			return signed{err: err}
		}
		hand.Identity = id
		signature, err := frozen.Sign(hand, store)
		return signed{signature, err}
	}, s.done)
	return false
}

// opening is how the identity is opened or made, or false after saying what is
// missing.
func (s *signing) opening() (func() (*sign.Identity, error), bool) {
	if s.id >= 0 {
		entry, phrase := s.kept[s.id], s.pass.Text
		if code := unfit(s.Store.View(), entry, s.all[s.who], s.Now()); code != "" {
			return nil, s.refuse(s.t("identity."+code, entry.Name(), s.all[s.who].Name, s.Texts.Day(reg.DayOf(entry.Certificate.NotAfter))), s.idDown)
		}
		return func() (*sign.Identity, error) { return entry.Open(phrase) }, true
	}
	if !archive.Belongs(s.Store.View(), "", s.name.Text, s.all[s.who]) {
		return nil, s.refuse(s.t("identity.name.foreign", s.all[s.who].Name), s.name)
	}
	phrase, ok := s.fresh.Text()
	if !ok {
		s.room.relay(s.layer)
		return nil, false
	}
	holder, folder, from := sign.Holder{Name: s.name.Text, Organisation: s.agency()}, s.Identities, s.Now()
	return func() (*sign.Identity, error) {
		id, err := sign.NewIdentity(holder, from, identities.Years, rand.Reader)
		if err != nil {
			return nil, err
		}
		_, err = folder.Add(id, phrase)
		return id, err
	}, true
}

// done saves the report with the signature, or says what went wrong.
func (s *signing) done(result signed) {
	s.busy = false
	if result.err != nil {
		_, text := screen.Explain(s.Texts, result.err)
		var focus fyne.CanvasObject = s.pass
		if s.id < 0 {
			focus = s.fresh.First
			if kept, err := s.Identities.List(); err == nil && len(kept) > len(s.kept) { // it was made all the same
				s.kept = kept
				s.choose(s.who)
				focus = s.pass
			}
		}
		s.refuse(text, focus)
		return
	}
	s.layer.Close()
	round := s.now.round
	report, err := round.Sign(result.signature)
	s.keep(outcome{report: report, err: err}, round.Report, s.t("signed"))
}

// shortPrint is the beginning of a fingerprint, as people read it.
func shortPrint(fingerprint string) string {
	if len(fingerprint) < 16 {
		return sign.Grouped(fingerprint)
	}
	return sign.Grouped(fingerprint[:16]) + " …"
}
