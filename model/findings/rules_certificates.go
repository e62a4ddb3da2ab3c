package findings

import (
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
)

// certificateDays is how long before its end a signer's certificate is to be
// renewed: a new one has to be compared with its holder before it counts.
const certificateDays = 60

func certificateRules() []Rule {
	certificates := model.KnownCertificates.Key
	return []Rule{
		{ID: "R-SIG-01", Register: certificates, Severity: Medium,
			find: where(model.KnownCertificates, "kontroll", func(c *model.KnownCertificate) bool { return !c.Compared() })},
		{ID: "R-SIG-02", Register: certificates, Severity: Medium, find: signerCannotSign},
	}
}

// signerCannotSign finds the last certificates of those who may sign for the head
// of agency, where they have ended or soon will.
func signerCannotSign(f *Facts, hit func(Hit)) {
	signers := map[reg.ID]bool{}
	for _, h := range model.Signers(f, f.Today) {
		signers[h.Person] = true
	}
	known := inUse(f, model.KnownCertificates)
	for _, c := range known {
		switch {
		case !signers[c.Person], !c.To.IsSet(), c.To > f.Today.AddDays(certificateDays):
			continue
		case slices.ContainsFunc(known, func(next *model.KnownCertificate) bool { return renews(next, c) }):
			continue
		}
		found := Hit{Record: c, Field: "gyldig_til", Due: c.To, Args: []reg.Arg{personArg(c.Person), reg.DayArg(c.To)}}
		if c.To < f.Today {
			found.Variant = "utlopt"
		}
		hit(found)
	}
}

// renews reports whether a certificate is one of the same person that is valid
// for longer.
func renews(next, c *model.KnownCertificate) bool {
	return next.Person == c.Person && next.ID != c.ID && (!next.To.IsSet() || next.To > c.To)
}
