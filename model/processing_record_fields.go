package model

import "samsvar/model/reg"

// ProcessingRecords is the record of processing activities, art. 30(1).
var ProcessingRecords = describe("behandlinger",
	reg.Section("hoved", processingMain()),
	reg.Section("ansvar", processingControllers()),
	reg.Section("formaal", processingPurposes()),
	reg.Section("registrerte", processingGroups()),
	reg.Section("grunnlag", processingBases()),
	reg.Section("mottakere", processingRecipients()),
	reg.Section("sletting", processingDeletion()),
	reg.Section("sikkerhet", processingSecurity()),
	reg.Section("aapenhet", processingOpenness()),
	reg.Section("systemer", processingSystems()),
	reg.Section("dpia", processingScreening()),
	reg.Section("godkjenning", processingApproval()),
).Prefix("BEH").In("personvern").Named("tittel").
	EndedWhen(func(p *ProcessingRecord) bool { return p.Status == StatusEnded }).
	Check(processingDates).Check(processingBodies).Check(processingOverride)

func processingMain() reg.Of[ProcessingRecord] {
	return reg.Fields(
		reg.Text("tittel", func(p *ProcessingRecord) *string { return &p.Title }, reg.Required, reg.Listed, reg.Max(300)),
		reg.LongText("beskrivelse", func(p *ProcessingRecord) *string { return &p.Description }),
		reg.Choice("status", func(p *ProcessingRecord) *RecordStatus { return &p.Status }, RecordStatuses,
			reg.Listed, reg.Recommended, reg.Initial(string(StatusDraft))),
		reg.Text("funksjonsomraade", func(p *ProcessingRecord) *string { return &p.Field }, reg.Listed, reg.Max(200), reg.Suggest("funksjonsomraader")),
		reg.Link("daglig_ansvarlig", func(p *ProcessingRecord) *reg.ID { return &p.DailyController }, "personer", reg.Listed, reg.Recommended),
		reg.Date("oppstart_dato", func(p *ProcessingRecord) *reg.Day { return &p.Started }),
		reg.Date("avsluttet_dato", func(p *ProcessingRecord) *reg.Day { return &p.Ended }),
	)
}

func processingControllers() reg.Of[ProcessingRecord] {
	joint := func(p *ProcessingRecord) bool { return p.Joint == reg.Yes || len(p.JointControllers) > 0 }
	return reg.Fields(
		reg.One("behandlingsansvarlig", func(p *ProcessingRecord) *Body { return &p.Controller }, bodyFields(), reg.Relevant("art. 30(1)(a)")),
		reg.Flag("felles_ansvar", func(p *ProcessingRecord) *reg.YesNo { return &p.Joint }, reg.Law("art. 26")),
		reg.Items("felles_behandlingsansvarlige", func(p *ProcessingRecord) *[]JointController { return &p.JointControllers },
			jointControllerFields(), reg.Relevant("art. 30(1)(a), 26")).When(joint),
		reg.Text("ordning_ref", func(p *ProcessingRecord) *string { return &p.JointArrangement }, reg.Mandatory("art. 26(1)")).When(joint),
		reg.Flag("utenfor_eos", func(p *ProcessingRecord) *reg.YesNo { return &p.OutsideEEA }),
		reg.One("representant", func(p *ProcessingRecord) *Body { return &p.Representative }, officeFields(), reg.Relevant("art. 30(1)(a), 27")).
			When(func(p *ProcessingRecord) bool { return p.OutsideEEA == reg.Yes }),
		reg.One("personvernombud", func(p *ProcessingRecord) *Body { return &p.Officer }, officeFields(), reg.Relevant("art. 30(1)(a)")),
	)
}

func processingPurposes() reg.Of[ProcessingRecord] {
	return reg.Fields(
		reg.Items("formaal", func(p *ProcessingRecord) *[]Line { return &p.Purposes }, lineFields(), reg.Mandatory("art. 30(1)(b), 5(1)(b)")),
		reg.Choices("prinsipper", func(p *ProcessingRecord) *[]Principle { return &p.Principles }, Principles, reg.Law("art. 5")),
		reg.LongText("prinsipper_vurdering", func(p *ProcessingRecord) *string { return &p.PrinciplesText }),
	)
}

