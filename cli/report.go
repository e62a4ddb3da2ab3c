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
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/catalogue"
	"samsvar/report/frame"
	"samsvar/report/sheets"
	"samsvar/storage"
)

// reportFlags are how a document is to be made.
type reportFlags struct {
	year           int
	lang, out, tpl string
	format         catalogue.Format // "" goes by the name of the file
	extent         string           // of a register
	list           bool             // the documents there are
	draft          bool
	public         bool // the version for the public
	names          bool // of persons
	invitation     bool // of the review, instead of its minutes
	attach         bool // put the data behind a final PDF into it as well
}

// extents are the words for how much of a register is written.
const extents = string(sheets.Whole + ", " + sheets.Required + ", " + sheets.Public)

func (r *runner) reportCommand() *cobra.Command {
	var flags reportFlags
	c := r.command("report STORE [DOCUMENT [NUMBER]] [-o FILE]", "report", cobra.RangeArgs(1, 3), func(args []string) error {
		texts, err := i18n.New(i18n.Lang(flags.lang))
		if err != nil {
			return r.usage("cli.unknown_lang", flags.lang)
		}
		if len(args) == 1 || flags.list {
			return r.withStore(args[0], func(*storage.Store) error { r.listDocuments(); return nil })
		}
		return r.reportDocument(args, texts, flags)
	})
	c.Flags().IntVar(&flags.year, "year", 0, r.say("cli.flag.year"))
	c.Flags().StringVar(&flags.lang, "lang", string(i18n.Bokmal), r.say("cli.flag.lang"))
	c.Flags().StringVarP(&flags.out, "output", "o", "", r.say("cli.flag.output"))
	c.Flags().BoolVar(&flags.list, "list", false, r.say("cli.flag.list_documents"))
	c.Flags().BoolVar(&flags.draft, "draft", false, r.say("cli.flag.draft"))
	c.Flags().BoolVar(&flags.public, "public", false, r.say("cli.flag.public"))
	c.Flags().BoolVar(&flags.names, "names", false, r.say("cli.flag.names"))
	c.Flags().BoolVar(&flags.invitation, "invitation", false, r.say("cli.flag.invitation"))
	c.Flags().StringVar((*string)(&flags.format), "format", "", r.say("cli.flag.document_format", formats()))
	c.Flags().BoolVar(&flags.attach, "attach", false, r.say("cli.flag.attach"))
	c.Flags().StringVar(&flags.extent, "extent", string(sheets.Whole), r.say("cli.flag.extent", extents))
	c.Flags().StringVar(&flags.tpl, "template", "", r.say("cli.flag.template"))
	return c
}

// formats are the words for the formats of documents.
func formats() string {
	var all []string
	for _, f := range catalogue.Formats() {
		all = append(all, string(f))
	}
	return strings.Join(all, ", ")
}

// listDocuments lists every document with what it needs.
func (r *runner) listDocuments() {
	rows := [][]string{{r.say("cli.report.document"), r.say("cli.report.title"), r.say("cli.report.needs"), r.say("cli.report.formats")}}
	for _, d := range catalogue.All() {
		var all []string
		for _, f := range d.Formats {
			all = append(all, string(f))
		}
		rows = append(rows, []string{d.ID, cell(d.Title(r.texts)), r.say("document.need." + string(d.Need)), strings.Join(all, ", ")})
	}
	r.table(rows)
}

// reportDocument writes a document of the catalogue.
func (r *runner) reportDocument(args []string, texts *i18n.Texts, flags reportFlags) error {
	d, ok := documentOf(args[1:])
	switch {
	case !ok:
		return r.usage("document.error."+catalogue.Unknown, args[1])
	case flags.invitation && d.ID != string(annual.Review):
		return r.usage("cli.report.invitation")
	case !slices.Contains(sheets.Extents(), sheets.Extent(flags.extent)):
		return r.usage("cli.unknown_extent", flags.extent, extents)
	case flags.out == "":
		return r.usage("cli.report.output")
	}
	if flags.invitation {
		d, _ = catalogue.Find("lg-innkalling")
	}
	if flags.format = flags.formatOf(); flags.format == "" {
		return r.usage("cli.unknown_format", flags.out, formats())
	}
	return r.withStore(args[0], func(s *storage.Store) error {
		return r.documented(r.makeDocument(s, d, args[2:], texts, flags))
	})
}

