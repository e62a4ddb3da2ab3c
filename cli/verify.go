package cli

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/archive"
	"samsvar/report/pdffile"
	"samsvar/report/sign"
	"samsvar/storage"
)

// verifyFlags are what a file is held against.
type verifyFlags struct {
	original string
	store    string // with the known certificates
	document string // ve or lg, of the year: the original lies in the store
	year     int
	json     bool
}

// verifiedJSON is what was found in a file, as `verify --json` writes it. Codes are
// those of package report/sign.
type verifiedJSON struct {
	Verdict    string          `json:"verdict"`
	Origin     string          `json:"origin"`
	Signatures []signatureJSON `json:"signatures"`
	Changes    []changeJSON    `json:"changes"`
	Trailing   bool            `json:"trailing"`
}

type signatureJSON struct {
	Field        string       `json:"field"`
	Name         string       `json:"name"`
	Organisation string       `json:"organisation,omitempty"`
	Email        string       `json:"email,omitempty"`
	At           string       `json:"at,omitempty"` // RFC 3339, by the signer's own clock
	Timestamp    bool         `json:"timestamp,omitempty"`
	Valid        bool         `json:"valid"`
	Problem      string       `json:"problem,omitempty"`
	Whole        bool         `json:"whole"` // covers the whole document
	ChangedAfter []changeJSON `json:"changed_after"`
	Certificate  string       `json:"certificate"` // known, unknown or revoked
	Fingerprint  string       `json:"fingerprint,omitempty"`
	Issuer       string       `json:"issuer,omitempty"`
	SelfSigned   bool         `json:"self_signed"`
	Reason       string       `json:"reason,omitempty"`
	Place        string       `json:"place,omitempty"`
}

type changeJSON struct {
	Kind     string `json:"kind"`
	Expected bool   `json:"expected"` // signing brings it with it
	Page     int    `json:"page,omitempty"`
	Field    string `json:"field,omitempty"`
}

func (r *runner) verifyCommand() *cobra.Command {
	var flags verifyFlags
	c := r.command("verify FILE", "verify", cobra.ExactArgs(1), func(args []string) error { return r.verifyFile(args[0], flags) })
	c.Flags().StringVar(&flags.original, "original", "", r.say("cli.flag.original"))
	c.Flags().StringVar(&flags.store, "store", "", r.say("cli.flag.verify_store"))
	c.Flags().IntVar(&flags.year, "year", 0, r.say("cli.flag.verify_year"))
	c.Flags().StringVar(&flags.document, "document", string(annual.Declaration), r.say("cli.flag.verify_document"))
	c.MarkFlagsMutuallyExclusive("original", "year")
	c.Flags().BoolVar(&flags.json, "json", false, r.say("cli.flag.json"))
	return c
}

func (r *runner) verifyFile(path string, flags verifyFlags) error {
	file, err := pdffile.Read(path)
	if err != nil {
		return err
	}
	opt, err := r.verifyOptions(flags)
	if err != nil {
		return err
	}
	result, err := sign.Verify(file, opt)
	if err != nil {
		return err
	}
	if flags.json {
		err = r.json(verifiedOf(result))
	} else {
		r.tellVerified(sign.Tell(r.texts, result))
	}
	if result.Verdict == sign.Refused || result.Verdict == sign.Unsigned {
		return errors.Join(err, errors.New(r.say("cli.verify.no", path)))
	}
	return err
}

// verifyOptions reads what a file is held against.
func (r *runner) verifyOptions(flags verifyFlags) (opt sign.Options, err error) {
	if flags.original != "" {
		if opt.Original, err = pdffile.Read(flags.original); err != nil {
			return opt, err
		}
	}
	kind := annual.Kind(flags.document)
	switch {
	case flags.store == "" && flags.year != 0:
		return opt, r.usage("cli.verify.store")
	case kind != annual.Declaration && kind != annual.Review:
		return opt, r.usage("cli.verify.document", flags.document)
	case flags.store == "":
		return opt, nil
	}
	return opt, r.withStore(flags.store, func(s *storage.Store) error {
		view := s.View()
		opt.Known = archive.Known(view)
		if flags.year == 0 {
			return nil
		}
		opt.Original, err = r.sealedOriginal(s, kind, flags.year)
		return err
	})
}

// sealedOriginal reads the final document of a year out of the store.
func (r *runner) sealedOriginal(s *storage.Store, kind annual.Kind, year int) ([]byte, error) {
	round, err := r.round(s.View(), kind, year, "")
	if err != nil {
		return nil, err
	}
	frozen, err := archive.Thaw(round.Report, s)
	if err != nil {
		return nil, err
	}
	if frozen == nil || frozen.Original.Name == "" {
		return nil, errors.New(r.say("cli.verify.not_sealed", reg.Int(year).Text()))
	}
	content, err := s.OpenFile(frozen.Original)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(content)
	return data, errors.Join(err, content.Close())
}

func (r *runner) tellVerified(a sign.Account) {
	put := func(indent string, l sign.Line) { fmt.Fprintln(r.Out, indent+l.Severity.Label(l.Text)) }
	put("", a.Verdict)
	for _, s := range a.Signatures {
		fmt.Fprintln(r.Out, r.say("cli.verify.signature", s.Name, s.Field))
		for _, l := range s.Lines {
			put("  ", l)
		}
	}
	if len(a.Changes) > 0 {
		fmt.Fprintln(r.Out, r.say("cli.verify.changes"))
	}
	for _, l := range a.Changes {
		put("  ", l)
	}
	fmt.Fprintln(r.Out, a.Advice)
}

func verifiedOf(result sign.Result) verifiedJSON {
	out := verifiedJSON{Verdict: string(result.Verdict), Origin: string(result.Origin), Signatures: []signatureJSON{},
		Changes: changesOf(result.Changes), Trailing: result.Trailing}
	for i := range result.Signatures {
		s := &result.Signatures[i]
		one := signatureJSON{Field: s.Field, Name: s.Name, Organisation: s.Organisation, Email: s.Email, Timestamp: s.Timestamp,
			Valid: s.Valid(), Problem: string(s.Problem), Whole: s.Whole, ChangedAfter: changesOf(s.Later), Certificate: string(s.Trust),
			Fingerprint: s.Fingerprint, Issuer: s.Issuer, SelfSigned: s.SelfSigned, Reason: s.Reason, Place: s.Place}
		if !s.At.IsZero() {
			one.At = s.At.Format(time.RFC3339)
		}
		out.Signatures = append(out.Signatures, one)
	}
	return out
}

func changesOf(all []sign.Change) []changeJSON {
	out := []changeJSON{}
	for _, c := range all {
		out = append(out, changeJSON{string(c.Kind), c.Weight() == sign.Expected, c.Page, c.Field})
	}
	return out
}