func processingGroups() reg.Of[ProcessingRecord] {
	return reg.Fields(
		reg.Items("registrerte", func(p *ProcessingRecord) *[]SubjectGroup { return &p.Groups }, subjectGroupFields(), reg.Mandatory("art. 30(1)(c)")),
		reg.Choice("antall_registrerte", func(p *ProcessingRecord) *Scale { return &p.Scale }, Scales, reg.Recommended),
		reg.Flag("fodselsnummer", func(p *ProcessingRecord) *reg.YesNo { return &p.NationalID }, reg.Recommended, reg.Law("pol. § 12")),
		reg.LongText("fodselsnummer_begrunnelse", func(p *ProcessingRecord) *string { return &p.NationalIDReason }, reg.Mandatory("pol. § 12")).
			When(func(p *ProcessingRecord) bool { return p.NationalID == reg.Yes || p.HasData(DataNationalID) }),
		reg.Choices("kilder", func(p *ProcessingRecord) *[]DataSource { return &p.Sources }, DataSources, reg.Recommended, reg.Law("art. 14(2)(f)")),
		reg.LongText("kilder_tekst", func(p *ProcessingRecord) *string { return &p.SourcesText }),
	)
}

func processingBases() reg.Of[ProcessingRecord] {
	law := func(p *ProcessingRecord) bool { return p.NeedsLaw() || len(p.Laws) > 0 }
	special := func(p *ProcessingRecord) bool { return p.HasSpecial() || len(p.SpecialBases) > 0 }
	specialLaw := func(p *ProcessingRecord) bool { return p.NeedsSpecialLaw() || len(p.SpecialLaws) > 0 }
	criminal := func(p *ProcessingRecord) bool { return p.HasData(DataCriminal) || p.CriminalBasis.Law != "" }
	return reg.Fields(
		reg.Items("grunnlag6", func(p *ProcessingRecord) *[]LegalBasis { return &p.Bases }, legalBasisFields(), reg.Recommended, reg.Law("art. 6(1), 5(2)")),
		reg.Items("supplerende", func(p *ProcessingRecord) *[]LawRef { return &p.Laws }, lawRefFields(), reg.Mandatory("art. 6(3)")).When(law),
		reg.Flag("myndighetsutovelse", func(p *ProcessingRecord) *reg.YesNo { return &p.OfficialAuthority }),
		reg.LongText("interesseavveining", func(p *ProcessingRecord) *string { return &p.InterestBalance }, reg.Mandatory("art. 6(1)(f)")).
			When(func(p *ProcessingRecord) bool { return p.HasBasis(BasisInterests) }),
		reg.LongText("samtykke_dokumentasjon", func(p *ProcessingRecord) *string { return &p.ConsentProof }, reg.Mandatory("art. 7(1)")).
			When((*ProcessingRecord).UsesConsent),
		reg.LongText("samtykke_tilbaketrekking", func(p *ProcessingRecord) *string { return &p.ConsentWithdrawal }, reg.Recommended, reg.Law("art. 7(3)")).
			When((*ProcessingRecord).UsesConsent),
		reg.Items("grunnlag9", func(p *ProcessingRecord) *[]SpecialBasis { return &p.SpecialBases }, specialBasisFields(), reg.Mandatory("art. 9(2)")).When(special),
		reg.Items("supplerende9", func(p *ProcessingRecord) *[]LawRef { return &p.SpecialLaws }, lawRefFields(), reg.Mandatory("art. 9(2), 9(3)")).When(specialLaw),
		reg.One("grunnlag10", func(p *ProcessingRecord) *CriminalBasis { return &p.CriminalBasis }, criminalBasisFields(), reg.Mandatory("art. 10, pol. § 11")).When(criminal),
	)
}

func processingRecipients() reg.Of[ProcessingRecord] {
	return reg.Fields(
		reg.Flag("ingen_mottakere", func(p *ProcessingRecord) *reg.YesNo { return &p.NoRecipients }),
		reg.Items("mottakere", func(p *ProcessingRecord) *[]Recipient { return &p.Recipients }, recipientFields(), reg.Mandatory("art. 30(1)(d)")).
			When(func(p *ProcessingRecord) bool { return p.NoRecipients != reg.Yes || len(p.Recipients) > 0 }),
		reg.Flag("overfores_ut_av_eos", func(p *ProcessingRecord) *reg.YesNo { return &p.TransfersOut }, reg.Recommended, reg.Law("art. 30(1)(e)")),
		reg.Links("overforinger", func(p *ProcessingRecord) *[]reg.ID { return &p.Transfers }, "overforinger", reg.Relevant("art. 30(1)(e)")).
			When(func(p *ProcessingRecord) bool { return p.TransfersOut != reg.No || len(p.Transfers) > 0 }),
		reg.LongText("overforing_tekst", func(p *ProcessingRecord) *string { return &p.TransfersText }),
	)
}

