package breach

import (
	"slices"
	"strconv"

	"samsvar/model"
	"samsvar/model/reg"
)

// The answers to the questions about a breach. Each list rises in gravity, so
// that the place in it is a weight. The questions are the factors of the EDPB's
// guidelines 9/2022 (WP250 rev.01), part IV.B.
var (
	// Effects are what the breach did to the data: the type of breach.
	Effects = reg.NewCodes[string]("bruddvurdering_virkning", "tilgjengelighet", "integritet", "konfidensialitet", "flere")
	// Recipients are who may have seen the data.
	Recipients = reg.NewCodes[string]("bruddvurdering_mottaker", "ingen", "betrodd", "kjent", "ukjent", "ondsinnet")
	// Repairs are whether data lost or changed are as they should be again.
	Repairs = reg.NewCodes[string]("bruddvurdering_gjenopprettet", "straks", "senere", "delvis", "nei")
	// Natures are how sensitive the data are.
	Natures = reg.NewCodes[string]("bruddvurdering_art", "vanlige", "beskyttelsesverdige", "fortrolige", "saerlige")
	// Identifications are how easily the data tell whom they are about.
	Identifications = reg.NewCodes[string]("bruddvurdering_identifisering", "uleselig", "vanskelig", "mulig", "direkte")
	// Harms are how severe the consequences may be for the persons.
	Harms = reg.NewCodes[string]("bruddvurdering_skade", "ubetydelig", "begrenset", "betydelig", "alvorlig")
	// Persons are special characteristics of the persons.
	Persons = reg.NewCodes[string]("bruddvurdering_personer", "ingen", "noen", "saarbare")
	// Controllers are special characteristics of the controller.
	Controllers = reg.NewCodes[string]("bruddvurdering_virksomhet", "ingen", "saerlig")
	// Numbers are how many persons are affected.
	Numbers = reg.NewCodes[string]("bruddvurdering_antall", "under_10", "under_100", "under_1000", "fra_1000")
)

// Keys of the questions.
const (
	AskEffect     = "virkning"
	AskRecipient  = "mottaker"
	AskRepair     = "gjenopprettet"
	AskNature     = "art"
	AskIdentify   = "identifisering"
	AskHarm       = "skade"
	AskPersons    = "personer"
	AskController = "virksomhet"
	AskNumber     = "antall"
)

// Questions returns the questions about a breach, as fields of a reg.Loose.
func Questions() []*reg.Field {
	ask := func(key string, codes *reg.Codes[string]) *reg.Field {
		return reg.Free("bruddvurdering_"+key, reg.KindChoice, &codes.CodeSet)
	}
	return []*reg.Field{
		ask(AskEffect, Effects), ask(AskRecipient, Recipients), ask(AskRepair, Repairs), ask(AskNature, Natures),
		ask(AskIdentify, Identifications), ask(AskHarm, Harms), ask(AskPersons, Persons),
		ask(AskController, Controllers), ask(AskNumber, Numbers),
	}
}

// Answers are the chosen answers by key of the question.
type Answers map[string]string

// AnswersOf reads the answers given in an object of the questions.
func AnswersOf(questions []*reg.Field, o reg.Object) Answers {
	a := Answers{}
	for _, q := range questions {
		if v := q.Of(o); !v.Empty() {
			a[q.Key[len("bruddvurdering_"):]] = v.Text()
		}
	}
	return a
}

// Asked reports whether a question has a meaning with these answers: recipients
// only where outsiders may have seen something, repair only where data were lost
// or changed.
func (a Answers) Asked(key string) bool {
	switch effect := a[AskEffect]; key {
	case AskRecipient:
		return effect == "" || effect == "konfidensialitet" || effect == "flere"
	case AskRepair:
		return effect == "" || effect != "konfidensialitet"
	}
	return true
}

// Guess returns what the record answers already.
func Guess(i *model.Incident, agency *model.Agency) Answers {
	a := Answers{}
	if len(i.BreachKinds) == 1 {
		a[AskEffect] = string(i.BreachKinds[0])
	} else if len(i.BreachKinds) > 1 {
		a[AskEffect] = "flere"
	}
	if len(i.Data) > 0 {
		a[AskNature] = natureOf(i.Data)
	}
	if len(i.Subjects) > 0 {
		a[AskPersons] = "ingen"
		if slices.ContainsFunc(i.Subjects, model.SubjectCategory.Vulnerable) {
			a[AskPersons] = "saarbare"
		}
	}
	if i.SubjectCount.IsSet() {
		a[AskNumber] = numberOf(i.SubjectCount.Int())
	}
	if agency != nil && (agency.Health == reg.Yes || agency.School == reg.Yes) {
		a[AskController] = "saerlig"
	}
	return a
}

func natureOf(data []model.DataCategory) string {
	switch {
	case slices.ContainsFunc(data, func(c model.DataCategory) bool { return c.Special() || c.Criminal() }):
		return "saerlige"
	case slices.ContainsFunc(data, model.DataCategory.Personal):
		return "fortrolige"
	case slices.Contains(data, model.DataNationalID):
		return "beskyttelsesverdige"
	}
	return "vanlige"
}

func numberOf(n int) string {
	for at, limit := range []int{10, 100, 1000} {
		if n < limit {
			return Numbers.Codes[at]
		}
	}
	return "fra_" + strconv.Itoa(1000)
}
