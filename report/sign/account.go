package sign

import (
	"time"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/pdf"
)

// Line is something said of a file, with how much it matters.
type Line struct {
	Severity report.Severity
	Text     string
}

// Account is what was found in a file, in plain words.
type Account struct {
	// Verdict says in one sentence what the file comes to, Advice what to do.
	Verdict Line
	Advice  string
	// Signatures are what is said of each signature.
	Signatures []SignatureAccount
	// Changes are what was added to the document since it was made.
	Changes []Line
}

// SignatureAccount is what is said of one signature.
type SignatureAccount struct {
	// Name is who the certificate says has signed, Field in which place.
	Name, Field string
	// Lines say whether it holds, when it was made, what it covers, and what is
	// known of the certificate.
	Lines []Line
}

// Tell puts a result into words.
func Tell(texts *i18n.Texts, r Result) Account {
	w := words{texts}
	a := Account{Verdict: w.verdict(r), Advice: w.t("advice." + w.reason(r))}
	for i := range r.Signatures {
		a.Signatures = append(a.Signatures, w.signature(&r.Signatures[i]))
	}
	switch r.Origin {
	case OriginSame:
		a.Changes = append(a.Changes, Line{report.SeverityGood, w.t("origin.same")})
	case OriginOther:
		a.Changes = append(a.Changes, Line{report.SeverityCritical, w.t("origin.foreign")})
	}
	for _, c := range r.Changes {
		a.Changes = append(a.Changes, w.change(c))
	}
	if r.Trailing {
		a.Changes = append(a.Changes, Line{report.SeverityCritical, w.t("trailing")})
	}
	return a
}

// words finds the words.
type words struct{ texts *i18n.Texts }

func (w words) t(key string, args ...string) string { return w.texts.T("sign."+key, args...) }

// reason is the code of what decides the verdict.
func (w words) reason(r Result) string {
	switch {
	case r.Origin == OriginOther:
		return "foreign"
	case r.Verdict == Refused && len(r.Signatures) > 0 && r.forbidden():
		return "changed"
	case r.Verdict == Doubtful && r.remarked():
		return "look"
	case r.Verdict == Doubtful && r.proofsLast():
		return "proof"
	}
	return string(r.Verdict)
}

func (r *Result) forbidden() bool { return r.Trailing || r.heaviest() == Forbidden }
func (r *Result) remarked() bool  { return r.heaviest() == Remark }

func (r *Result) heaviest() Weight {
	most := Expected
	for _, c := range r.Changes {
		most = max(most, c.Weight())
	}
	return most
}

func (w words) verdict(r Result) Line {
	severity := report.SeverityCritical
	switch r.Verdict {
	case Sound:
		severity = report.SeverityGood
	case Doubtful:
		severity = report.SeverityMedium
	case Unsigned:
		severity = report.SeverityInfo
	}
	return Line{severity, w.t("verdict." + w.reason(r))}
}

func (w words) signature(s *Signature) SignatureAccount {
	a := SignatureAccount{Name: s.Name, Field: s.Field}
	add := func(severity report.Severity, text string) { a.Lines = append(a.Lines, Line{severity, text}) }
	if a.Name == "" {
		a.Name = w.t("nameless")
	}
	if !s.Valid() {
		add(report.SeverityCritical, w.t("problem."+string(s.Problem)))
	} else {
		add(report.SeverityGood, w.t("valid"))
	}
	if !s.At.IsZero() {
		key := "at"
		if s.Timestamp {
			key = "stamped"
		}
		add(report.SeverityNone, w.t(key, w.moment(s.At)))
	}
	if s.Valid() {
		a.Lines = append(a.Lines, w.coverage(s))
	}
	if s.Fingerprint != "" {
		a.Lines = append(a.Lines, w.trust(s), Line{report.SeverityNone, w.t("fingerprint", Grouped(s.Fingerprint))},
			Line{report.SeverityNone, w.issuer(s)})
	}
	for _, said := range []struct{ key, value string }{{"reason", s.Reason}, {"place", s.Place}} {
		if said.value != "" {
			add(report.SeverityNone, w.t(said.key, said.value))
		}
	}
	return a
}

// coverage says what came after a signature.
func (w words) coverage(s *Signature) Line {
	if s.Whole {
		return Line{report.SeverityGood, w.t("whole")}
	}
	for _, c := range s.Later {
		if c.Weight() == Forbidden {
			return Line{report.SeverityCritical, w.t("later.changed")}
		}
	}
	return Line{report.SeverityNone, w.t("later.signed")}
}

func (w words) trust(s *Signature) Line {
	switch s.Trust {
	case Known:
		return Line{report.SeverityGood, w.t("trust.known")}
	case Revoked:
		return Line{report.SeverityCritical, w.t("trust.revoked")}
	}
	return Line{report.SeverityMedium, w.t("trust.unknown")}
}

func (w words) issuer(s *Signature) string {
	until := w.texts.Day(reg.DayOf(s.To))
	if s.SelfSigned {
		return w.t("issuer.self", until)
	}
	return w.t("issuer", s.Issuer, until)
}

func (w words) change(c Change) Line {
	severity := report.SeverityNone
	switch c.Weight() {
	case Remark:
		severity = report.SeverityMedium
	case Forbidden:
		severity = report.SeverityCritical
	}
	return Line{severity, w.t("change."+string(c.Kind), w.texts.Int(c.Page), c.Field)}
}

func (w words) moment(t time.Time) string { return w.texts.Instant(reg.InstantOf(t)) }

// StampOf is what a signature field shows: who has signed, as what and when, and
// the beginning of the certificate's fingerprint.
func StampOf(texts *i18n.Texts, id *Identity, role string, at time.Time) pdf.Stamp {
	w := words{texts}
	first := w.moment(at)
	if role != "" {
		first = role + " · " + first
	}
	return pdf.Stamp{Label: w.t("stamp"), Name: id.Name(), Lines: []string{first,
		w.t("stamp.certificate", Grouped(Fingerprint(id.Certificate))[:19])}}
}