func processingDeletion() reg.Of[ProcessingRecord] {
	ended := func(p *ProcessingRecord) bool { return p.Status == StatusEnded || p.Ended.IsSet() }
	return reg.Fields(
		reg.Items("slettefrister", func(p *ProcessingRecord) *[]Retention { return &p.Retentions }, retentionFields(), reg.Relevant("art. 30(1)(f), 5(1)(e)")),
		reg.Flag("sletting_bekreftet", func(p *ProcessingRecord) *reg.YesNo { return &p.DeletionDone }, reg.Law("art. 5(1)(e)")).When(ended),
		reg.Date("sletting_dato", func(p *ProcessingRecord) *reg.Day { return &p.DeletionDay }).When(ended),
		reg.Link("sletting_av", func(p *ProcessingRecord) *reg.ID { return &p.DeletionBy }, "personer").When(ended),
	)
}

func processingSecurity() reg.Of[ProcessingRecord] {
	return reg.Fields(
		reg.LongText("sikkerhetstiltak", func(p *ProcessingRecord) *string { return &p.Security }, reg.Relevant("art. 30(1)(g), 32(1)"), reg.Internal),
		reg.Choices("tiltakstyper", func(p *ProcessingRecord) *[]SecurityMeasure { return &p.SecurityKinds }, SecurityMeasures, reg.Law("art. 32(1)"), reg.Internal),
	)
}

func processingOpenness() reg.Of[ProcessingRecord] {
	automated := func(p *ProcessingRecord) bool { return p.AutomatedChoices == reg.Yes }
	return reg.Fields(
		reg.Choice("informasjon_gitt", func(p *ProcessingRecord) *Informed { return &p.Informed }, Informeds, reg.Recommended, reg.Law("art. 13, 14, pol. § 16")),
		reg.LongText("informasjon_unntak_hjemmel", func(p *ProcessingRecord) *string { return &p.InformedLaw }, reg.Mandatory("art. 13(4), 14(5), pol. § 16")).
			When(func(p *ProcessingRecord) bool { return p.Informed == InformedExempt }),
		reg.Text("personvernerklaering_ref", func(p *ProcessingRecord) *string { return &p.PrivacyNotice }, reg.Recommended),
		reg.Flag("automatiserte_avgjorelser", func(p *ProcessingRecord) *reg.YesNo { return &p.AutomatedChoices }, reg.Recommended, reg.Law("art. 22")),
		reg.Choice("art22_grunnlag", func(p *ProcessingRecord) *Basis22 { return &p.AutomatedBasis }, Bases22, reg.Mandatory("art. 22(2)")).When(automated),
		reg.LongText("art22_begrunnelse", func(p *ProcessingRecord) *string { return &p.AutomatedReason }).When(automated),
		reg.Flag("profilering", func(p *ProcessingRecord) *reg.YesNo { return &p.Profiling }, reg.Recommended, reg.Law("art. 4(4)")),
	)
}

func processingSystems() reg.Of[ProcessingRecord] {
	return reg.Fields(
		reg.Flag("manuell", func(p *ProcessingRecord) *reg.YesNo { return &p.Manual }),
		reg.Links("systemer", func(p *ProcessingRecord) *[]reg.ID { return &p.Systems }, "systemer", reg.Recommended),
		reg.Links("databehandlere", func(p *ProcessingRecord) *[]reg.ID { return &p.Processors }, "leverandorer", reg.Recommended, reg.Law("art. 28")),
		reg.Links("dba", func(p *ProcessingRecord) *[]reg.ID { return &p.Agreements }, "databehandleravtaler", reg.Recommended, reg.Law("art. 28")),
		reg.Items("datasett", func(p *ProcessingRecord) *[]Dataset { return &p.Datasets }, datasetFields()),
	)
}

