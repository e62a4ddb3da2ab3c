package leader

import (
	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/paper"
	"samsvar/ui/parts"
)

// scans are the endings of files that scanners write.
func scans() []string { return []string{".pdf", ".png", ".jpg", ".jpeg"} }

// printToSign shows the final document in the system's viewer, to be printed there
// and signed.
func (p *page) printToSign() {
	if p.now.frozen == nil {
		return
	}
	p.OpenFile(p.now.frozen.PDF())
	p.tell(parts.NewNote(p.t("paper.printing")))
}

// receivePaper asks for the scan of a document that was signed on paper.
func (p *page) receivePaper() {
	p.Pick.Open(p.t("paper.title"), scans(), func(path string) { p.arrive(path, p.t("paper.title"), true) })
}

// showScan compares a scan with the document, once it is known to be of it.
func (p *page) showScan(s *paper.Seen) {
	round := p.now.round
	if s.Missing() != nil {
		paper.AskID(p.Deps, round.Report, s, func() { p.compare(s) })
		return
	}
	if err := s.Check(round.Report); err != nil {
		parts.Tell(p.Canvas(), p.t("paper.refused"), paper.Sentence(p.Texts.ParseError(err)), p.t("close"))
		return
	}
	p.compare(s)
}

// compare shows the scan beside the document, and saves what is confirmed.
func (p *page) compare(s *paper.Seen) {
	paper.Show(p.Deps, p.now.round, s, func(k paper.Kept) {
		if said := p.t("paper.kept", k.Name); p.keep(outcome{report: k.Report}, k.Base, said) {
			p.tell(parts.NewWrapped(report.SeverityGood.Label(said)).In(look.Green))
		}
	})
}
