package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/ink"
	"samsvar/report/mark"
	"samsvar/report/scan"
	"samsvar/storage"
)

// attestFlags say which paper was signed, by whom, and when.
type attestFlags struct {
	year                      int
	document, scan, id        string
	signer, field, day, place string
	yes                       bool
	signed                    string // a PDF that was signed with a certificate, instead of a scan
	compared                  bool   // the fingerprint of its certificate, with the holder
}

func (r *runner) attestCommand() *cobra.Command {
	var flags attestFlags
	c := r.command("attest STORE --year YEAR --scan FILE | --signed FILE", "attest", cobra.ExactArgs(1), func(args []string) error {
		switch annual.Kind(flags.document) {
		case "", annual.Declaration, annual.Review:
		default:
			return r.usage("cli.attest.document", flags.document)
		}
		switch {
		case (flags.scan == "") == (flags.signed == ""):
			return r.usage("cli.attest.no_file")
		case flags.signed != "":
			return r.withStore(args[0], func(s *storage.Store) error { return r.attestSigned(s, flags) })
		}
		return r.withStore(args[0], func(s *storage.Store) error { return r.attest(s, flags) })
	})
	r.yearFlag(c, &flags.year)
	c.Flags().StringVar(&flags.document, "document", "", r.say("cli.flag.attest_document"))
	c.Flags().StringVar(&flags.scan, "scan", "", r.say("cli.flag.scan"))
	c.Flags().StringVar(&flags.id, "id", "", r.say("cli.flag.document_id"))
	c.Flags().StringVar(&flags.signer, "signer", "", r.say("cli.flag.signer"))
	c.Flags().StringVar(&flags.field, "field", "", r.say("cli.flag.sign_field"))
	c.Flags().StringVar(&flags.day, "date", "", r.say("cli.flag.sign_date"))
	c.Flags().StringVar(&flags.place, "place", "", r.say("cli.flag.sign_place"))
	c.Flags().BoolVar(&flags.yes, "yes", false, r.say("cli.flag.attest_yes"))
	c.Flags().StringVar(&flags.signed, "signed", "", r.say("cli.flag.attest_signed"))
	c.Flags().BoolVar(&flags.compared, "compared", false, r.say("cli.flag.attest_compared"))
	return c
}

// attest keeps the scan of a document that was signed on paper, as a signature,
// after it has told what was found and someone has confirmed it.
func (r *runner) attest(s *storage.Store, flags attestFlags) error {
	data, err := os.ReadFile(flags.scan)
	if err != nil {
		return err
	}
	seen, err := r.readScan(data, flags)
	if err != nil {
		return err
	}
	round, err := r.round(s.View(), seen.mark.Kind, flags.year, "")
	if err != nil {
		return err
	}
	if err := ink.Check(round.Report, seen.mark); err != nil {
		return r.worded(err)
	}
	paper, err := r.paper(s, round, flags)
	if err != nil {
		return err
	}
	r.tellPaper(seen, round, paper)
	if err := r.mayKeep(s, round, paper); err != nil {
		return err
	}
	if confirmed, err := r.confirmed(flags.yes); !confirmed {
		return err
	}
	return r.keepPaper(s, round, paper, data, filepath.Base(flags.scan))
}

// seenScan is what was found on a scan.
type seenScan struct {
	mark  mark.Mark
	page  int // from 1; 0 where only the id that was typed tells which document it is
	pages int
}

// readScan finds the mark on a scan, or takes the id that was typed where the
// scan does not show it. What shows must be what was typed.
func (r *runner) readScan(data []byte, flags attestFlags) (seenScan, error) {
	var typed mark.Mark
	var err error
	if flags.id != "" {
		if typed, err = mark.Parse(flags.id); err != nil {
			return seenScan{}, r.worded(err)
		}
	}
	file, err := scan.Open(data)
	if err != nil {
		return seenScan{}, r.worded(err)
	}
	found, err := file.Find(context.Background())
	seen := seenScan{mark: found.Mark, page: found.Page + 1, pages: file.Len()}
	switch {
	case err != nil && flags.id == "":
		return seen, r.worded(err)
	case err != nil:
		seen.mark, seen.page = typed, 0
	case flags.id != "" && !typed.Matches(found.Mark):
		return seen, errors.New(r.say("cli.attest.other_id", found.Mark.ID(), typed.ID()))
	}
	if flags.document != "" && string(seen.mark.Kind) != flags.document {
		return seen, errors.New(r.say("cli.attest.other_document", seen.mark.Name()))
	}
	if seen.mark.Year != flags.year {
		return seen, errors.New(r.say("cli.attest.other_year", seen.mark.Name(), reg.Int(flags.year).Text()))
	}
	return seen, nil
}