// documentOf finds a document by what the command names. With the name of a
// register it is the document of one of its records, or all of them.
func documentOf(args []string) (catalogue.Document, bool) {
	d, ok := catalogue.Find(args[0])
	if register := model.Register(args[0]); register != nil && len(args) > 1 {
		if main, has := catalogue.MainOf(register.Key); has {
			return main, true
		}
	}
	if ok && d.Need == catalogue.Record && len(args) == 1 && model.Register(args[0]) != nil {
		return catalogue.Find(catalogue.SheetOf + args[0])
	}
	return d, ok
}

// documented words what the catalogue refuses.
func (r *runner) documented(err error) error {
	var refused *catalogue.Error
	if errors.As(err, &refused) && refused.Code != catalogue.SignedAway {
		return &usageError{refused.Words(r.texts)}
	}
	return err
}

func (r *runner) makeDocument(s *storage.Store, d catalogue.Document, which []string, texts *i18n.Texts, flags reportFlags) error {
	in, err := r.documentInput(s, texts, flags)
	if err != nil {
		return err
	}
	req := catalogue.Request{Document: d.ID, Year: flags.year, Extent: sheets.Extent(flags.extent), Public: flags.public, Names: flags.names, Draft: flags.draft}
	if len(which) > 0 {
		if req.ID, err = r.subjectOf(in.Source, d, which[0]); err != nil {
			return err
		}
	}
	if flags.year != 0 && d.Need == catalogue.Year {
		for _, kind := range []annual.Kind{annual.Declaration, annual.Review} {
			if annual.ForYear(in.Templates, kind, flags.year) == nil {
				return errors.New(r.say("cli.no_questionnaire", reg.Int(flags.year).Text()))
			}
		}
	}
	kind := annual.Kind(d.ID)
	if (kind == annual.Declaration || kind == annual.Review) && !flags.public && sheets.Extent(flags.extent) != sheets.Public && flags.year != 0 {
		return r.report(s, kind, texts, flags)
	}
	return r.writeMade(in, req, flags)
}

// subjectOf finds the record that a document is to be about.
func (r *runner) subjectOf(src reg.Source, d catalogue.Document, which string) (reg.ID, error) {
	register := model.Register(d.Register)
	if register == nil || d.Need != catalogue.Record && d.Need != catalogue.Optional {
		return "", &catalogue.Error{Code: catalogue.TakesNone, Args: []string{d.ID}}
	}
	ref, err := r.find(src, register, which)
	return ref.ID, err
}

func (r *runner) documentInput(s *storage.Store, texts *i18n.Texts, flags reportFlags) (catalogue.Input, error) {
	opt, err := r.annualOptions()
	if err != nil {
		return catalogue.Input{}, err
	}
	if flags.tpl != "" {
		extra, err := readTemplate(flags.tpl)
		if err != nil {
			return catalogue.Input{}, err
		}
		opt.Templates = append(opt.Templates, extra)
	}
	head, _ := s.Head()
	return catalogue.Input{Input: frame.Input{Source: s.View(), Texts: texts, Now: r.Now(), HistoryHead: head, Program: "Samsvar " + r.Version,
		Files: s}, Templates: opt.Templates}, nil
}

// writeMade makes a document and writes it, whole or not at all.
func (r *runner) writeMade(in catalogue.Input, req catalogue.Request, flags reportFlags) error {
	var made strings.Builder
	lacks, err := catalogue.Make(in, req, flags.format, &made)
	if err != nil {
		return err
	}
	if err := r.writeFiles([]report.File{{Name: flags.out, Data: []byte(made.String())}}); err != nil {
		return err
	}
	r.tellLacks(lacks)
	return nil
}

// formatOf is the format asked for, or the one that the file's name ends in, or
// "" if there is no such format.
func (f reportFlags) formatOf() catalogue.Format {
	format := strings.ToLower(string(f.format))
	if format == "" {
		format = strings.TrimPrefix(strings.ToLower(filepath.Ext(f.out)), ".")
	}
	if format == "htm" {
		return catalogue.HTML
	}
	if !slices.Contains(catalogue.Formats(), catalogue.Format(format)) {
		return ""
	}
	return catalogue.Format(format)
}

// writeDocument writes a document that is there already.
func (r *runner) writeDocument(flags reportFlags, doc report.Document) error {
	var lacks catalogue.Lacks
	err := sheet.WriteFile(flags.out, func(w io.Writer) (err error) {
		lacks, err = catalogue.Render(doc, flags.format, w)
		return err
	})
	if err != nil {
		return err
	}
	r.tellLacks(lacks)
	fmt.Fprintln(r.Out, r.say("cli.written", flags.out))
	return nil
}
