package model

import "samsvar/model/reg"

// JointController is another controller that decides with the agency, art. 26.
type JointController struct {
	reg.Item
	Name           string
	Responsibility string // who does what
	Contact        Contact
}

func jointControllerFields() reg.Of[JointController] {
	return reg.Fields(
		reg.Text("virksomhet", func(j *JointController) *string { return &j.Name }, reg.Max(300)),
		reg.LongText("ansvarsfordeling", func(j *JointController) *string { return &j.Responsibility }, reg.Law("art. 26(1)")),
		reg.One("kontaktpunkt", func(j *JointController) *Contact { return &j.Contact }, contactFields()),
	)
}

// SubjectGroup pairs a group of people with the kinds of data about them.
type SubjectGroup struct {
	reg.Item
	Category    SubjectCategory
	Description string
	Data        []DataCategory
	DataText    string
}

func subjectGroupFields() reg.Of[SubjectGroup] {
	return reg.Fields(
		reg.Choice("kategori", func(g *SubjectGroup) *SubjectCategory { return &g.Category }, SubjectCategories),
		reg.LongText("beskrivelse", func(g *SubjectGroup) *string { return &g.Description }),
		reg.Choices("opplysninger", func(g *SubjectGroup) *[]DataCategory { return &g.Data }, DataCategories, reg.Recommended),
		reg.LongText("opplysninger_tekst", func(g *SubjectGroup) *string { return &g.DataText }),
	)
}

// Recipient is someone to whom data are disclosed.
type Recipient struct {
	reg.Item
	Category string
	Country  Country
	Purpose  string
	Law      string
}

func recipientFields() reg.Of[Recipient] {
	return reg.Fields(
		reg.Text("kategori", func(r *Recipient) *string { return &r.Category }, reg.Suggest("mottakere")),
		reg.Choice("land", func(r *Recipient) *Country { return &r.Country }, Countries),
		reg.LongText("formaal", func(r *Recipient) *string { return &r.Purpose }),
		reg.LongText("hjemmel", func(r *Recipient) *string { return &r.Law }),
	)
}

// RetentionUnit is the unit of a retention period.
type RetentionUnit string

// Units of retention periods.
const (
	RetentionDays   RetentionUnit = "dager"
	RetentionMonths RetentionUnit = "mnd"
	RetentionYears  RetentionUnit = "aar"
)

// RetentionUnits are the units of retention periods.
var RetentionUnits = reg.NewCodes("fristenhet", RetentionDays, RetentionMonths, RetentionYears)

// Disposal is what happens to data when the period is over.
type Disposal string

// Ways of disposal.
const (
	DisposalDelete    Disposal = "slettes"
	DisposalAnonymise Disposal = "anonymiseres"
	DisposalArchive   Disposal = "bevares_arkiv"
)

// Disposals are the ways of disposal.
var Disposals = reg.NewCodes("slettehandling", DisposalDelete, DisposalAnonymise, DisposalArchive)

// Retention says how long some kinds of data are kept, and what then.
type Retention struct {
	reg.Item
	Data    []DataCategory // none stands for all kinds of the processing
	Text    string
	Count   reg.Num
	Unit    RetentionUnit
	Trigger string // what the period runs from
	Law     string
	Action  Disposal
}

// Covers reports whether the row applies to this kind of data.
func (r *Retention) Covers(c DataCategory) bool {
	for _, own := range r.Data {
		if own == c {
			return true
		}
	}
	return len(r.Data) == 0
}

// Decided reports whether the row says when to delete, or that the data are
// kept for the archive.
func (r *Retention) Decided() bool {
	return r.Text != "" || r.Count.IsSet() || r.Action == DisposalArchive
}

// After returns the day the period is over when it runs from a day; no day
// where the period is not a number of days, months or years.
func (r *Retention) After(from reg.Day) reg.Day {
	if !r.Count.IsSet() || r.Action == DisposalArchive {
		return 0
	}
	switch r.Unit {
	case RetentionDays:
		return from.AddDays(r.Count.Int())
	case RetentionMonths:
		return from.AddMonths(r.Count.Int())
	case RetentionYears:
		return from.AddMonths(12 * r.Count.Int())
	}
	return 0
}

func retentionFields() reg.Of[Retention] {
	return reg.Fields(
		reg.Choices("opplysningskategori", func(r *Retention) *[]DataCategory { return &r.Data }, DataCategories),
		reg.LongText("frist_tekst", func(r *Retention) *string { return &r.Text }),
		reg.Number("antall", func(r *Retention) *reg.Num { return &r.Count }, reg.Range(0, 1000)),
		reg.Choice("enhet", func(r *Retention) *RetentionUnit { return &r.Unit }, RetentionUnits),
		reg.Text("utloeser", func(r *Retention) *string { return &r.Trigger }),
		reg.LongText("hjemmel", func(r *Retention) *string { return &r.Law }),
		reg.Choice("handling", func(r *Retention) *Disposal { return &r.Action }, Disposals),
	)
}

// Dataset is a dataset of a public catalogue that the processing belongs to.
type Dataset struct {
	reg.Item
	Name string
	URL  string
}

func datasetFields() reg.Of[Dataset] {
	return reg.Fields(
		reg.Text("navn", func(d *Dataset) *string { return &d.Name }),
		reg.Text("url", func(d *Dataset) *string { return &d.URL }),
	)
}
