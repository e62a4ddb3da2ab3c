package overview

import (
	"samsvar/model/annual"
	"samsvar/model/figures"
	"samsvar/model/reg"
)

// keyFigure is one number of this year beside that of the year before.
type keyFigure struct {
	id          string
	before, now side
}

// side is the number of one year.
type side struct {
	value reg.Num // unset where it is not known
	refs  []reg.Ref
}

// incidentFigures are the key figures about incidents.
func incidentFigures() []string {
	return []string{"ve.hend.antall", "ve.hend.alvorlig", "ve.hend.meldt_dt", "ve.hend.info_reg"}
}

// otherFigures are the key figures about the rest of the year's work.
func otherFigures() []string {
	return []string{"ve.komp.antall", "ve.ros.antall", "ve.dpia.antall", "ve.dba.mangler", "ve.dba.ikke_revidert", "ve.ansk.antall",
		"ve.krav.antall", "ve.overforing.antall", "ve.tiltak.aapne", "ve.tiltak.forfalt"}
}

// keyFigures puts two years beside each other. For last year, what was reported
// counts, and what is computed now where nothing was.
func keyFigures(round *annual.Round, last figures.Set, ids []string) []keyFigure {
	var all []keyFigure
	for _, id := range ids {
		k := keyFigure{id: id, before: sideOf(last, id), now: sideOf(round.Figures, id)}
		if line := round.Line(id); line != nil {
			k.before.take(line.LastYear)
			k.now.take(line.Answer.Value)
		}
		if k.before.value.IsSet() || k.now.value.IsSet() {
			all = append(all, k)
		}
	}
	return all
}

// sideOf is what is computed; nothing where no register has anything.
func sideOf(set figures.Set, id string) side {
	f, ok := set.Get(id)
	if !ok || !f.Grounded {
		return side{}
	}
	return side{value: f.Number(), refs: f.Records}
}

// take puts a reported number in the place of the computed one.
func (s *side) take(canonical string) {
	if n, err := reg.ParseNum(canonical); err == nil && n.IsSet() {
		s.value = n
	}
}

// highest is the greatest number of some, which the longest bar stands for.
func highest(all []keyFigure) float64 {
	most := 0.0
	for _, k := range all {
		most = max(most, k.before.value.Float64(), k.now.value.Float64())
	}
	return most
}
