package leader

import (
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
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

// askSign asks who signs and where. It is refused while something is missing,
// and where nobody may sign.
func (p *page) askSign() {
	round := p.now.round
	if round == nil || round.Locked() {
		return
	}
	if n := len(round.Blockers()); n > 0 {
		p.refuse("blocked", p.Texts.N("ui.leader.line.left", n)+" "+p.t("blocked.text"))
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
	parts.Ask(p.Canvas(), parts.Question{Title: p.t("sign.title"), Text: p.t("sign.text"), Body: body, Focus: down, Width: 560,
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

// sign makes the files in the background and saves the signed report.
func (p *page) sign(who signer, place string) {
	s, store := p.now, p.Store
	s.in.Now, s.in.HistoryHead = p.Now(), p.input().HistoryHead
	with := signing{signer: who, place: place, at: p.Now().In(i18n.Oslo()), lang: p.Texts.Lang(), user: store.User(),
		fileName: fileName(p.kind, p.agency(), s.round.Report)}
	p.tell(parts.NewNote(p.t("signing")))
	p.working.Run(func(func() bool) outcome {
		signed, err := s.sign(with, store)
		return outcome{report: signed, err: err}
	}, func(o outcome) { p.keep(o, s.round.Report, p.t("signed")) })
}

func (p *page) agency() string {
	for _, a := range model.Agencies.All(p.Store.View()) {
		return a.Name(string(p.Texts.Lang()))
	}
	return ""
}

// keep saves a report and tells so.
func (p *page) keep(o outcome, base *model.Report, said string) {
	p.tell()
	if o.err != nil {
		p.Failed(o.err)
		return
	}
	var actions []*model.Action
	if o.report.Signed() { // what was decided and is no action yet becomes one
		actions = annual.DecidedActions(o.report)
	}
	if _, err := p.Store.Save(write(o.report, base, actions...)); err != nil {
		p.Failed(err)
		return
	}
	p.Saved(said)
}

// askReopen asks why a signed document is opened again.
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

// Export saves the signed document with what belongs to it.
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

// versions lists the versions there are, the newest first.
func (p *page) versions() fyne.CanvasObject {
	r := p.now.round.Report
	if len(r.Versions) == 0 {
		return nil
	}
	rows := parts.Lined(8)
	for i := len(r.Versions) - 1; i >= 0; i-- {
		if i < len(r.Versions)-1 {
			rows.Add(parts.NewLine())
		}
		rows.Add(p.version(r, &r.Versions[i]))
	}
	return parts.NewCard(parts.NewHeading(p.t("versions")), rows)
}

func (p *page) version(r *model.Report, v *model.ReportVersion) fyne.CanvasObject {
	column := parts.Column(4, parts.NewWrapped(p.versionText(r, v)).Strong())
	if v.Replaces.IsSet() {
		column.Add(parts.NewWrapped(p.t("version.replaces", v.Replaces.Text(), v.Reason)))
	}
	if v.DataHash != "" {
		grid := parts.Column(2, parts.NewWrappedLabel(p.t("version.data", v.DataHash)), parts.NewWrappedLabel(p.t("version.file", v.FileHash)))
		column.Add(grid)
	}
	ways := parts.Flow(12)
	for _, file := range v.Files {
		if !strings.HasSuffix(file.Name, ".content.json") {
			ways.Add(parts.NewLink(p.t("version.save", file.Name), func() { p.Form().Files.Save(file) }))
		}
	}
	column.Add(ways)
	return column
}

func (p *page) versionText(r *model.Report, v *model.ReportVersion) string {
	for i := range r.Signatures {
		if s := &r.Signatures[i]; s.Version == v.Number && s.Role == model.RoleLeader {
			return p.t("version.signed", v.Number.Text(), s.Name, p.Texts.Instant(s.At))
		}
	}
	if v.Opened != 0 {
		return p.t("version.opened", v.Number.Text(), v.OpenedBy, p.Texts.Instant(v.Opened))
	}
	return p.t("version.plain", v.Number.Text())
}
