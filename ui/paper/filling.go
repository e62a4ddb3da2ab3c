package paper

import (
	"slices"
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/ink"
)

// filling is what the user fills in. It knows no widget.
type filling struct {
	*i18n.Texts
	src   reg.Source
	round *annual.Round
	field int // which of the places to sign
	may   []annual.Candidate
	who   int    // which of may; -1 for nobody yet
	named reg.ID // who was chosen by the user; "" for nobody
}

// at reads who may have signed on a day. Whom the user has chosen stays chosen as
// long as that one may, and nobody takes the place unasked: a day that is being
// typed is another one for a moment.
func (f *filling) at(day reg.Day) {
	f.may, f.who = f.round.Candidates(f.src, f.fieldID(), day), -1
	if f.named == "" {
		f.who = only(f.may)
		return
	}
	f.who = slices.IndexFunc(f.may, func(s annual.Candidate) bool { return s.Person == f.named })
}

// choose takes who has signed.
func (f *filling) choose(i int) { f.who, f.named = i, f.may[i].Person }

// place takes another place to sign, which others sign.
func (f *filling) place(i int) { f.field, f.who, f.named = i, -1, "" }

func (f *filling) fieldID() string { return f.round.Template.SignedBy()[f.field].ID }

// fault says what is missing or cannot be, "" where the signature can be kept.
func (f *filling) fault(p ink.Paper, today reg.Day) string {
	switch {
	case f.who < 0:
		return f.T("ui.paper.who.missing")
	case !p.Day.IsSet():
		return f.T("ui.paper.day.missing")
	}
	if err := ink.CheckDay(f.round.Report, p.Day, today); err != nil {
		return sentence(f.Texts, err)
	}
	after, err := f.round.Sign(p.Signature(reg.File{Name: "scan", Hash: strings.Repeat("0", 64)}))
	if err != nil {
		return sentence(f.Texts, err)
	}
	for _, problem := range model.Reports.ChangeProblems(f.src, f.round.Report, after) {
		return Sentence(f.Problem(model.Reports.Register, problem))
	}
	return ""
}

// paper is what was filled in.
func (f *filling) paper(day reg.Day, place, by string, at reg.Instant) ink.Paper {
	p := ink.Paper{Field: f.fieldID(), Day: day, Place: place, By: by, At: at}
	if f.who >= 0 {
		p.Signer = f.may[f.who]
	}
	return p
}

// Sentence makes a sentence of the words that say what is wrong.
func Sentence(text string) string {
	text = i18n.Capital(strings.TrimSpace(text))
	if text != "" && !strings.ContainsAny(text[len(text)-1:], ".!?") {
		text += "."
	}
	return text
}