// paper is who signed, and when, as the flags say.
func (r *runner) paper(s *storage.Store, round *annual.Round, flags attestFlags) (ink.Paper, error) {
	today := r.now().Day(i18n.Oslo())
	flags.field = cmp.Or(flags.field, model.FieldLeader)
	paper := ink.Paper{Field: flags.field, Day: today, Place: flags.place, By: s.User(), At: r.now()}
	if flags.day != "" {
		day, ok := i18n.ParseDay(flags.day)
		if !ok || !day.IsSet() {
			return paper, r.usage("cli.bad_moment", flags.day)
		}
		paper.Day = day
	}
	if err := ink.CheckDay(round.Report, paper.Day, today); err != nil {
		return paper, r.worded(err)
	}
	var err error
	paper.Signer, err = r.signer(s.View(), round.Candidates(s.View(), flags.field, paper.Day), flags.signer)
	return paper, err
}

// signer is the one who is named, by name or number, or the only one who may
// sign and is no deputy.
func (r *runner) signer(view *storage.View, may []annual.Candidate, named string) (annual.Candidate, error) {
	var fit []annual.Candidate
	var names []string
	for _, one := range may {
		names = append(names, one.Name)
		person := model.Persons.Get(view, one.Person)
		switch {
		case named == "" && one.Proxy == "", named != "" && (strings.EqualFold(one.Name, named) ||
			string(one.Person) == named || strings.EqualFold(person.No, named)):
			fit = append(fit, one)
		}
	}
	switch {
	case len(may) == 0:
		return annual.Candidate{}, errors.New(r.say("cli.attest.no_signer"))
	case len(fit) == 1:
		return fit[0], nil
	case named == "":
		return annual.Candidate{}, r.usage("cli.attest.which_signer", strings.Join(names, ", "))
	}
	return annual.Candidate{}, errors.New(r.say("cli.attest.not_signer", named, strings.Join(names, ", ")))
}

func (r *runner) tellPaper(seen seenScan, round *annual.Round, paper ink.Paper) {
	own, _ := ink.MarkOf(round.Report)
	how := r.say("cli.attest.typed")
	if seen.page > 0 {
		how = r.say("cli.attest.found", reg.Int(seen.page).Text(), reg.Int(seen.pages).Text())
	}
	version := round.Report.VersionOf(round.Report.Version)
	fmt.Fprintln(r.Out, r.say("cli.attest.paper", round.Template.Name.In(string(r.texts.Lang())), reg.Int(own.Year).Text(),
		version.Number.Text(), own.ID()))
	fmt.Fprintln(r.Out, how)
	fmt.Fprintln(r.Out, r.say("cli.attest.signed", paper.Signer.Name, r.texts.Day(paper.Day)))
}

// mayKeep tries the signature before anything is kept.
func (r *runner) mayKeep(s *storage.Store, round *annual.Round, paper ink.Paper) error {
	after, err := round.Sign(paper.Signature(reg.File{Name: "scan", Hash: strings.Repeat("0", 64)}))
	if err != nil {
		return r.worded(err)
	}
	for _, p := range model.Reports.ChangeProblems(s.View(), round.Report, after) {
		return errors.New(r.texts.Problem(model.Reports.Register, p))
	}
	return nil
}

// confirmed asks whether the scan is to be kept.
func (r *runner) confirmed(yes bool) (bool, error) {
	switch {
	case yes:
		return true, nil
	case r.Ask == nil:
		fmt.Fprintln(r.Out, r.say("cli.attest.dry"))
		return false, nil
	}
	answer, err := r.Ask(r.say("cli.attest.ask")+" ", false)
	if err != nil {
		return false, err
	}
	if !strings.EqualFold(strings.TrimSpace(answer), r.say("cli.attest.yes")) {
		fmt.Fprintln(r.Out, r.say("cli.attest.nothing"))
		return false, nil
	}
	return true, nil
}

func (r *runner) keepPaper(s *storage.Store, round *annual.Round, paper ink.Paper, data []byte, name string) error {
	file, err := s.AddFile(bytes.NewReader(data), name)
	if err != nil {
		return err
	}
	after, err := round.Sign(paper.Signature(file))
	if err != nil {
		return r.worded(err)
	}
	if _, err := s.Save(storage.Change{Records: []storage.Write{{Register: model.Reports.Key, Record: after, Base: round.Report}}}); err != nil {
		return err
	}
	fmt.Fprintln(r.Out, r.say("cli.attest.kept", paper.Signer.Name))
	return nil
}
