package reg_test

import (
	"testing"

	"samsvar/model/reg"
)

// thing is a record with a field of every kind, and nested ones of every kind.
type thing struct {
	reg.Head
	Text    string
	Long    string
	Number  reg.Num
	Flag    reg.YesNo
	Date    reg.Day
	Moment  reg.Instant
	Choice  string
	Choices []string
	Link    reg.ID
	Links   []reg.ID
	Files   []reg.File
	One     part
	Items   []part
}

type part struct {
	reg.Item
	Text   string
	Number reg.Num
	Codes  []string
	Inner  inner
	Deep   []inner
}

type inner struct {
	reg.Item
	Date reg.Day
	Text string
}

// letters are the codes of the tests.
var letters = reg.NewCodes("bokstav", "a", "b", "c", "d")

// things describes thing; a function, because tests change descriptions.
func things() *reg.Description[thing] {
	return reg.Describe("ting", allFields()...).Prefix("TNG").In("mer").Named("text")
}

func allFields() []reg.Of[thing] {
	return []reg.Of[thing]{
		reg.Section("main",
			reg.Text("text", func(t *thing) *string { return &t.Text }, reg.Listed),
			reg.LongText("long", func(t *thing) *string { return &t.Long }),
			reg.Number("number", func(t *thing) *reg.Num { return &t.Number }, reg.Decimals(3)),
			reg.Flag("flag", func(t *thing) *reg.YesNo { return &t.Flag }),
			reg.Date("date", func(t *thing) *reg.Day { return &t.Date }),
			reg.Moment("moment", func(t *thing) *reg.Instant { return &t.Moment }),
			reg.Choice("choice", func(t *thing) *string { return &t.Choice }, letters),
			reg.Choices("choices", func(t *thing) *[]string { return &t.Choices }, letters),
			reg.Link("link", func(t *thing) *reg.ID { return &t.Link }, "ting"),
			reg.Links("links", func(t *thing) *[]reg.ID { return &t.Links }, "ting"),
			reg.Files("files", func(t *thing) *[]reg.File { return &t.Files }),
			reg.One("one", func(t *thing) *part { return &t.One }, partFields()),
		),
		reg.Section("list",
			reg.Items("items", func(t *thing) *[]part { return &t.Items }, partFields()),
		),
	}
}

func partFields() reg.Of[part] {
	return reg.Fields(
		reg.Text("text", func(p *part) *string { return &p.Text }),
		reg.Number("number", func(p *part) *reg.Num { return &p.Number }),
		reg.Choices("codes", func(p *part) *[]string { return &p.Codes }, letters),
		reg.One("inner", func(p *part) *inner { return &p.Inner }, innerFields()),
		reg.Items("deep", func(p *part) *[]inner { return &p.Deep }, innerFields()),
	)
}

func innerFields() reg.Of[inner] {
	return reg.Fields(
		reg.Date("date", func(i *inner) *reg.Day { return &i.Date }),
		reg.Text("text", func(i *inner) *string { return &i.Text }),
	)
}

// value binds a field of thing to a new record.
func value(tb testing.TB, path string) reg.Value {
	tb.Helper()
	v := things().Value(&thing{}, path)
	if v == nil {
		tb.Fatalf("thing has no field %s", path)
	}
	return v
}

// mustParse sets a value that must be readable.
func mustParse(tb testing.TB, v reg.Value, text string) reg.Value {
	tb.Helper()
	if err := v.Parse(text); err != nil {
		tb.Fatalf("parse %q: %v", text, err)
	}
	return v
}

// codeOf returns the code of a value's error, "" for none.
func codeOf(tb testing.TB, err error) string {
	tb.Helper()
	if err == nil {
		return ""
	}
	e, ok := err.(*reg.Error)
	if !ok {
		tb.Fatalf("%v is no *reg.Error", err)
	}
	return e.Code
}
