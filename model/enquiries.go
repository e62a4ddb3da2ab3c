package model

import "samsvar/model/reg"

// Enquiry is a question someone asked the coordinators, and the answer.
type Enquiry struct {
	Common
	Attached
	Title    string
	Date     reg.Day
	FromUnit reg.ID
	From     string
	Theme    EnquiryTheme
	Question string
	Answer   string
	Response EnquiryResponse
	Minutes  reg.Num
	Closed   reg.Day
	Sources  string // one address or reference per line
}

// EnquiryTheme is what an enquiry is about.
type EnquiryTheme string

// EnquiryThemes are what enquiries are about.
var EnquiryThemes = reg.NewCodes[EnquiryTheme]("henvendelsestema", "behandlingsgrunnlag", "innsyn", "dpia",
	"databehandleravtale", "schrems", "ansattopplysninger", "behandlingsansvar", "annet")

// EnquiryResponse is what kind of answer was given.
type EnquiryResponse string

// EnquiryResponses are the kinds of answers.
var EnquiryResponses = reg.NewCodes[EnquiryResponse]("svartype", "veileder", "mal", "vurdering", "raadgivning")

// Open reports whether the enquiry is not closed.
func (e *Enquiry) Open() bool { return !e.Closed.IsSet() }

// OpenLonger reports whether the enquiry is open and older than so many days.
func (e *Enquiry) OpenLonger(today reg.Day, days int) bool {
	return e.Open() && e.Date.IsSet() && e.Date.DaysTo(today) > days
}

// Enquiries is the register of enquiries.
var Enquiries = describe("henvendelser",
	reg.Section("hoved",
		reg.Text("tittel", func(e *Enquiry) *string { return &e.Title }, reg.Listed, reg.Recommended, reg.Max(200)),
		reg.Date("dato", func(e *Enquiry) *reg.Day { return &e.Date }, reg.Listed, reg.Recommended),
		reg.Link("fra_enhet", func(e *Enquiry) *reg.ID { return &e.FromUnit }, "enheter", reg.Listed),
		reg.Text("innsender", func(e *Enquiry) *string { return &e.From }, reg.Personal, reg.Max(200)),
		reg.Choice("tema", func(e *Enquiry) *EnquiryTheme { return &e.Theme }, EnquiryThemes, reg.Listed, reg.Recommended),
		reg.LongText("spoersmaal", func(e *Enquiry) *string { return &e.Question }, reg.Recommended),
	),
	reg.Section("svar",
		reg.LongText("svar", func(e *Enquiry) *string { return &e.Answer }),
		reg.Choice("svartype", func(e *Enquiry) *EnquiryResponse { return &e.Response }, EnquiryResponses, reg.Listed),
		reg.Number("tidsbruk_min", func(e *Enquiry) *reg.Num { return &e.Minutes }, reg.AtLeast(0)),
		reg.Date("lukket_dato", func(e *Enquiry) *reg.Day { return &e.Closed }, reg.Listed),
		reg.LongText("lenker", func(e *Enquiry) *string { return &e.Sources }),
	),
).Prefix("HNV").In("organisasjon").Named("tittel").Known("dato", "tittel", "spoersmaal").
	Check(func(e *Enquiry) []reg.Problem { return endNotBefore("lukket_dato", e.Date, e.Closed) })
