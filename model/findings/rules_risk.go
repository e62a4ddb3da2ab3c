package findings

import (
	"slices"
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
)

func riskRules() []Rule {
	risks := model.RiskAssessments.Key
	return []Rule{
		{ID: "R-ROS-01", Register: risks, Severity: High, find: riskUntreated},
		{ID: "R-ROS-02", Register: risks, Severity: High, find: acceptanceLacking},
		{ID: "R-ROS-03", Register: risks, Severity: Critical, find: redWithoutAction},
		{ID: "R-ROS-04", Register: model.Agencies.Key, Severity: High, find: noCriteria},
	}
}

// eachScenario visits every scenario of the assessments in use, with its place
// in its assessment, from 1.
func eachScenario(f *Facts, visit func(r *model.RiskAssessment, n int, s *model.Scenario)) {
	for _, r := range inUse(f, model.RiskAssessments) {
		for i := range r.Scenarios {
			visit(r, i+1, &r.Scenarios[i])
		}
	}
}

// riskUntreated finds risk above the acceptable level that nobody has accepted
// and nothing is done about.
func riskUntreated(f *Facts, hit func(Hit)) {
	eachScenario(f, func(r *model.RiskAssessment, n int, s *model.Scenario) {
		limit := f.Acceptable(r)
		decided := s.Treatment == model.TreatmentAccept || s.Treatment == model.TreatmentTransfer || s.Treatment == model.TreatmentAvoid
		if s.Residual().Above(limit) && !decided && len(s.Measures) == 0 {
			hit(Hit{Record: r, Field: "scenarier", Args: []reg.Arg{reg.CountArg(n), eventArg(s),
				levelArg(s.Residual()), levelArg(limit)}})
		}
	})
}

func levelArg(l model.RiskLevel) reg.Arg { return reg.CodeArg(&model.RiskLevels.CodeSet, string(l)) }

// eventArg is what may happen, cut to a length that fits into a sentence.
func eventArg(s *model.Scenario) reg.Arg {
	const most = 80
	line := "–"
	for _, text := range []string{s.Vulnerability, s.Threat, s.Event} { // the last that says anything
		if text = strings.TrimSpace(text); text != "" {
			line, _, _ = strings.Cut(text, "\n")
		}
	}
	letters := []rune(strings.TrimSpace(line))
	if len(letters) > most {
		line = strings.TrimSpace(string(letters[:most])) + "…"
	}
	return reg.TextArg(line)
}

// acceptanceLacking finds accepted risk that lacks a name or a date, was
// accepted by someone who cannot, or was accepted too long ago. Risk within the
// acceptable level is accepted by the criteria and needs no more.
func acceptanceLacking(f *Facts, hit func(Hit)) {
	eachScenario(f, func(r *model.RiskAssessment, n int, s *model.Scenario) {
		within := s.Residual() != "" && !s.Residual().Above(f.Acceptable(r))
		if s.Treatment != model.TreatmentAccept || within {
			return
		}
		found := Hit{Record: r, Field: "scenarier", Args: []reg.Arg{reg.CountArg(n), eventArg(s)}}
		months := f.Settings().AcceptMonths
		switch {
		case s.AcceptedBy == "" || !s.Accepted.IsSet():
		case !f.mayAccept(r, s):
			found.Variant = "myndighet"
			found.Args = append(found.Args, personArg(s.AcceptedBy), levelArg(s.Residual()))
		case f.Past(s.AcceptedUntil):
			found.Variant, found.Due = "utlopt", s.AcceptedUntil
			found.Args = append(found.Args, reg.DayArg(s.AcceptedUntil))
		case f.Longer(s.Accepted, months):
			found.Variant, found.Due = "gammel", s.Accepted.AddMonths(months.Int())
			found.Args = append(found.Args, reg.DayArg(s.Accepted), reg.NumArg(months))
		default:
			return
		}
		hit(found)
	})
}

// mayAccept reports whether the one who accepted a risk had the authority: the
// head of the agency for high risk, and for lower risk also an owner of the
// risk or of a system it is about.
func (f *Facts) mayAccept(r *model.RiskAssessment, s *model.Scenario) bool {
	if f.held(s.AcceptedBy, model.RoleLeader, s.Accepted) {
		return true
	}
	if s.Residual() == model.RiskHigh {
		return false
	}
	return s.AcceptedBy == r.ApprovedBy || f.held(s.AcceptedBy, model.RoleSystemOwner, s.Accepted) ||
		slices.ContainsFunc(r.Systems, func(id reg.ID) bool {
			system := model.Systems.Get(f, id)
			return system != nil && system.Owner == s.AcceptedBy
		})
}

// held reports whether a person held a role on a day.
func (f *Facts) held(person reg.ID, role model.Role, day reg.Day) bool {
	return slices.ContainsFunc(f.holdings()[person], func(h *model.RoleHolding) bool {
		return h.Role == role && h.Active(day)
	})
}

// redWithoutAction finds assessments with high risk and no action against it.
func redWithoutAction(f *Facts, hit func(Hit)) {
	for _, r := range inUse(f, model.RiskAssessments) {
		bare := 0
		for i := range r.Scenarios {
			s := &r.Scenarios[i]
			red := s.Level == model.RiskHigh || s.Residual() == model.RiskHigh
			if red && len(s.Measures) == 0 {
				bare++
			}
		}
		if bare > 0 && (r.No == "" || f.sourced()[r.No] == 0) {
			hit(Hit{Record: r, Field: "scenarier", Args: []reg.Arg{reg.CountArg(bare)}})
		}
	}
}

func noCriteria(f *Facts, hit func(Hit)) {
	if f.CriteriaDecided() {
		return
	}
	found := Hit{Field: "akseptkriterier"}
	if a := f.Agency(); a != nil {
		found.Record = a
	}
	hit(found)
}
