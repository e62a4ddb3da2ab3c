package model

import "samsvar/model/reg"

// Course is something that teaches: a course, a forum, an e-learning.
type Course struct {
	Common
	Attached
	Name       string
	Themes     []Theme
	Form       CourseForm
	Hours      reg.Num
	Date       reg.Day
	Audience   string
	Organiser  string
	Compulsory reg.YesNo
	Content    string
}

// Theme is what a course is about.
type Theme string

// Themes are what courses are about.
var Themes = reg.NewCodes[Theme]("kurstema", "informasjonssikkerhet", "personvern", "dpia", "risikovurdering",
	"avviksmelding", "phishing", "skytjenester", "databehandleravtaler", "lederansvar", "rollekort",
	"beredskapsovelse", "annet")

// CourseForm is how a course teaches.
type CourseForm string

// CourseForms are the ways of teaching.
var CourseForms = reg.NewCodes[CourseForm]("kursform", "e_laering", "kurs", "forum", "intro", "ovelse", "nanolaering")

// Courses is the register of courses.
var Courses = describe("kurs",
	reg.Section("hoved",
		reg.Text("navn", func(c *Course) *string { return &c.Name }, reg.Required, reg.Listed, reg.Max(200)),
		reg.Choices("tema", func(c *Course) *[]Theme { return &c.Themes }, Themes, reg.Listed, reg.Recommended),
		reg.Choice("form", func(c *Course) *CourseForm { return &c.Form }, CourseForms, reg.Listed, reg.Recommended),
		reg.Number("varighet_timer", func(c *Course) *reg.Num { return &c.Hours }, reg.Listed, reg.Recommended, reg.AtLeast(0), reg.Decimals(2)),
		reg.Date("dato", func(c *Course) *reg.Day { return &c.Date }, reg.Listed, happens(DateTraining)),
		reg.Text("maalgruppe", func(c *Course) *string { return &c.Audience }),
		reg.Text("arrangor", func(c *Course) *string { return &c.Organiser }),
		reg.Flag("obligatorisk", func(c *Course) *reg.YesNo { return &c.Compulsory }, reg.Listed),
		reg.LongText("beskrivelse", func(c *Course) *string { return &c.Content }),
	),
).Prefix("KUR").In("organisasjon").Named("navn").Known("navn", "dato")
