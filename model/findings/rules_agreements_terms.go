package findings

import (
	"cmp"

	"samsvar/model"
	"samsvar/model/reg"
)

// contract reports whether it is a contract in force, which art. 28(3) asks
// more of than of an instruction within the same controller.
func contract(a *model.ProcessingAgreement) bool {
	return a.InForce() && a.Type != model.AgreementInternal
}

// clausesMissing finds contracts without all that art. 28(3) and (9) demand;
// what is settled only partly weighs less.
func clausesMissing(_ *Facts, a *model.ProcessingAgreement, hit func(Hit)) {
	if !contract(a) {
		return
	}
	var missing, partly []string
	for _, code := range model.ClauseCodes.All() {
		if !code.Demanded() {
			continue
		}
		switch a.Clause(code).Answer {
		case "", model.ClauseNo:
			missing = append(missing, string(code))
		case model.ClausePartly:
			partly = append(partly, string(code))
		}
	}
	if len(missing) > 0 {
		hit(Hit{Field: missing[0], Args: []reg.Arg{codesArg(&model.ClauseCodes.CodeSet, missing)}})
	}
	if len(partly) > 0 {
		hit(Hit{Field: partly[0], Variant: "delvis", Severity: Medium,
			Args: []reg.Arg{codesArg(&model.ClauseCodes.CodeSet, partly)}})
	}
}

func signatureMissing(_ *Facts, a *model.ProcessingAgreement, hit func(Hit)) {
	own, theirs := a.SignedController.IsSet(), a.SignedProcessor.IsSet()
	switch {
	case !a.InForce() || own && theirs:
	case own:
		hit(Hit{Field: "signert_db_dato", Variant: "databehandler"})
	case theirs:
		hit(Hit{Field: "signert_ba_dato", Variant: "virksomhet"})
	default:
		hit(Hit{Field: "signert_ba_dato"})
	}
}

// OpeningParts are what a contract must set out first, art. 28(3).
var OpeningParts = reg.NewCodes[string]("innledning28", "gjenstand", "varighet", "art_og_formaal",
	"typer_opplysninger", "kategorier_registrerte", "rettigheter_plikter_ba")

func openingIncomplete(_ *Facts, a *model.ProcessingAgreement, hit func(Hit)) {
	if gaps := a.OpeningGaps(); contract(a) && len(gaps) > 0 {
		hit(Hit{Field: gaps[0], Args: []reg.Arg{codesArg(&OpeningParts.CodeSet, gaps)}})
	}
}

// subProcessorsNotAgreed finds sub-processors that the controller has not said
// how it agreed to, or cannot object to in time.
func subProcessorsNotAgreed(_ *Facts, a *model.ProcessingAgreement, hit func(Hit)) {
	if a.NotNeeded() {
		return
	}
	for n, s := range a.SubProcessors {
		found := Hit{Field: "underdatabehandlere", Args: []reg.Arg{reg.CountArg(n + 1), reg.TextArg(cmp.Or(s.Name, "–"))}}
		switch {
		case s.Approval == "":
			hit(found)
		case s.Approval == model.SubApprovalGeneral && s.Objection.Int() < 1:
			found.Variant = "innsigelse"
			hit(found)
		}
	}
}

func breachHoursMissing(a *model.ProcessingAgreement) bool {
	return contract(a) && !a.BreachHours.IsSet()
}
