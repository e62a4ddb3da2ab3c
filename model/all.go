package model

import "samsvar/model/reg"

// All lists every register, in the order of the navigation.
func All() []*reg.Register {
	return []*reg.Register{
		ProcessingRecords.Register,
		ProcessorRecords.Register,
		ProcessingAgreements.Register,
		Transfers.Register,
		DPIAs.Register,
		DataSubjectRequests.Register,

		Systems.Register,
		InformationAssets.Register,
		RiskAssessments.Register,
		Incidents.Register,
		Procurements.Register,
		ContinuityPlans.Register,
		Exercises.Register,

		RoleHoldings.Register,
		RoleCards.Register,
		Courses.Register,
		Attendances.Register,
		Actions.Register,
		GoverningDocuments.Register,
		Audits.Register,
		Enquiries.Register,
		Units.Register,
		Persons.Register,
		Suppliers.Register,
		KnownCertificates.Register,

		Agencies.Register,
		Reports.Register,
		YearTasks.Register,
		Suppressions.Register,
	}
}

// Register returns the register with this key, or nil.
func Register(key string) *reg.Register {
	for _, r := range All() {
		if r.Key == key {
			return r
		}
	}
	return nil
}
