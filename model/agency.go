package model

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"samsvar/model/reg"
)

// Agency is the one record about the agency itself: who it is, what it has
// decided, and its settings.
type Agency struct {
	Common
	NameNB           string
	NameNN           string
	NameEN           string
	OrgNo            string
	Address          string
	Email            string
	Phone            string
	Website          string
	Logo             []reg.File // stands at the head of documents
	Contact          Contact
	Department       string // byrådsavdeling
	DepartmentCode   string
	Municipality     Body // the legal controller
	Controller       Body // as the record of processing names it
	Officer          Body // data protection officer
	PublicBody       reg.YesNo
	Health           reg.YesNo // health or care services
	School           reg.YesNo // schools or kindergartens
	SecurityAct      reg.YesNo // in scope of digitalsikkerhetsloven
	ProcessesFor     reg.YesNo // processes data for others
	Years            []HeadCount
	Method           []ValuationMethod
	MethodRef        string
	RiskScale        RiskScale
	RiskMatrixText   string
	Acceptance       []AcceptanceCriteria
	Settings         Settings
	Calendar         []CalendarEntry
	OwnDates         []OwnDate
	ArchiveUnit      string
	ArchivePart      string
	Classification   string
	CaseOfficer      reg.ID
	ReportsTo        string // to whom the yearly documents are sent
	ReportsToAddress string
}

// Name returns the agency's name in a language ("nb", "nn", "en"), in bokmål
// where it has none in that one.
func (a *Agency) Name(lang string) string {
	switch {
	case lang == "nn" && a.NameNN != "":
		return a.NameNN
	case lang == "en" && a.NameEN != "":
		return a.NameEN
	}
	return a.NameNB
}

// HeadCount returns what is known of a year, or nil.
func (a *Agency) HeadCount(year int) *HeadCount {
	for i := range a.Years {
		if a.Years[i].Year.IsSet() && a.Years[i].Year.Int() == year {
			return &a.Years[i]
		}
	}
	return nil
}

// RiskMatrix returns the agency's own matrix, or the usual one of its scale.
func (a *Agency) RiskMatrix() RiskMatrix { return a.RiskScale.RiskMatrixOr(a.RiskMatrixText) }

// Accepted returns the criteria that are decided and hold for the whole
// agency, the newest if there are several, or nil.
func (a *Agency) Accepted() *AcceptanceCriteria {
	var newest *AcceptanceCriteria
	for i := range a.Acceptance {
		c := &a.Acceptance[i]
		if c.Scope == AcceptAgency && c.Day.IsSet() && (newest == nil || c.Day > newest.Day) {
			newest = c
		}
	}
	return newest
}

// Agencies is the register with the agency's one record.
var Agencies = describe("virksomhet",
	reg.Section("hoved", agencyMain()),
	reg.Section("ansvar", agencyControllers()),
	reg.Section("saerpreg", agencyTraits()),
	reg.Section("ansatte", reg.Items("aar", func(a *Agency) *[]HeadCount { return &a.Years }, headCountFields(), reg.Recommended)),
	reg.Section("risiko", agencyRisk()),
	reg.Section("kalender",
		reg.Items("kalender", func(a *Agency) *[]CalendarEntry { return &a.Calendar }, calendarFields(), reg.Initial(calendarInitial())),
		reg.Items("egne_datoer", func(a *Agency) *[]OwnDate { return &a.OwnDates }, ownDateFields())),
	reg.Section("arkiv", agencyArchive()),
	reg.Section("innstillinger", reg.One("innstillinger", func(a *Agency) *Settings { return &a.Settings }, settingFields(), reg.Initial(settingsInitial()))),
).Prefix("VIR").In("mer").Named("navn_nb").Only().
	Check(agencyChecks)

func agencyMain() reg.Of[Agency] {
	return reg.Fields(
		reg.Text("navn_nb", func(a *Agency) *string { return &a.NameNB }, reg.Required, reg.Listed, reg.Max(200)),
		reg.Text("navn_nn", func(a *Agency) *string { return &a.NameNN }, reg.Max(200)),
		reg.Text("navn_en", func(a *Agency) *string { return &a.NameEN }, reg.Max(200)),
		reg.Text("orgnr", func(a *Agency) *string { return &a.OrgNo }, reg.Listed, reg.Max(20)),
		reg.Text("adresse", func(a *Agency) *string { return &a.Address }, reg.Max(300)),
		reg.Text("epost", func(a *Agency) *string { return &a.Email }, reg.Max(200)),
		reg.Text("telefon", func(a *Agency) *string { return &a.Phone }, reg.Max(50)),
		reg.Text("nettsted", func(a *Agency) *string { return &a.Website }),
		reg.Files("logo", func(a *Agency) *[]reg.File { return &a.Logo }),
		reg.One("kontakt", func(a *Agency) *Contact { return &a.Contact }, contactFields(), reg.Recommended),
		reg.Text("byraadsavdeling", func(a *Agency) *string { return &a.Department }, reg.Listed, reg.Recommended, reg.Max(200)),
		reg.Text("byraadsavdeling_kode", func(a *Agency) *string { return &a.DepartmentCode }, reg.Max(10)),
	)
}