func processingScreening() reg.Of[ProcessingRecord] {
	overridden := func(p *ProcessingRecord) bool { return p.Override != "" }
	return reg.Fields(
		reg.Link("dpia_status", func(p *ProcessingRecord) *reg.ID { return &p.DPIA }, "dpia", reg.Recommended, reg.Law("art. 35")),
		reg.Choices("dpia_35_3", func(p *ProcessingRecord) *[]AlwaysCase { return &p.AlwaysCases }, AlwaysCases, reg.Law("art. 35(3)")),
		reg.Choices("dpia_kriterier", func(p *ProcessingRecord) *[]Criterion { return &p.Criteria }, Criteria, reg.Recommended, reg.Law("WP248 rev.01")),
		reg.Choices("dpia_liste", func(p *ProcessingRecord) *[]ListedCase { return &p.ListedCases }, ListedCases, reg.Recommended, reg.Law("art. 35(4)")),
		reg.Flag("dpia_bekreftet", func(p *ProcessingRecord) *reg.YesNo { return &p.Screened }, reg.Recommended),
		reg.Link("dpia_bekreftet_av", func(p *ProcessingRecord) *reg.ID { return &p.ScreenedBy }, "personer"),
		reg.Date("dpia_bekreftet_dato", func(p *ProcessingRecord) *reg.Day { return &p.ScreenedDay }),
		reg.LongText("dpia_begrunnelse", func(p *ProcessingRecord) *string { return &p.ScreeningNote }),
		reg.Choice("dpia_overstyring", func(p *ProcessingRecord) *ScreeningResult { return &p.Override }, ScreeningResults),
		reg.LongText("dpia_overstyring_tekst", func(p *ProcessingRecord) *string { return &p.OverrideReason }).When(overridden),
		reg.Link("dpia_overstyring_av", func(p *ProcessingRecord) *reg.ID { return &p.OverrideBy }, "personer").When(overridden),
		reg.Date("dpia_overstyring_dato", func(p *ProcessingRecord) *reg.Day { return &p.OverrideDay }).When(overridden),
		reg.LongText("dpia_pvo_syn", func(p *ProcessingRecord) *string { return &p.OfficerView }, reg.Law("art. 35(2)")).
			When(func(p *ProcessingRecord) bool { return p.Override == ScreeningNotRequired }),
		reg.Text("dpia_lovarbeid_ref", func(p *ProcessingRecord) *string { return &p.LegislativeRef }, reg.Law("art. 35(10)")),
	)
}

func processingApproval() reg.Of[ProcessingRecord] {
	return reg.Fields(
		reg.Link("godkjent_av", func(p *ProcessingRecord) *reg.ID { return &p.ApprovedBy }, "personer", reg.Own),
		reg.Date("godkjent_dato", func(p *ProcessingRecord) *reg.Day { return &p.Approved }, reg.Own),
		reg.Date("vesentlig_endret_dato", func(p *ProcessingRecord) *reg.Day { return &p.ChangedMuch }),
		reg.LongText("vesentlig_endring", func(p *ProcessingRecord) *string { return &p.WhatChanged }).
			When(func(p *ProcessingRecord) bool { return p.ChangedMuch.IsSet() }),
	)
}

func processingDates(p *ProcessingRecord) []reg.Problem {
	all := endNotBefore("avsluttet_dato", p.Started, p.Ended)
	return append(all, endNotBefore("sletting_dato", p.Started, p.DeletionDay)...)
}

func processingBodies(p *ProcessingRecord) []reg.Problem {
	return badOrgNo("behandlingsansvarlig.orgnr", p.Controller.OrgNo)
}

// processingOverride holds whoever overrules the screening to a reason, a name
// and a date, and to asking the data protection officer where it says that no
// DPIA is needed although two criteria hold.
func processingOverride(p *ProcessingRecord) []reg.Problem {
	if p.Override == "" {
		return nil
	}
	var all []reg.Problem
	for _, need := range []struct {
		field string
		empty bool
	}{
		{"dpia_overstyring_tekst", p.OverrideReason == ""},
		{"dpia_overstyring_av", p.OverrideBy == ""},
		{"dpia_overstyring_dato", !p.OverrideDay.IsSet()},
	} {
		if need.empty {
			all = append(all, reg.Problem{Field: need.field, Code: "required"})
		}
	}
	if p.Override == ScreeningNotRequired && len(p.Criteria) >= 2 && p.OfficerView == "" {
		all = append(all, missing("dpia_pvo_syn", "art. 35(2)"))
	}
	return all
}
