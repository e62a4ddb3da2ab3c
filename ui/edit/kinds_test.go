package edit

import (
	"strings"
	"testing"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/uitest"
)

// sample is a record with one field of each kind.
type sample struct {
	reg.Head
	Text    string
	Long    string
	Number  reg.Num
	Flag    reg.YesNo
	Date    reg.Day
	Moment  reg.Instant
	Choice  code
	Many    code
	Choices []code
	Link    reg.ID
	Links   []reg.ID
	One     part
	Items   []part
	Lines   []line
	Files   []reg.File
}

type part struct {
	reg.Item
	Name string
	Yes  reg.YesNo
	More string
}

type line struct {
	reg.Item
	Text string
}

type code string

func partFields() reg.Of[part] {
	return reg.Fields(
		reg.Text("navn", func(p *part) *string { return &p.Name }, reg.Required),
		reg.Flag("ja", func(p *part) *reg.YesNo { return &p.Yes }),
		reg.Text("mer", func(p *part) *string { return &p.More }).When(func(p *part) bool { return p.Yes == reg.Yes }),
	)
}

func manyCodes() *reg.Codes[code] {
	return reg.NewCodes[code]("mange", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l")
}

func samples() *reg.Register {
	return reg.Describe("prover",
		reg.Text("tekst", func(s *sample) *string { return &s.Text }, reg.Max(20), reg.Suggest("prover")),
		reg.LongText("lang", func(s *sample) *string { return &s.Long }, reg.Max(200)),
		reg.Number("tall", func(s *sample) *reg.Num { return &s.Number }, reg.Decimals(1), reg.Range(-10, 5000)),
		reg.Flag("flagg", func(s *sample) *reg.YesNo { return &s.Flag }),
		reg.Date("dato", func(s *sample) *reg.Day { return &s.Date }),
		reg.Moment("tid", func(s *sample) *reg.Instant { return &s.Moment }),
		reg.Choice("valg", func(s *sample) *code { return &s.Choice }, reg.NewCodes[code]("faa", "x", "y")),
		reg.Choice("mange", func(s *sample) *code { return &s.Many }, manyCodes()),
		reg.Choices("flere", func(s *sample) *[]code { return &s.Choices }, reg.NewCodes[code]("faa", "x", "y", "z")),
		reg.Link("lenke", func(s *sample) *reg.ID { return &s.Link }, "leverandorer"),
		reg.Links("lenker", func(s *sample) *[]reg.ID { return &s.Links }, "leverandorer"),
		reg.One("en", func(s *sample) *part { return &s.One }, partFields()),
		reg.Items("liste", func(s *sample) *[]part { return &s.Items }, partFields()),
		reg.Items("linjer", func(s *sample) *[]line { return &s.Lines }, reg.Fields(reg.Text("tekst", func(l *line) *string { return &l.Text }))),
		reg.Files("filer", func(s *sample) *[]reg.File { return &s.Files }),
	).Register
}

// bench is a form of a sample in a window.
type bench struct {
	*testing.T
	kit    *uitest.Kit
	form   *Form
	deps   Deps
	opened []reg.Ref
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{T: t, kit: uitest.New(t, look.Options{}), deps: deps(t, i18n.Bokmal)}
	b.deps.Open = func(ref reg.Ref) { b.opened = append(b.opened, ref) }
	b.deps.Suggest = func(string) []string { return []string{"Barnehage", "Skole"} }
	b.remake()
	return b
}

// remake opens the form anew, after the deps were changed.
func (b *bench) remake() {
	r := samples()
	b.form = NewForm(b.deps, r, r.New())
	b.kit.Show(b.form.Object(), 700, 2400)
}

// value is what the record has.
func (b *bench) value(path string) string {
	b.Helper()
	return b.form.Field(path).slot.value().Text()
}

// want fails the test where the record has something else.
func (b *bench) want(path, value string) {
	b.Helper()
	if got := b.value(path); got != value {
		b.Errorf("%s is %q, want %q", path, got, value)
	}
}

// focus goes to a field.
func (b *bench) focus(path string) {
	b.Helper()
	if !b.form.Focus(path) {
		b.Fatalf("no field %s", path)
	}
	b.kit.Settle()
}

// leave takes the focus away from every field.
func (b *bench) leave() {
	b.kit.Canvas().Unfocus()
	b.kit.Settle()
}

// problem fails the test unless the field says something that contains text.
func (b *bench) problem(path, text string) {
	b.Helper()
	got := b.form.Field(path).Problem()
	if text == "" && got != "" || !strings.Contains(strings.ToLower(got), text) {
		b.Errorf("%s says %q, want %q", path, got, text)
	}
}

func TestEveryKindHasAnEditorOfItsOwn(t *testing.T) {
	b := newBench(t)
	seen := map[reg.Kind]bool{}
	for _, f := range b.form.Fields() {
		seen[f.Description().Kind] = true
	}
	for _, kind := range reg.Kinds() {
		if !seen[kind] {
			t.Errorf("no editor of kind %s was tried", kind)
		}
	}
}
