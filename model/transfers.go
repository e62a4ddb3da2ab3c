package model

import (
	"strings"

	"samsvar/model/reg"
)

// Transfer is a transfer of personal data to a country outside the EEA or to
// an international organisation, chapter V.
type Transfer struct {
	Common
	Attached
	Importer        string
	Supplier        reg.ID
	Country         Country
	Via             TransferVia
	Data            []DataCategory
	Started         reg.Day
	Ended           reg.Day
	Status          RecordStatus
	Tool            TransferTool
	ToolRef         string
	ValidUntil      reg.Day
	SCC             SCCVersion
	SCCModules      []SCCModule
	Assessment      TransferAssessment
	Certified       reg.YesNo // on the list of the Data Privacy Framework
	CertifiedFor    []DPFScope
	CertifiedCovers reg.YesNo // the certification covers the data transferred
	CertifiedDay    reg.Day   // last looked up
	Authorisation   string
	OfficialPower   reg.YesNo // in the exercise of public powers, art. 49(3)
	Regular         reg.YesNo
	DerogationLaw   string
	Safeguards      string
	AuthorityTold   reg.Day
	PersonsTold     reg.Day
	InRecord        reg.YesNo // entered in the record of processing activities
}

// TransferAssessment is the assessment of the law and practice of the country
// of the importer (TIA).
type TransferAssessment struct {
	reg.Item
	Day        reg.Day
	Conclusion TransferConclusion
	Measures   []Line
	Next       reg.Day
	Text       string
}

// Done reports whether the assessment is made.
func (t *TransferAssessment) Done() bool { return t.Day.IsSet() && t.Conclusion != "" }

func transferAssessmentFields() reg.Of[TransferAssessment] {
	return reg.Fields(
		reg.Date("dato", func(t *TransferAssessment) *reg.Day { return &t.Day }, reg.Recommended),
		reg.Choice("konklusjon", func(t *TransferAssessment) *TransferConclusion { return &t.Conclusion }, TransferConclusions, reg.Recommended),
		reg.LongText("vurdering", func(t *TransferAssessment) *string { return &t.Text }),
		reg.Items("tilleggstiltak", func(t *TransferAssessment) *[]Line { return &t.Measures }, lineFields()).
			When(func(t *TransferAssessment) bool { return t.Conclusion != TransferAdequate || len(t.Measures) > 0 }),
		reg.Date("neste_vurdering", func(t *TransferAssessment) *reg.Day { return &t.Next }, deadline(DateReview)),
	)
}

// InForce reports whether the transfer goes on.
func (t *Transfer) InForce() bool { return t.Status.InForce() }

// Transfers is the register of transfers out of the EEA.
var Transfers = describe("overforinger",
	reg.Section("hoved", transferMain()),
	reg.Section("grunnlag", transferTool()),
	reg.Section("vurdering", transferAssessed()),
	reg.Section("unntak", transferDerogation()),
).Prefix("OVF").In("personvern").Named("mottaker").Known("mottaker", "land", "grunnlag").
	EndedWhen(func(t *Transfer) bool { return t.Status == StatusEnded }).
	Check(transferChecks)

func transferMain() reg.Of[Transfer] {
	return reg.Fields(
		reg.Text("mottaker", func(t *Transfer) *string { return &t.Importer }, reg.Required, reg.Listed, reg.Max(300)),
		reg.Link("leverandor", func(t *Transfer) *reg.ID { return &t.Supplier }, "leverandorer"),
		reg.Choice("land", func(t *Transfer) *Country { return &t.Country }, Countries, reg.Listed, reg.Mandatory("art. 30(1)(e)")),
		reg.Choice("via", func(t *Transfer) *TransferVia { return &t.Via }, TransferVias, reg.Listed, reg.Recommended),
		reg.Choices("opplysninger", func(t *Transfer) *[]DataCategory { return &t.Data }, DataCategories, reg.Recommended),
		reg.Choice("status", func(t *Transfer) *RecordStatus { return &t.Status }, RecordStatuses, reg.Listed, reg.Initial(string(StatusInForce))),
		reg.Date("oppstart_dato", func(t *Transfer) *reg.Day { return &t.Started }),
		reg.Date("avsluttet_dato", func(t *Transfer) *reg.Day { return &t.Ended }),
		reg.Flag("innfort_i_protokoll", func(t *Transfer) *reg.YesNo { return &t.InRecord }, reg.Recommended, reg.Law("art. 30(1)(e)")),
	)
}

