package leader

import (
	"path/filepath"
	"strconv"
	"strings"

	"samsvar/model"
	"samsvar/report"
	"samsvar/report/archive"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// outcome is what background work came to.
type outcome struct {
	report *model.Report
	path   string
	err    error
}

// askSign asks who signs the final document and where. It is refused where
// nobody may sign.
func (p *page) askSign() {
	if p.now.round == nil || !p.now.round.Report.AwaitsSignature() {
		return
	}
	all := signers(p.Store.View(), p.Today())
	if len(all) == 0 {
		parts.Ask(p.Canvas(), parts.Question{Title: p.t("nobody"), Text: p.t("nobody.text"), Yes: p.t("roles"), No: p.t("cancel"),
			OnYes: func() bool {
				p.Do(func() { p.Open(screen.Place{Kind: screen.Register, Register: model.RoleHoldings.Key}) })
				return true
			}})
		return
	}
	p.askSigner(all)
}

func (p *page) refuse(title, text string) {
	parts.Tell(p.Canvas(), p.t(title), text, p.t("close"))
}

func (p *page) askSigner(all []signer) {
	chosen := -1
	down := parts.NewDropdown(p.t("signer"), p.t("signer.choose"))
	choose := func(i int) {
		chosen = i
		down.SetText(p.signerText(all[i]))
	}
	if len(all) == 1 {
		choose(0)
	}
	down.OnOpen = func(typed string) {
		picker := &parts.Picker{Label: p.t("signer"), None: p.t("signer.choose"), Chosen: func(key string) bool { return key == strconv.Itoa(chosen) },
			OnPick: func(key string) {
				if i, err := strconv.Atoi(key); err == nil {
					choose(i)
				}
			}}
		for i, s := range all {
			picker.Options = append(picker.Options, parts.Option{Key: strconv.Itoa(i), Text: p.signerText(s)})
		}
		picker.ShowTyped(down, typed)
	}
	place, wrong := parts.NewEntry(p.t("place")), parts.NewWrapped("").In(look.Red)
	wrong.Hide()
	body := parts.Column(10, parts.NewValueOf(p.t("signer"), down), wrong, parts.NewValueOf(p.t("place"), place), parts.NewNote(p.t("proves")))
	r := p.now.round.Report
	text := p.t("sign.text", r.Version.Text(), p.Texts.Instant(r.VersionOf(r.Version).Made))
	parts.Ask(p.Canvas(), parts.Question{Title: p.t("sign.title"), Text: text, Body: body, Focus: down, Width: 560,
		Yes: p.t("sign.do"), No: p.t("cancel"), OnYes: func() bool {
			if chosen < 0 {
				wrong.SetText(report.SeverityHigh.Label(p.t("signer.missing")))
				wrong.Show()
				body.Refresh()
				return false
			}
			p.sign(all[chosen], strings.TrimSpace(place.Text))
			return true
		}})
}

func (p *page) signerText(s signer) string {
	if s.proxy != "" {
		return p.t("signer.deputy", s.name, s.deputyOf, s.proxy)
	}
	return p.t("signer.leader", s.name)
}

// sign saves the report with a signature on it.
func (p *page) sign(who signer, place string) {
	round := p.now.round
	signed, err := round.Sign(who.attested(place, string(p.Texts.Lang()), p.Instant()))
	p.keep(outcome{report: signed, err: err}, round.Report, p.t("signed"))
}

// keep saves a report, with the actions that were decided, and tells so.
func (p *page) keep(o outcome, base *model.Report, said string, actions ...*model.Action) {
	p.tell()
	if o.err != nil {
		p.Failed(o.err)
		return
	}
	if _, err := p.Store.Save(write(o.report, base, actions...)); err != nil {
		p.Failed(err)
		return
	}
	p.Saved(said)
}

// askReopen asks why a final document is opened again.
func (p *page) askReopen() {
	round := p.now.round
	if round == nil || !round.Locked() {
		return
	}
	reason, wrong := parts.NewTextArea(p.t("reason"), 3), parts.NewWrapped("").In(look.Red)
	wrong.Hide()
	body := parts.Column(8, parts.NewValueOf(p.t("reason"), reason), wrong)
	number := round.Report.Version
	parts.Ask(p.Canvas(), parts.Question{Title: p.t("reopen.title"), Focus: reason, Body: body, Width: 560,
		Text: p.t("reopen.text", number.Text(), strconv.Itoa(number.Int()+1)), Yes: p.t("reopen.do"), No: p.t("cancel"), OnYes: func() bool {
			if strings.TrimSpace(reason.Text) == "" {
				wrong.SetText(report.SeverityHigh.Label(p.t("reason.missing")))
				wrong.Show()
				body.Refresh()
				return false
			}
			opened, err := reopened(round.Report, reason.Text, p.Instant(), p.Store.User())
			p.keep(outcome{report: opened, err: err}, round.Report, p.t("reopened"))
			return true
		}})
}

// Export saves the final document with what belongs to it.
func (p *page) Export() {
	frozen, store := p.now.frozen, p.Store
	if frozen == nil {
		p.Preview()
		return
	}
	p.Pick.Save(p.t("save"), frozen.Version.FileName, func(path string) {
		p.working.Run(func(func() bool) outcome {
			files, err := frozen.Copies(store, path)
			if err == nil {
				err = screen.WriteFiles(files)
			}
			return outcome{path: path, err: err}
		}, func(o outcome) {
			if o.err != nil {
				p.Failed(o.err)
				return
			}
			text := p.Texts.T("ui.yearly.written", o.path)
			p.tell(parts.NewWrapped(report.SeverityGood.Label(text)).In(look.Green),
				parts.NewNote(p.Texts.T("ui.yearly.written.beside", filepath.Base(archive.DataName(o.path)))))
			p.Saved(text)
		})
	})
}
