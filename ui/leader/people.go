package leader

import (
	"slices"
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/archive"
	"samsvar/report/sign"
	"samsvar/settings/identities"
)

// candidates lists who may sign on a day, for each place that nobody has signed.
func candidates(src reg.Source, round *annual.Round, day reg.Day) []annual.Candidate {
	var all []annual.Candidate
	for _, place := range round.Unsigned() {
		all = append(all, round.Candidates(src, place.ID, day)...)
	}
	return all
}

// ownAmong is which of those who may sign works with the program, or the only
// one; -1 for nobody.
func ownAmong(all []annual.Candidate, user string) int {
	if len(all) == 1 {
		return 0
	}
	return slices.IndexFunc(all, func(c annual.Candidate) bool { return i18n.Fold(c.Name) == i18n.Fold(user) })
}

// roleOf words what someone signs as.
func roleOf(texts *i18n.Texts, c annual.Candidate) string {
	if c.Field == model.FieldMinutes {
		return texts.T("ui.leader.minutes")
	}
	return texts.Code(&model.Roles.CodeSet, string(c.Role))
}

// candidateText is someone who may sign, with the record that documents a deputy.
func candidateText(texts *i18n.Texts, c annual.Candidate) string {
	if c.Proxy != "" {
		return texts.T("ui.leader.signer.deputy", c.Name, c.DeputyOf, c.Proxy)
	}
	return texts.T("ui.leader.signer.as", c.Name, roleOf(texts, c))
}

// unfit is the code of why an identity cannot sign for someone now; "" where it
// can.
func unfit(src reg.Source, e identities.Entry, c annual.Candidate, now time.Time) string {
	cert := e.Certificate
	switch {
	case !archive.Belongs(src, e.Fingerprint(), e.Name(), c):
		return "foreign"
	case archive.Known(src)(e.Fingerprint()) == sign.Revoked:
		return "revoked"
	case now.Before(cert.NotBefore) || now.After(cert.NotAfter):
		return "expired"
	}
	return ""
}

// fitting is the first identity that can sign for someone; -1 for none.
func fitting(src reg.Source, all []identities.Entry, c annual.Candidate, now time.Time) int {
	return slices.IndexFunc(all, func(e identities.Entry) bool { return unfit(src, e, c, now) == "" })
}
