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

// keep saves a report, with the actions that were decided, and tells so.
func (p *page) keep(o outcome, base *model.Report, said string, actions ...*model.Action) bool {
	p.tell()
	if o.err == nil {
		_, o.err = p.Store.Save(write(o.report, base, actions...))
	}
	if o.err != nil {
		p.next = nil
		p.Failed(o.err)
		return false
	}
	p.Saved(said)
	return true
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
