package model

import (
	"strconv"

	"samsvar/model/reg"
)

// ValuationMethod is what the agency has for classifying and valuing information.
type ValuationMethod string

// The parts of a method.
const (
	MethodDescribed ValuationMethod = "metodeverk"
	MethodScale     ValuationMethod = "skala"
	MethodNone      ValuationMethod = "har_ikke"
)

// ValuationMethods are the parts of a method.
var ValuationMethods = reg.NewCodes("verdimetode", MethodDescribed, MethodScale, MethodNone)

// AcceptanceCriteria are a decision on which level of risk is acceptable.
type AcceptanceCriteria struct {
	reg.Item
	Scope      AcceptanceScope
	Systems    []reg.ID
	Level      RiskLevel
	Text       string
	Exceptions string
	DecidedBy  reg.ID
	Day        reg.Day
}

// AcceptanceScope is what such a decision holds for.
type AcceptanceScope string

// The scopes.
const (
	AcceptSector AcceptanceScope = "sektor"
	AcceptAgency AcceptanceScope = "virksomhet"
	AcceptSystem AcceptanceScope = "system"
)

// AcceptanceScopes are the scopes, widest first.
var AcceptanceScopes = reg.NewCodes("aksept_gjelder", AcceptSector, AcceptAgency, AcceptSystem)

func criteriaFields() reg.Of[AcceptanceCriteria] {
	return reg.Fields(
		reg.Choice("gjelder_for", func(c *AcceptanceCriteria) *AcceptanceScope { return &c.Scope }, AcceptanceScopes, reg.Recommended),
		reg.Links("systemer", func(c *AcceptanceCriteria) *[]reg.ID { return &c.Systems }, "systemer").
			When(func(c *AcceptanceCriteria) bool { return c.Scope == AcceptSystem }),
		reg.Choice("akseptabelt_nivaa", func(c *AcceptanceCriteria) *RiskLevel { return &c.Level }, RiskLevels, reg.Recommended),
		reg.LongText("tekst", func(c *AcceptanceCriteria) *string { return &c.Text }),
		reg.LongText("unntak", func(c *AcceptanceCriteria) *string { return &c.Exceptions }),
		reg.Link("vedtatt_av", func(c *AcceptanceCriteria) *reg.ID { return &c.DecidedBy }, "personer", reg.Recommended),
		reg.Date("dato", func(c *AcceptanceCriteria) *reg.Day { return &c.Day }, reg.Recommended),
	)
}

// CalendarPoint is something that comes back every year.
type CalendarPoint string

// Points that the program looks up.
const (
	CalendarClose       CalendarPoint = "steng_registre"
	CalendarReview      CalendarPoint = "lg"
	CalendarDeclaration CalendarPoint = "ve_frist"
	CalendarDepartment  CalendarPoint = "avdeling_frist"
	CalendarFinance     CalendarPoint = "finans_frist"
	CalendarTemplates   CalendarPoint = "nye_maler"
	CalendarRiskCourse  CalendarPoint = "risikokurs"
	CalendarActions     CalendarPoint = "oppfolging_tiltak"
	CalendarProcessing  CalendarPoint = "revider_behandlinger"
	CalendarMonth       CalendarPoint = "sikkerhetsmaaned"
	CalendarAgreements  CalendarPoint = "gjennomgang_dba_dpia"
	CalendarExercises   CalendarPoint = "planlegg_ovelser"
	CalendarTraining    CalendarPoint = "opplaeringsplan"
	CalendarForum       CalendarPoint = "forum"
	CalendarOther       CalendarPoint = "annet"
)

// CalendarPoints are the points in the order of the year.
var CalendarPoints = reg.NewCodes("aarshjul", CalendarClose, CalendarReview, CalendarDeclaration,
	CalendarDepartment, CalendarFinance, CalendarTemplates, CalendarRiskCourse, CalendarActions,
	CalendarProcessing, CalendarMonth, CalendarAgreements, CalendarExercises, CalendarTraining, CalendarForum,
	CalendarOther)

// CalendarEntry is the day of the year on which something is due.
type CalendarEntry struct {
	reg.Item
	Point CalendarPoint
	Month reg.Num
	Day   reg.Num
	Text  string
}

// In returns the entry's day in a year, or no day.
func (c CalendarEntry) In(year int) reg.Day { return reg.NewDay(year, c.Month.Int(), c.Day.Int()) }

func calendarFields() reg.Of[CalendarEntry] {
	return reg.Fields(
		reg.Choice("punkt", func(c *CalendarEntry) *CalendarPoint { return &c.Point }, CalendarPoints),
		reg.Number("maaned", func(c *CalendarEntry) *reg.Num { return &c.Month }, reg.Range(1, 12)),
		reg.Number("dag", func(c *CalendarEntry) *reg.Num { return &c.Day }, reg.Range(1, 31)),
		reg.Text("tekst", func(c *CalendarEntry) *string { return &c.Text }, reg.Max(200)),
	)
}

// OwnDate is one day that the agency keeps in mind, such as a meeting of the
// forum. Unlike a calendar entry it has a year and does not come back.
type OwnDate struct {
	reg.Item
	Title       string
	Day         reg.Day
	Responsible reg.ID
	Note        string
}

func ownDateFields() reg.Of[OwnDate] {
	return reg.Fields(
		reg.Text("tittel", func(d *OwnDate) *string { return &d.Title }, reg.Required, reg.Max(200)),
		reg.Date("dato", func(d *OwnDate) *reg.Day { return &d.Day }, reg.Required, happens(DateMeeting)),
		reg.Link("ansvarlig", func(d *OwnDate) *reg.ID { return &d.Responsible }, "personer"),
		reg.LongText("merknad", func(d *OwnDate) *string { return &d.Note }, reg.Max(1000)),
	)
}

// calendarInitial is the calendar of a new agency: practice, not law.
func calendarInitial() string {
	type day struct {
		point      CalendarPoint
		month, day int
	}
	var rows []map[string]string
	for _, d := range []day{
		{CalendarClose, 1, 31}, {CalendarReview, 2, 1}, {CalendarDeclaration, 2, 15}, {CalendarDepartment, 3, 15},
		{CalendarFinance, 4, 15}, {CalendarTemplates, 6, 30}, {CalendarRiskCourse, 6, 2}, {CalendarActions, 9, 15},
		{CalendarProcessing, 9, 30}, {CalendarMonth, 10, 1}, {CalendarAgreements, 11, 30},
		{CalendarExercises, 11, 30}, {CalendarTraining, 12, 15},
	} {
		rows = append(rows, map[string]string{"punkt": string(d.point),
			"maaned": strconv.Itoa(d.month), "dag": strconv.Itoa(d.day)})
	}
	return canonical(rows)
}

// Due returns the first day in a year on which a point is due, or no day.
func (a *Agency) Due(point CalendarPoint, year int) reg.Day {
	var first reg.Day
	for _, entry := range a.Calendar {
		if day := entry.In(year); entry.Point == point && day.IsSet() && (first == 0 || day < first) {
			first = day
		}
	}
	return first
}