func agencyControllers() reg.Of[Agency] {
	return reg.Fields(
		reg.One("kommune", func(a *Agency) *Body { return &a.Municipality }, bodyFields(), reg.Recommended, reg.Law("art. 4(7)")),
		reg.One("behandlingsansvarlig", func(a *Agency) *Body { return &a.Controller }, bodyFields(), reg.Mandatory("art. 30(1)(a)")),
		reg.One("personvernombud", func(a *Agency) *Body { return &a.Officer }, officeFields(), reg.Mandatory("art. 37(1)(a), 37(7), 30(1)(a)")),
	)
}

func agencyTraits() reg.Of[Agency] {
	return reg.Fields(
		reg.Flag("offentlig", func(a *Agency) *reg.YesNo { return &a.PublicBody }, reg.Initial("ja")),
		reg.Flag("helse_omsorg", func(a *Agency) *reg.YesNo { return &a.Health }),
		reg.Flag("skole_barnehage", func(a *Agency) *reg.YesNo { return &a.School }),
		reg.Flag("digitalsikkerhet", func(a *Agency) *reg.YesNo { return &a.SecurityAct }, reg.Law("digitalsikkerhetsloven")),
		reg.Flag("behandler_for_andre", func(a *Agency) *reg.YesNo { return &a.ProcessesFor }, reg.Law("art. 30(2)")),
	)
}

func agencyRisk() reg.Of[Agency] {
	return reg.Fields(
		reg.Choices("metode", func(a *Agency) *[]ValuationMethod { return &a.Method }, ValuationMethods, reg.Recommended),
		reg.Text("metode_ref", func(a *Agency) *string { return &a.MethodRef }),
		reg.Choice("risikoskala", func(a *Agency) *RiskScale { return &a.RiskScale }, RiskScales, reg.Initial(string(RiskScale4))),
		reg.Text("risikomatrise", func(a *Agency) *string { return &a.RiskMatrixText }, reg.Max(40)),
		reg.Items("akseptkriterier", func(a *Agency) *[]AcceptanceCriteria { return &a.Acceptance }, criteriaFields(), reg.Recommended),
	)
}

func agencyArchive() reg.Of[Agency] {
	return reg.Fields(
		reg.Text("mottaker", func(a *Agency) *string { return &a.ReportsTo }, reg.Max(200)),
		reg.Text("mottaker_epost", func(a *Agency) *string { return &a.ReportsToAddress }, reg.Max(200)),
		reg.Text("journalenhet", func(a *Agency) *string { return &a.ArchiveUnit }, reg.Max(100)),
		reg.Text("arkivdel", func(a *Agency) *string { return &a.ArchivePart }, reg.Max(100)),
		reg.Text("klassering", func(a *Agency) *string { return &a.Classification }, reg.Max(100)),
		reg.Link("saksbehandler", func(a *Agency) *reg.ID { return &a.CaseOfficer }, "personer"),
	)
}

func agencyChecks(a *Agency) []reg.Problem {
	all := yearsOnce("aar", a.Years)
	all = append(all, badOrgNo("orgnr", a.OrgNo)...)
	all = append(all, badOrgNo("kommune.orgnr", a.Municipality.OrgNo)...)
	all = append(all, badOrgNo("behandlingsansvarlig.orgnr", a.Controller.OrgNo)...)
	if _, ok := a.RiskScale.ParseRiskMatrix(a.RiskMatrixText); !ok && strings.TrimSpace(a.RiskMatrixText) != "" {
		all = append(all, reg.Problem{Field: "risikomatrise", Code: "not_matrix",
			Args: []string{strconv.Itoa(a.RiskScale.Steps())}})
	}
	for i, entry := range a.Calendar {
		if entry.Month.IsSet() && entry.Day.IsSet() && !entry.In(2024).IsSet() { // a leap year has every day
			all = append(all, reg.Problem{Field: itemField("kalender", i, "dag"), Code: "no_such_day"})
		}
	}
	return all
}

// canonical makes the canonical text of nested values that a new record
// starts with.
func canonical(values any) string {
	text, err := json.Marshal(values)
	if err != nil {
		panic(fmt.Sprintf("model: initial values: %v", err)) // strings always encode
	}
	return string(text)
}
