package cli

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/report"
	"samsvar/report/archive"
	"samsvar/report/assess"
	"samsvar/report/docx"
	"samsvar/report/html"
	"samsvar/report/pdf"
	"samsvar/report/sheets"
	"samsvar/report/yearly"
	"samsvar/storage"
)

// reportFlags are how a document is to be made.
type reportFlags struct {
	year           int
	lang, out, tpl string
	format         string // pdf, html or docx; "" goes by the name of the file
	extent         string // of a register
	draft          bool
	invitation     bool // of the review, instead of its minutes
	attach         bool // put the data behind a final PDF into it as well
}

// extents are the words for how much of a register is written.
const extents = string(sheets.Whole + ", " + sheets.Required + ", " + sheets.Public)

func (r *runner) reportCommand() *cobra.Command {
	var flags reportFlags
	c := r.command("report STORE ve|lg|REGISTER [ID] -o FILE", "report", cobra.RangeArgs(2, 3), func(args []string) error {
		if flags.format = flags.formatOf(); flags.format == "" {
			return r.usage("cli.unknown_format", flags.out, "pdf, html, docx")
		}
		texts, err := i18n.New(i18n.Lang(flags.lang))
		if err != nil {
			return r.usage("cli.unknown_lang", flags.lang)
		}
		kind := annual.Kind(args[1])
		if kind != annual.Declaration && kind != annual.Review {
			return r.reportOfRegister(args, texts, flags)
		}
		if len(args) > 2 || flags.year == 0 {
			return r.usage("cli.report.year")
		}
		return r.withStore(args[0], func(s *storage.Store) error { return r.report(s, kind, texts, flags) })
	})
	c.Flags().IntVar(&flags.year, "year", 0, r.say("cli.flag.year"))
	c.Flags().StringVar(&flags.lang, "lang", string(i18n.Bokmal), r.say("cli.flag.lang"))
	c.Flags().StringVarP(&flags.out, "output", "o", "", r.say("cli.flag.output"))
	c.Flags().BoolVar(&flags.draft, "draft", false, r.say("cli.flag.draft"))
	c.Flags().BoolVar(&flags.invitation, "invitation", false, r.say("cli.flag.invitation"))
	c.Flags().StringVar(&flags.format, "format", "", r.say("cli.flag.document_format"))
	c.Flags().BoolVar(&flags.attach, "attach", false, r.say("cli.flag.attach"))
	c.Flags().StringVar(&flags.extent, "extent", string(sheets.Whole), r.say("cli.flag.extent", extents))
	c.Flags().StringVar(&flags.tpl, "template", "", r.say("cli.flag.template"))
	if err := c.MarkFlagRequired("output"); err != nil {
		panic("cli: " + err.Error()) // the flag was just added
	}
	return c
}

// reportOfRegister writes a register, or one record of it.
func (r *runner) reportOfRegister(args []string, texts *i18n.Texts, flags reportFlags) error {
	register := model.Register(args[1])
	if register == nil {
		return r.usage("cli.unknown_document", args[1])
	}
	extent := sheets.Extent(flags.extent)
	if !slices.Contains(sheets.Extents(), extent) {
		return r.usage("cli.unknown_extent", flags.extent, extents)
	}
	return r.withStore(args[0], func(s *storage.Store) error {
		view := s.View()
		head, _ := s.Head()
		in := sheets.Input{Source: view, Texts: texts, Now: r.Now(), HistoryHead: head, Program: "Samsvar " + r.Version}
		if len(args) == 2 {
			return r.writeDocument(flags, sheets.Register(in, register, extent))
		}
		ref, err := r.find(view, register, args[2])
		if err != nil {
			return err
		}
		rec, _ := view.Get(ref.Register, ref.ID)
		return r.writeDocument(flags, assess.Record(in, register, rec))
	})
}

func (r *runner) report(s *storage.Store, kind annual.Kind, texts *i18n.Texts, flags reportFlags) error {
	in, err := r.reportInput(s, texts, flags)
	if err != nil {
		return err
	}
	round := in.Declaration
	if kind == annual.Review {
		round = in.Review
	}
	if flags.invitation {
		if kind != annual.Review {
			return r.usage("cli.report.invitation")
		}
		return r.writeDocument(flags, yearly.Invitation(in))
	}
	if round.Locked() {
		return r.writeFrozen(s, round, flags)
	}
	if blockers := round.Blockers(); len(blockers) > 0 && !flags.draft {
		return errors.New(r.blockedText(round, blockers))
	}
	if flags.format == "pdf" && !flags.draft {
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
		Now: r.Now(), HistoryHead: head, Program: "Samsvar " + r.Version}, nil
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

// formatOf is the format asked for, or the one that the file's name ends in, or
// "" if there is no such format.
func (f reportFlags) formatOf() string {
	format := strings.ToLower(f.format)
	if format == "" {
		format = strings.TrimPrefix(strings.ToLower(filepath.Ext(f.out)), ".")
	}
	switch format {
	case "pdf":
		return "pdf"
	case "html", "htm":
		return "html"
	case "docx":
		return "docx"
	}
	return ""
}

func (r *runner) writeDocument(flags reportFlags, doc report.Document) error {
	var replaced []pdf.Replaced
	err := sheet.WriteFile(flags.out, func(w io.Writer) (err error) {
		switch flags.format {
		case "html":
			return html.Render(doc, w)
		case "docx":
			return docx.Render(doc, w)
		}
		replaced, err = pdf.Render(doc, w)
		return err
	})
	if err != nil {
		return err
	}
	r.tellReplaced(replaced)
	fmt.Fprintln(r.Out, r.say("cli.written", flags.out))
	return nil
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
	r.tellReplaced(files.Replaced)
	fmt.Fprintln(r.Err, r.say("cli.not_sealed"))
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
	if flags.format != "pdf" {
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

// tellReplaced names the characters that a document could not show.
func (r *runner) tellReplaced(replaced []pdf.Replaced) {
	for _, c := range replaced {
		fmt.Fprintln(r.Err, r.say("cli.replaced", fmt.Sprintf("U+%04X", c.Rune), r.texts.Int(c.Count)))
	}
}
