package findings

// groups lists the rules of each part, in the order of the parts.
func groups() [][]Rule {
	return [][]Rule{
		roleRules(), processingRules(), agreementRules(), transferRules(), dpiaRules(),
		incidentRules(), requestRules(), systemRules(), riskRules(),
		procurementRules(), continuityRules(), trainingRules(), actionRules(), documentRules(),
		certificateRules(), textRules(),
	}
}
