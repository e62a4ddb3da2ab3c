package findings

import (
	"samsvar/model"
	"samsvar/model/reg"
)

func transferRules() []Rule {
	return inRegister(model.Transfers.Key, []Rule{
		{ID: "R-OVF-01", Severity: High, find: transferNotRegistered},
		{ID: "R-OVF-02", Severity: Critical, find: eachTransfer(toolMissing)},
		{ID: "R-OVF-03", Severity: Critical, find: eachTransfer(notAdequate)},
		{ID: "R-OVF-04", Severity: High, find: eachTransfer(usByAdequacy)},
		{ID: "R-OVF-05", Severity: High, find: eachTransfer(notCertified)},
		{ID: "R-OVF-06", Severity: High, find: eachTransfer(notAssessed)},
		{ID: "R-OVF-07", Severity: High, find: eachTransfer(clausesOutdated)},
		{ID: "R-OVF-08", Severity: High, find: eachTransfer(closedToAuthorities)},
		{ID: "R-OVF-09", Severity: Medium, find: eachTransfer(derogationRegular)},
		{ID: "R-OVF-10", Severity: High, find: eachTransfer(compellingUndocumented)},
	})
}

// unitedStates has an adequacy decision only for certified importers.
const unitedStates model.Country = "US"

// transfersOut returns the transfers out of the EEA that go on.
func (f *Facts) transfersOut() []*model.Transfer {
	var all []*model.Transfer
	for _, t := range inUse(f, model.Transfers) {
		if !t.Country.InEEA() && !f.Past(t.Ended) {
			all = append(all, t)
		}
	}
	return all
}

// eachTransfer makes a rule that judges the transfers that go on one by one.
func eachTransfer(judge func(f *Facts, t *model.Transfer, hit func(Hit))) func(*Facts, func(Hit)) {
	return func(f *Facts, hit func(Hit)) {
		for _, t := range f.transfersOut() {
			judge(f, t, func(h Hit) {
				h.Record = t
				hit(h)
			})
		}
	}
}

func countryArg(c model.Country) reg.Arg { return reg.CodeArg(&model.Countries.CodeSet, string(c)) }

// toolMissing finds transfers without a tool of chapter V, and those to another
// country that are said to stay within the EEA.
func toolMissing(_ *Facts, t *model.Transfer, hit func(Hit)) {
	switch {
	case t.Tool == "" || t.Tool == model.ToolMissing:
		hit(Hit{Field: "grunnlag"})
	case t.Tool == model.ToolWithinEEA && t.Country != "":
		hit(Hit{Field: "grunnlag", Variant: "utenfor", Args: []reg.Arg{countryArg(t.Country)}})
	}
}

// notAdequate finds transfers by adequacy to countries that have no decision
// today. The United States, which have one of their own, have their own rule.
func notAdequate(f *Facts, t *model.Transfer, hit func(Hit)) {
	switch {
	case t.Tool != model.ToolAdequacy || t.Country == unitedStates:
	case t.Country == "":
		hit(Hit{Field: "land", Variant: "uten_land"})
	case !f.Law().Adequate(string(t.Country), f.Today):
		hit(Hit{Field: "grunnlag", Args: []reg.Arg{countryArg(t.Country)}})
	case f.Past(t.ValidUntil):
		hit(Hit{Field: "gyldig_til", Variant: "utlopt", Due: t.ValidUntil, Args: []reg.Arg{reg.DayArg(t.ValidUntil)}})
	}
}

func usByAdequacy(_ *Facts, t *model.Transfer, hit func(Hit)) {
	if t.Tool == model.ToolAdequacy && t.Country == unitedStates {
		hit(Hit{Field: "grunnlag"})
	}
}

// notCertified finds transfers by the Data Privacy Framework to importers that
// are not certified for these data, or that nobody has looked up for long.
func notCertified(f *Facts, t *model.Transfer, hit func(Hit)) {
	months, checked := f.Settings().DPFMonths, f.past(t.CertifiedDay)
	switch {
	case t.Tool != model.ToolDPF:
	case t.Certified != reg.Yes:
		hit(Hit{Field: "dpf_sertifisert"})
	case t.CertifiedCovers == reg.No:
		hit(Hit{Field: "dpf_dekker", Variant: "dekker_ikke"})
	case !checked.IsSet():
		hit(Hit{Field: "dpf_kontrollert_dato", Variant: "aldri"})
	case f.Longer(checked, months):
		hit(Hit{Field: "dpf_kontrollert_dato", Variant: "gammel", Due: checked.AddMonths(months.Int()),
			Args: []reg.Arg{reg.DayArg(checked), reg.NumArg(months)}})
	}
}

// notAssessed finds transfers by a tool of art. 46 without an assessment of the
// other country's law, with one that says no, or with an old one.
func notAssessed(f *Facts, t *model.Transfer, hit func(Hit)) {
	months, a := f.Settings().TransferMonths, t.Assessment
	switch {
	case !t.Tool.NeedsAssessment():
	case a.Conclusion == model.TransferNotAdequate:
		hit(Hit{Field: "tia.konklusjon", Variant: "ikke_tilstrekkelig", Severity: Critical})
	case !a.Done():
		hit(Hit{Field: "tia"})
	case f.Longer(f.past(a.Day), months):
		hit(Hit{Field: "tia.dato", Variant: "gammel", Severity: Medium, Due: a.Day.AddMonths(months.Int()),
			Args: []reg.Arg{reg.DayArg(a.Day), reg.NumArg(months)}})
	}
}

func clausesOutdated(_ *Facts, t *model.Transfer, hit func(Hit)) {
	switch {
	case t.Tool != model.ToolSCC:
	case t.SCC == "":
		hit(Hit{Field: "scc_versjon", Variant: "uten_versjon"})
	case t.SCC != model.SCC2021:
		hit(Hit{Field: "scc_versjon", Args: []reg.Arg{reg.CodeArg(&model.SCCVersions.CodeSet, string(t.SCC))}})
	case len(t.SCCModules) == 0:
		hit(Hit{Field: "scc_modul", Variant: "uten_modul"})
	}
}

func toolArg(t model.TransferTool) reg.Arg {
	return reg.CodeArg(&model.TransferTools.CodeSet, string(t))
}

func closedToAuthorities(_ *Facts, t *model.Transfer, hit func(Hit)) {
	if t.Tool.NotForAuthorities() && t.OfficialPower == reg.Yes {
		hit(Hit{Field: "grunnlag", Args: []reg.Arg{toolArg(t.Tool)}})
	}
}

func derogationRegular(_ *Facts, t *model.Transfer, hit func(Hit)) {
	if t.Tool.Derogation() && t.Regular == reg.Yes {
		hit(Hit{Field: "regelmessig", Args: []reg.Arg{toolArg(t.Tool)}})
	}
}

func compellingUndocumented(_ *Facts, t *model.Transfer, hit func(Hit)) {
	safe, told := t.Safeguards != "", t.AuthorityTold.IsSet()
	switch {
	case t.Tool != model.ToolCompelling || safe && told:
	case safe:
		hit(Hit{Field: "datatilsynet_informert_dato", Variant: "informert"})
	case told:
		hit(Hit{Field: "garantier", Variant: "garantier"})
	default:
		hit(Hit{Field: "garantier"})
	}
}