func transferTool() reg.Of[Transfer] {
	by := func(tool TransferTool) func(*Transfer) bool {
		return func(t *Transfer) bool { return t.Tool == tool }
	}
	return reg.Fields(
		reg.Choice("grunnlag", func(t *Transfer) *TransferTool { return &t.Tool }, TransferTools, reg.Listed, reg.Mandatory("art. 44")),
		reg.Text("grunnlag_ref", func(t *Transfer) *string { return &t.ToolRef }),
		reg.Date("gyldig_til", func(t *Transfer) *reg.Day { return &t.ValidUntil }, reg.Listed, deadline(DateExpiry)),
		reg.Choice("scc_versjon", func(t *Transfer) *SCCVersion { return &t.SCC }, SCCVersions, reg.Recommended).When(by(ToolSCC)),
		reg.Choices("scc_modul", func(t *Transfer) *[]SCCModule { return &t.SCCModules }, SCCModules, reg.Recommended).When(by(ToolSCC)),
		reg.Flag("dpf_sertifisert", func(t *Transfer) *reg.YesNo { return &t.Certified }, reg.Recommended).When(by(ToolDPF)),
		reg.Choices("dpf_omfang", func(t *Transfer) *[]DPFScope { return &t.CertifiedFor }, DPFScopes).When(by(ToolDPF)),
		reg.Flag("dpf_dekker", func(t *Transfer) *reg.YesNo { return &t.CertifiedCovers }, reg.Recommended).When(by(ToolDPF)),
		reg.Date("dpf_kontrollert_dato", func(t *Transfer) *reg.Day { return &t.CertifiedDay }, reg.Recommended).When(by(ToolDPF)),
		reg.Text("autorisasjon_ref", func(t *Transfer) *string { return &t.Authorisation }, reg.Mandatory("art. 46(3)")).
			When(func(t *Transfer) bool { return t.Tool.NeedsAuthorisation() }),
	)
}

func transferAssessed() reg.Of[Transfer] {
	return reg.One("tia", func(t *Transfer) *TransferAssessment { return &t.Assessment }, transferAssessmentFields(),
		reg.Mandatory("art. 46(1), C-311/18")).
		When(func(t *Transfer) bool { return t.Tool.NeedsAssessment() })
}

func transferDerogation() reg.Of[Transfer] {
	derogation := func(t *Transfer) bool { return t.Tool.Derogation() }
	compelling := func(t *Transfer) bool { return t.Tool == ToolCompelling }
	return reg.Fields(
		reg.Flag("offentlig_myndighetsutoving", func(t *Transfer) *reg.YesNo { return &t.OfficialPower }, reg.Recommended, reg.Law("art. 49(3)")).When(derogation),
		reg.Flag("regelmessig", func(t *Transfer) *reg.YesNo { return &t.Regular }, reg.Recommended, reg.Law("art. 49")).When(derogation),
		reg.LongText("lov_49_4", func(t *Transfer) *string { return &t.DerogationLaw }, reg.Mandatory("art. 49(4)")).
			When(func(t *Transfer) bool { return t.Tool == ToolPublicInterest }),
		reg.LongText("garantier", func(t *Transfer) *string { return &t.Safeguards }, reg.Mandatory("art. 49(1), 49(6), 30(1)(e)")).When(compelling),
		reg.Date("datatilsynet_informert_dato", func(t *Transfer) *reg.Day { return &t.AuthorityTold }, reg.Mandatory("art. 49(1)")).When(compelling),
		reg.Date("registrerte_informert_dato", func(t *Transfer) *reg.Day { return &t.PersonsTold }, reg.Mandatory("art. 49(1)")).When(compelling),
	)
}

// transferChecks finds dates in the wrong order, and a tool that does not fit
// the country.
func transferChecks(t *Transfer) []reg.Problem {
	all := endNotBefore("avsluttet_dato", t.Started, t.Ended)
	switch {
	case t.Country == "" || t.Tool == "" || t.Tool == ToolMissing:
	case t.Country.InEEA() && t.Tool != ToolWithinEEA:
		all = append(all, reg.Problem{Field: "grunnlag", Code: "within_eea", Soft: true})
	case !t.Country.InEEA() && t.Tool == ToolWithinEEA:
		all = append(all, reg.Problem{Field: "grunnlag", Code: "outside_eea", Soft: true})
	}
	return all
}

// TransferTool is what makes a transfer lawful.
type TransferTool string

// The tools of chapter V that rules single out.
const (
	ToolWithinEEA      TransferTool = "innen_eos"
	ToolAdequacy       TransferTool = "45"
	ToolDPF            TransferTool = "45_dpf"
	ToolSCC            TransferTool = "46_2_c"
	ToolPublicInterest TransferTool = "49_1_d"
	ToolCompelling     TransferTool = "49_1_ledd2"
	ToolMissing        TransferTool = "mangler"
)

// TransferTools are the tools of chapter V.
var TransferTools = reg.NewCodes("overforingsgrunnlag", ToolWithinEEA, ToolAdequacy, ToolDPF, ToolSCC,
	"46_2_d", "46_2_b", "46_2_a", "46_2_e", "46_2_f", "46_3_a", "46_3_b",
	"49_1_a", "49_1_b", "49_1_c", ToolPublicInterest, "49_1_e", "49_1_f", "49_1_g", ToolCompelling, ToolMissing)

// NeedsAssessment reports whether the tool asks for an assessment of the
// country's law and practice: all of art. 46.
func (t TransferTool) NeedsAssessment() bool { return strings.HasPrefix(string(t), "46_") }

// NeedsAuthorisation reports whether Datatilsynet must authorise the tool.
func (t TransferTool) NeedsAuthorisation() bool { return strings.HasPrefix(string(t), "46_3_") }

// Derogation reports whether the tool is an exception of art. 49.
func (t TransferTool) Derogation() bool { return strings.HasPrefix(string(t), "49_") }

// NotForAuthorities reports whether the exception is closed to public
// authorities in the exercise of their public powers, art. 49(3).
func (t TransferTool) NotForAuthorities() bool {
	return t == "49_1_a" || t == "49_1_b" || t == "49_1_c" || t == ToolCompelling
}
