package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/report/archive"
	"samsvar/report/pdffile"
	"samsvar/report/sign"
	"samsvar/storage"
)

// attestSigned takes in a final document that was signed with a certificate
// elsewhere: what was found is told, and the file is kept unless it is refused.
func (r *runner) attestSigned(s *storage.Store, flags attestFlags) error {
	data, err := pdffile.Read(flags.signed)
	if err != nil {
		return err
	}
	round, frozen, err := r.finalRound(s, flags)
	if err != nil {
		return err
	}
	back, err := frozen.Look(data, round.Report, s, archive.Known(s.View()))
	if err != nil {
		return err
	}
	r.tellVerified(sign.Tell(r.texts, back.Result))
	if back.Result.Verdict == sign.Refused || back.Result.Verdict == sign.Unsigned {
		return errors.New(r.say("cli.attest.refused"))
	}
	if len(back.New) == 0 {
		return errors.New(r.say("cli.attest.nothing_new"))
	}
	var taken []archive.Taken
	for _, found := range back.New {
		signer, err := r.whoSigned(s, round, found, flags)
		if err != nil {
			return err
		}
		taken = append(taken, archive.Taken{Found: found, Signer: signer, Compared: flags.compared})
	}
	signatures, err := back.Keep(frozen, taken, string(r.texts.Lang()), s.User(), r.now(), s)
	if err != nil {
		return err
	}
	return r.keepSignatures(s, round, signatures)
}

// keepSignatures saves the report with signatures, and tells of each.
func (r *runner) keepSignatures(s *storage.Store, round *annual.Round, signatures []model.Signature) error {
	base := round.Report
	for _, one := range signatures {
		report, err := round.Sign(one)
		if err != nil {
			return r.worded(err)
		}
		round = round.With(report)
	}
	if err := r.saveReport(s, round.Report, base, storage.Change{}); err != nil {
		return err
	}
	for _, one := range signatures {
		fmt.Fprintln(r.Out, r.say("cli.attest.taken", one.Name, r.texts.Code(&model.SignResults.CodeSet, string(one.Check))))
	}
	return nil
}

// finalRound is the document that has a final version, or the one of both that
// is named.
func (r *runner) finalRound(s *storage.Store, flags attestFlags) (*annual.Round, *archive.Frozen, error) {
	var found *annual.Round
	for _, kind := range []annual.Kind{annual.Declaration, annual.Review} {
		if flags.document != "" && flags.document != string(kind) {
			continue
		}
		round, err := r.round(s.View(), kind, flags.year, "")
		switch {
		case err != nil:
			return nil, nil, err
		case round.Report.Sealed() && found != nil:
			return nil, nil, r.usage("cli.attest.which_document")
		case round.Report.Sealed():
			found = round
		}
	}
	if found == nil {
		return nil, nil, errors.New(r.say("problem.report_not_sealed"))
	}
	frozen, err := archive.Thaw(found.Report, s)
	if err == nil && frozen == nil {
		err = errors.New(r.say("cli.signed_elsewhere"))
	}
	return found, frozen, err
}

// whoSigned is the one who is named, or the one whose certificate it is.
func (r *runner) whoSigned(s *storage.Store, round *annual.Round, found sign.Signature, flags attestFlags) (annual.Candidate, error) {
	may := archive.Candidates(s.View(), round, found, r.now().Day(i18n.Oslo()))
	if flags.field != "" {
		may = slices.DeleteFunc(may, func(c annual.Candidate) bool { return c.Field != flags.field })
	}
	fits := func(c annual.Candidate) bool { return archive.Belongs(s.View(), found.Fingerprint, found.Name, c) }
	if flags.signer != "" {
		fits = func(c annual.Candidate) bool {
			person := model.Persons.Get(s.View(), c.Person)
			return strings.EqualFold(c.Name, flags.signer) || string(c.Person) == flags.signer || person != nil && strings.EqualFold(person.No, flags.signer)
		}
	}
	var names []string
	for _, c := range may {
		names = append(names, c.Name)
	}
	may = slices.DeleteFunc(may, func(c annual.Candidate) bool { return !fits(c) })
	switch {
	case len(may) > 0:
		return may[0], nil
	case flags.signer != "":
		return annual.Candidate{}, errors.New(r.say("cli.attest.not_signer", flags.signer, strings.Join(names, ", ")))
	}
	return annual.Candidate{}, errors.New(r.say("cli.attest.nobody", found.Name, strings.Join(names, ", ")))
}
