package model

import "samsvar/model/reg"

// AlwaysCase is a case of art. 35(3), which always asks for a DPIA.
type AlwaysCase string

// The cases of art. 35(3).
const (
	AlwaysEvaluation AlwaysCase = "35_3_a"
	AlwaysSpecial    AlwaysCase = "35_3_b"
	AlwaysMonitoring AlwaysCase = "35_3_c"
)

// AlwaysCases are the cases of art. 35(3).
var AlwaysCases = reg.NewCodes("artikkel35_3", AlwaysEvaluation, AlwaysSpecial, AlwaysMonitoring)

// Criterion is one of the nine criteria of WP248 rev.01.
type Criterion string

// The nine criteria.
const (
	CriterionEvaluation    Criterion = "k1_evaluering"
	CriterionAutomated     Criterion = "k2_automatisert"
	CriterionMonitoring    Criterion = "k3_overvaking"
	CriterionSensitive     Criterion = "k4_sensitive"
	CriterionLargeScale    Criterion = "k5_stor_skala"
	CriterionMatching      Criterion = "k6_sammenstilling"
	CriterionVulnerable    Criterion = "k7_sarbare"
	CriterionNewTechnology Criterion = "k8_ny_teknologi"
	CriterionPrevents      Criterion = "k9_hindrer"
)

// Criteria are the nine criteria.
var Criteria = reg.NewCodes("wp248", CriterionEvaluation, CriterionAutomated, CriterionMonitoring,
	CriterionSensitive, CriterionLargeScale, CriterionMatching, CriterionVulnerable, CriterionNewTechnology,
	CriterionPrevents)

// ListedCase is an item of Datatilsynet's list of processing that needs a DPIA.
type ListedCase string

// Items that need one more criterion.
const (
	ListedThirdParty ListedCase = "dt01_tredjepart"
	ListedBiometric  ListedCase = "dt02_biometri"
	ListedGenetic    ListedCase = "dt03_genetikk"
	ListedInnovative ListedCase = "dt04_innovativ"
	ListedResearch   ListedCase = "dt06_forskning"
	ListedLocation   ListedCase = "dt07_lokasjon"
)

// ListedCases are the items of the list of 2019.
var ListedCases = reg.NewCodes("datatilsynsliste", ListedThirdParty, ListedBiometric, ListedGenetic,
	ListedInnovative, "dt05_ansatte", ListedResearch, ListedLocation, "dt08_laering", "dt09_offentlig_sted",
	"dt10_kamera_skole", "dt11_algoritmer", "dt12_ferdigheter", "dt13_prediksjon", "dt14_iot")

// NeedsCriterion reports whether the item asks for a DPIA only together with
// at least one other criterion.
func (l ListedCase) NeedsCriterion() bool {
	switch l {
	case ListedThirdParty, ListedBiometric, ListedGenetic, ListedInnovative, ListedResearch, ListedLocation:
		return true
	}
	return false
}

// Inherent returns the criterion that the item itself fulfils, which does not
// count as another one; "" where there is none.
func (l ListedCase) Inherent() Criterion {
	switch l {
	case ListedBiometric, ListedGenetic, ListedLocation:
		return CriterionSensitive
	case ListedInnovative:
		return CriterionNewTechnology
	}
	return ""
}

// ScreeningResult is whether a processing needs a DPIA.
type ScreeningResult string

// The results.
const (
	ScreeningRequired    ScreeningResult = "paakrevd"
	ScreeningConsider    ScreeningResult = "vurder" // a reasoned decision is needed
	ScreeningNotRequired ScreeningResult = "ikke_nodvendig"
)

// ScreeningResults are the results.
var ScreeningResults = reg.NewCodes("screening", ScreeningRequired, ScreeningConsider, ScreeningNotRequired)
