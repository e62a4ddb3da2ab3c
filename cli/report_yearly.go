package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model/annual"
	"samsvar/report"
	"samsvar/report/archive"
	"samsvar/report/catalogue"
	"samsvar/report/yearly"
	"samsvar/storage"
)

// report writes one of the yearly documents: as it was signed, as a draft, or, if
// nothing is in the way, final with the data behind it.
func (r *runner) report(s *storage.Store, kind annual.Kind, texts *i18n.Texts, flags reportFlags) error {
	in, err := r.reportInput(s, texts, flags)
	if err != nil {
		return err
	}
	round := in.Declaration
	if kind == annual.Review {
		round = in.Review
	}
	if d, _ := catalogue.Find(string(kind)); !d.Has(flags.format) {
		return &catalogue.Error{Code: catalogue.NoFormat, Args: []string{string(kind), string(flags.format)}}
	}
	if round.Locked() {
		return r.writeFrozen(s, round, flags)
	}
	if blockers := round.Blockers(); len(blockers) > 0 && !flags.draft {
		return errors.New(r.blockedText(round, blockers))
	}
	if flags.format == catalogue.PDF && !flags.draft {
		return r.writeFinal(kind, flags, in)
	}
	return r.writeDocument(flags, yearly.Write(kind, in))
}

func (r *runner) reportInput(s *storage.Store, texts *i18n.Texts, flags reportFlags) (yearly.Input, error) {
	view := s.View()
	declaration, err := r.round(view, annual.Declaration, flags.year, flags.tpl)
	if err != nil {
		return yearly.Input{}, err
	}
	review, err := r.round(view, annual.Review, flags.year, flags.tpl)
	if err != nil {
		return yearly.Input{}, err
	}
	head, _ := s.Head()
	return yearly.Input{Source: view, Declaration: declaration, Review: review, Texts: texts, Draft: flags.draft,
		Now: r.Now(), HistoryHead: head, Program: "Samsvar " + r.Version, Files: s}, nil
}

// blockedText tells what keeps a document from being final.
func (r *runner) blockedText(round *annual.Round, blockers []annual.Blocker) string {
	lines := []string{r.say("cli.blocked")}
	for _, b := range blockers {
		line := "  " + r.say("blocker."+b.Code)
		if l := round.Line(b.Question); l != nil {
			line += ": " + b.Question + " – " + l.Question.Text.In(string(r.texts.Lang()))
		}
		lines = append(lines, line)
	}
	return strings.Join(append(lines, r.say("cli.blocked.do")), "\n")
}

// writeFinal writes a final document with the data behind it and the list of
// checksums.
func (r *runner) writeFinal(kind annual.Kind, flags reportFlags, in yearly.Input) error {
	files, err := archive.Make(kind, in, flags.out, flags.attach)
	if err != nil {
		return err
	}
	if err := r.writeFiles(files.All()); err != nil {
		return err
	}
	r.tellLacks(catalogue.Lacks{Replaced: files.Replaced, Omitted: files.Omitted})
	return nil
}

// writeFrozen writes a final document as it was made, or signed, whatever the
// registers say by now: the very file as PDF, and the same content in other
// formats.
func (r *runner) writeFrozen(s *storage.Store, round *annual.Round, flags reportFlags) error {
	frozen, err := archive.Thaw(round.Report, s)
	if err != nil {
		return err
	}
	if frozen == nil {
		return errors.New(r.say("cli.signed_elsewhere"))
	}
	state := "cli.signed"
	if round.Report.AwaitsSignature() {
		state = "cli.awaits_signature"
	}
	fmt.Fprintln(r.Err, r.say(state, frozen.Version.Number.Text()))
	if flags.format != catalogue.PDF {
		return r.writeDocument(flags, frozen.Document)
	}
	files, err := frozen.Copies(s, flags.out)
	if err != nil {
		return err
	}
	return r.writeFiles(files)
}

// writeFiles writes files in their order and names them.
func (r *runner) writeFiles(files []report.File) error {
	for _, f := range files {
		if err := sheet.WriteFile(f.Name, func(w io.Writer) error {
			_, err := w.Write(f.Data)
			return err
		}); err != nil {
			return err
		}
		fmt.Fprintln(r.Out, r.say("cli.written", f.Name))
	}
	return nil
}

// tellLacks says what a document has had to do without, and names the characters
// that it could not show.
func (r *runner) tellLacks(lacks catalogue.Lacks) {
	for _, text := range lacks.Omitted {
		fmt.Fprintln(r.Err, text)
	}
	for _, c := range lacks.Replaced {
		fmt.Fprintln(r.Err, r.say("cli.replaced", fmt.Sprintf("U+%04X", c.Rune), r.texts.Int(c.Count)))
	}
}
