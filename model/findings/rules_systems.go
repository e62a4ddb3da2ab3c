package findings

import (
	"samsvar/model"
	"samsvar/model/reg"
)

func systemRules() []Rule {
	systems := model.Systems.Key
	return []Rule{
		{ID: "R-SYS-01", Register: systems, Severity: High, find: noRiskAssessment},
		{ID: "R-SYS-02", Register: systems, Severity: Medium, find: riskOutdated},
		{ID: "R-SYS-03", Register: systems, Severity: Medium, find: valuesMissing},
		{ID: "R-SYS-04", Register: systems, Severity: High, find: assetAboveSystem},
		{ID: "R-SYS-05", Register: systems, Severity: High, find: noSystemOwner},
		{ID: "R-SYS-06", Register: systems, Severity: High, find: noContinuityPlan},
		{ID: "R-SYS-07", Register: systems, Severity: Medium, find: backupNotTested},
		{ID: "R-SYS-08", Register: systems, Severity: Medium, find: noDeletionPlan},
	}
}

func noRiskAssessment(f *Facts, hit func(Hit)) {
	for _, s := range inUse(f, model.Systems) {
		matters := s.PersonalData == reg.Yes || s.Value() >= 3
		if s.InOperation() && matters && f.LatestRisk(s) == nil {
			hit(Hit{Record: s, Field: "siste_ros"})
		}
	}
}

func riskOutdated(f *Facts, hit func(Hit)) {
	for _, s := range inUse(f, model.Systems) {
		r := f.LatestRisk(s)
		if r == nil || f.RiskCurrent(s, r) {
			continue
		}
		checked, months := f.riskChecked(r), f.riskMonths(s)
		found := Hit{Record: s, Field: "siste_ros", Args: []reg.Arg{reg.DayArg(checked), reg.NumArg(months)},
			Due: checked.AddMonths(months.Int())}
		if f.changedSince(s, r) {
			found.Variant, found.Due = "endring", 0
			found.Args = []reg.Arg{reg.DayArg(checked), reg.DayArg(s.ChangedMuch)}
		}
		hit(found)
	}
}

// valuesMissing finds systems and information assets in use without all of
// confidentiality, integrity and availability.
func valuesMissing(f *Facts, hit func(Hit)) {
	for _, s := range inUse(f, model.Systems) {
		if s.InOperation() && !s.Valued() {
			hit(valueHit(s, "", unvalued(s.Confidentiality, s.Integrity, s.Availability)))
		}
	}
	for _, a := range inUse(f, model.InformationAssets) {
		if !a.IsValued() {
			found := valueHit(a, "verdi", unvalued(a.Confidentiality, a.Integrity, a.Availability))
			found.Register = model.InformationAssets.Key
			hit(found)
		}
	}
}

func valueHit(rec reg.Record, variant string, missing []string) Hit {
	return Hit{Record: rec, Variant: variant, Field: missing[0],
		Args: []reg.Arg{codesArg(&model.SecurityAims.CodeSet, missing)}}
}

func unvalued(c model.Class, i, a model.Level) []string {
	var missing []string
	for n, level := range []int{c.Level(), i.Number(), a.Number()} {
		if level == 0 {
			missing = append(missing, model.SecurityAims.Codes[n])
		}
	}
	return missing
}

// assetAboveSystem finds systems valued lower than the information in them.
func assetAboveSystem(f *Facts, hit func(Hit)) {
	for _, s := range inUse(f, model.Systems) {
		own := [3]int{s.Confidentiality.Level(), s.Integrity.Number(), s.Availability.Number()}
		for n, aim := range model.SecurityAims.Codes {
			top, level := highestAsset(f.AssetsOf(s.ID), n)
			if own[n] > 0 && level > own[n] {
				hit(Hit{Record: s, Field: aim, Args: []reg.Arg{
					reg.LinkArg(reg.Ref{Register: model.InformationAssets.Key, ID: top.ID}),
					reg.CodeArg(&model.SecurityAims.CodeSet, aim), reg.CountArg(level), reg.CountArg(own[n])}})
			}
		}
	}
}

// highestAsset returns the asset valued highest for one of the three aims.
func highestAsset(assets []*model.InformationAsset, aim int) (*model.InformationAsset, int) {
	var top *model.InformationAsset
	highest := 0
	for _, a := range assets {
		level := [3]int{a.Confidentiality.Level(), a.Integrity.Number(), a.Availability.Number()}[aim]
		if level > highest {
			top, highest = a, level
		}
	}
	return top, highest
}

func noSystemOwner(f *Facts, hit func(Hit)) {
	for _, s := range inUse(f, model.Systems) {
		if s.Owner == "" {
			hit(Hit{Record: s, Field: "systemeier"})
		}
	}
}

func noContinuityPlan(f *Facts, hit func(Hit)) {
	for _, s := range inUse(f, model.Systems) {
		if s.NeedsPlan() && len(f.PlansOf(s.ID)) == 0 {
			hit(Hit{Record: s, Field: "tilgjengelighet"})
		}
	}
}

// backupNotTested leaves out planned systems: there is nothing to back up yet.
func backupNotTested(f *Facts, hit func(Hit)) {
	months := f.Settings().BackupMonths
	for _, s := range inUse(f, model.Systems) {
		matters := max(s.Availability.Number(), s.Integrity.Number()) >= 3
		if s.Lifecycle == model.LifecyclePlanned || !matters || !f.Longer(s.BackupTested, months) {
			continue
		}
		found := Hit{Record: s, Field: "sikkerhetskopi_testet_dato", Variant: "aldri"}
		if s.BackupTested.IsSet() {
			found = Hit{Record: s, Field: "sikkerhetskopi_testet_dato", Due: s.BackupTested.AddMonths(months.Int()),
				Args: []reg.Arg{reg.DayArg(s.BackupTested), reg.NumArg(months)}}
		}
		hit(found)
	}
}

func noDeletionPlan(f *Facts, hit func(Hit)) {
	for _, s := range inUse(f, model.Systems) {
		if s.Lifecycle == model.LifecycleLeaving && s.PersonalData == reg.Yes && s.DeletionPlan == "" {
			hit(Hit{Record: s, Field: "slette_arkivplan"})
		}
	}
}
