package breach

import (
	"strconv"

	"samsvar/model"
	"samsvar/model/reg"
)

// Judgement is what the answers suggest. The user decides.
type Judgement struct {
	Complete   bool     // every question that has a meaning is answered
	Missing    []string // keys of those that are not
	Likelihood int      // that the breach harms people, 1 to 4
	Impact     int      // how grave that would be, 1 to 4
	Level      model.BreachLevel
	Severity   model.IncidentSeverity
	Raised     string // key of the question whose answer raised the impact a step, "" for none
}

// Judge weighs the answers: how severe the consequences for the persons may be,
// and how likely they are (GDPR recitals 75, 76 and 85; EDPB guidelines 9/2022,
// part IV). Unanswered questions weigh nothing, and Complete tells of them.
func Judge(a Answers) Judgement {
	j := Judgement{Likelihood: a.likelihood()}
	j.Impact, j.Raised = a.impact()
	j.Level = levels()[j.Likelihood-1][j.Impact-1]
	if a.unreadable() {
		j.Level = model.BreachUnlikely
	}
	j.Severity = severity(j)
	for _, q := range Questions() {
		key := q.Key[len("bruddvurdering_"):]
		if a[key] == "" && a.Asked(key) {
			j.Missing = append(j.Missing, key)
		}
	}
	j.Complete = len(j.Missing) == 0
	return j
}

// levels are the risk by likelihood (rows) and impact (columns).
func levels() [4][4]model.BreachLevel {
	const u, r, h = model.BreachUnlikely, model.BreachRisky, model.BreachHigh
	return [4][4]model.BreachLevel{{u, u, u, r}, {u, r, r, h}, {u, r, h, h}, {r, r, h, h}}
}

// likelihood is the greater of what the recipients and what the loss may lead to.
func (a Answers) likelihood() int {
	most := 1
	if a.Asked(AskRecipient) {
		seen := max(weight(Recipients, a[AskRecipient])-1, 1) // nobody and a trusted one weigh the same
		switch a[AskIdentify] {
		case "uleselig":
			seen = 1
		case "vanskelig":
			seen = max(seen-1, 1)
		}
		most = seen
	}
	if a.Asked(AskRepair) {
		most = max(most, weight(Repairs, a[AskRepair]))
	}
	return most
}

// impact is how severe the consequences are, not less than the nature of the data
// makes them where outsiders may have seen these, and a step more where persons,
// controller or number make it graver.
func (a Answers) impact() (step int, raised string) {
	step = max(weight(Harms, a[AskHarm]), 1)
	if a.exposed() {
		step = max(step, weight(Natures, a[AskNature])-1)
	}
	switch {
	case step >= 4 || step < 2:
	case a[AskPersons] == "saarbare":
		return step + 1, AskPersons
	case a[AskController] == "saerlig" && weight(Natures, a[AskNature]) >= 3:
		return step + 1, AskController
	case a[AskNumber] == "fra_1000":
		return step + 1, AskNumber
	}
	return step, ""
}

// exposed reports whether outsiders may have seen data they can read.
func (a Answers) exposed() bool {
	return a.Asked(AskRecipient) && a[AskRecipient] != "ingen" && a[AskIdentify] != "uleselig"
}

// unreadable reports whether nobody can have learned anything and nothing is
// lost: data that are unintelligible to those who have them, such as well
// encrypted ones whose key is safe.
func (a Answers) unreadable() bool {
	nothingSeen := a[AskEffect] == "konfidensialitet" || a[AskRepair] == "straks"
	return a[AskIdentify] == "uleselig" && nothingSeen
}

func severity(j Judgement) model.IncidentSeverity {
	switch {
	case j.Level == model.BreachHigh && j.Impact == 4 && j.Likelihood >= 3:
		return model.SeverityCritical
	case j.Level == model.BreachHigh:
		return model.SeveritySerious
	case j.Level == model.BreachRisky:
		return model.SeverityModerate
	}
	return model.SeverityLow
}

// Risk returns the judgement as the record holds it.
func (j Judgement) Risk() model.BreachRisk {
	return model.BreachRisk{Likelihood: model.Likelihood(strconv.Itoa(j.Likelihood)),
		Impact: model.Impact(strconv.Itoa(j.Impact)), Level: j.Level}
}

// Duty returns whether the judgement calls for notifying Datatilsynet: unless a
// risk is unlikely (art. 33(1)), or as the agency's settings have it.
func (j Judgement) Duty(from model.NotifyThreshold) model.NotifyDuty {
	if j.Level == model.BreachHigh || j.Level == model.BreachRisky && from != model.NotifyHighOnly {
		return model.DutyYes
	}
	return model.DutyNo
}

// weight is the place of an answer among its kind, 1 for the least, 0 for none.
func weight(codes *reg.Codes[string], answer string) int { return codes.Index(answer) + 1 }
