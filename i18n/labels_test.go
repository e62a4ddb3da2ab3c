package i18n

import (
	"errors"
	"fmt"
	"testing"

	"samsvar/model/reg"
)

// house is a record with a field of every kind.
type house struct {
	reg.Head
	Name    string
	Story   string
	Rent    reg.Num
	Let     reg.YesNo
	Built   reg.Day
	Seen    reg.Instant
	Colour  string
	Uses    []string
	Owner   reg.ID
	Tenants []reg.ID
	Address address
	Rooms   []room
	Papers  []reg.File
}

type address struct {
	reg.Item
	Street string
	Since  reg.Day
}

type room struct {
	reg.Item
	Name  string
	Doors []room2
}

type room2 struct {
	reg.Item
	Width reg.Num
}

var (
	colours = reg.NewCodes("farge", "roed", "blaa")
	houses  = reg.Describe("hus",
		reg.Section("hoved",
			reg.Text("navn", func(h *house) *string { return &h.Name }, reg.Required),
			reg.LongText("historie", func(h *house) *string { return &h.Story }),
			reg.Number("leie", func(h *house) *reg.Num { return &h.Rent }),
			reg.Flag("utleid", func(h *house) *reg.YesNo { return &h.Let }),
			reg.Date("bygd", func(h *house) *reg.Day { return &h.Built }),
			reg.Moment("sett", func(h *house) *reg.Instant { return &h.Seen }),
			reg.Choice("farge", func(h *house) *string { return &h.Colour }, colours),
			reg.Choices("bruk", func(h *house) *[]string { return &h.Uses }, colours),
			reg.Link("eier", func(h *house) *reg.ID { return &h.Owner }, "personer"),
			reg.Links("leietakere", func(h *house) *[]reg.ID { return &h.Tenants }, "personer"),
			reg.One("adresse", func(h *house) *address { return &h.Address }, reg.Fields(
				reg.Text("gate", func(a *address) *string { return &a.Street }),
				reg.Date("fra", func(a *address) *reg.Day { return &a.Since }),
			)),
			reg.Items("rom", func(h *house) *[]room { return &h.Rooms }, reg.Fields(
				reg.Text("navn", func(r *room) *string { return &r.Name }),
				reg.Items("doerer", func(r *room) *[]room2 { return &r.Doors }, reg.Fields(
					reg.Number("bredde", func(d *room2) *reg.Num { return &d.Width }),
				)),
			)),
			reg.Files("papirer", func(h *house) *[]reg.File { return &h.Papers }),
		),
	)
)

func houseTexts(tb testing.TB) *Texts {
	return withTexts(tb, Bokmal, map[string]string{
		"field.hus.navn": "Navn på huset", "field.sett": "Sett: sist", "field.navn": "Navn", "field.adresse": "Adresse", "field.gate": "Gate",
		"field.hus.adresse.fra": "Adressen gjelder fra", "field.rom": "Rom", "field.doerer": "Dører",
		"field.bredde": "Dør: bredde", "section.hoved": "Hoved", "section.hus.tomt": "Tomten",
		"syn.hus.navn": "Hus; Husnavn ;;Eiendom", "help.hus.navn": "Det folk kaller huset.",
		"code.farge.roed": "Rød", "code.farge.blaa": "Blå", "code.janei.ja": "Ja", "code.janei.nei": "Nei",
	})
}

func TestLabels(t *testing.T) {
	nb, r := houseTexts(t), houses.Register
	field := func(path string) *reg.Field { return r.Field(path) }
	tests := []struct{ name, got, want string }{
		{"own label", nb.Field(r, field("navn")), "Navn på huset"},
		{"shared label", nb.Field(r, field("rom.navn")), "Navn"},
		{"own label of a nested field", nb.Field(r, field("adresse.fra")), "Adressen gjelder fra"},
		{"field outside any register", nb.Field(nil, field("navn")), "Navn"},
		{"short label of a nested field", nb.FieldShort(r, field("rom.doerer.bredde")), "Bredde"},
		{"short label without a colon", nb.FieldShort(r, field("rom.navn")), "Navn"},
		{"short label of a field of the record", nb.FieldShort(r, field("sett")), "Sett: sist"},
		{"no label", nb.Field(r, field("historie")), "⟨field.hus.historie⟩"},
		{"help", nb.Help(r, field("navn")), "Det folk kaller huset."},
		{"no help", nb.Help(r, field("historie")), ""},
		{"synonyms", fmt.Sprintf("%q", nb.Synonyms(r, field("navn"))), `["Hus" "Husnavn" "Eiendom"]`},
		{"no synonyms", fmt.Sprintf("%q", nb.Synonyms(r, field("historie"))), `[]`},
		{"shared section", nb.Section(r, "hoved"), "Hoved"},
		{"own section", nb.Section(r, "tomt"), "Tomten"},
		{"no section", nb.Section(r, "loft"), "⟨section.hus.loft⟩"},
		{"code", nb.Code(&colours.CodeSet, "roed"), "Rød"},
		{"no code", nb.Code(&colours.CodeSet, ""), ""},
		{"unknown code", nb.Code(&colours.CodeSet, "lilla"), "⟨code.farge.lilla⟩"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.got != tt.want {
				t.Errorf("got %q, want %q", tt.got, tt.want)
			}
		})
	}
}

func TestFieldPath(t *testing.T) {
	nb := houseTexts(t)
	tests := []struct{ name, path, want string }{
		{"field", "navn", "Navn på huset"},
		{"nested field", "adresse.gate", "Adresse: Gate"},
		{"item of a problem", "rom[2].navn", "Rom, nr. 2: Navn"},
		{"item in an item", "rom[2].doerer[1].bredde", "Rom, nr. 2: Dører, nr. 1: Bredde"},
		{"item of a change", "rom/01ABC/navn", "Rom: Navn"},
		{"item in an item of a change", "rom/01ABC/doerer/01DEF/bredde", "Rom: Dører: Bredde"},
		{"whole item", "rom/01ABC", "Rom: hele linjen"},
		{"order of items", "rom/", "Rom: rekkefølgen"},
		{"unknown field", "garasje", "garasje"},
		{"unknown nested field", "adresse.nr.bokstav", "Adresse: nr.bokstav"},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := nb.FieldPath(houses.Register, tt.path); got != tt.want {
				t.Errorf("FieldPath(%q) = %q, want %q", tt.path, got, tt.want)
			}
		})
	}
}

func TestShow(t *testing.T) {
	nb := houseTexts(t)
	names := func(register string, id reg.ID) string {
		return map[string]string{"personer/A": "Kari Vik", "personer/B": "Ola Moe"}[register+"/"+string(id)]
	}
	h := &house{Name: "Nr. 4", Story: "Bygd.\nRevet.", Rent: num(t, "12000.5"), Let: reg.Yes,
		Built: day(t, 1931, 5, 7), Seen: instant(t, "2026-11-23T13:30:00Z"), Colour: "blaa",
		Uses: []string{"blaa", "roed"}, Owner: "A", Tenants: []reg.ID{"B", "C"},
		Address: address{Street: "Storgata 1", Since: day(t, 2020, 1, 1)},
		Rooms:   []room{{Name: "Stue", Doors: []room2{{Width: reg.Int(80)}, {Width: reg.Int(90)}}}, {Name: "Bod"}},
		Papers:  []reg.File{{Name: "plan.pdf"}, {Name: "skjøte.pdf"}}}
	tests := []struct{ field, want string }{
		{"navn", "Nr. 4"},
		{"historie", "Bygd.\nRevet."},
		{"leie", "12\u202f000,5"},
		{"utleid", "Ja"},
		{"bygd", "07.05.1931"},
		{"sett", "23.11.2026 kl. 14.30"},
		{"farge", "Blå"},
		{"bruk", "Rød, Blå"},
		{"eier", "Kari Vik"},
		{"leietakere", "Ola Moe, (oppføringen finnes ikke)"},
		{"adresse", "Storgata 1 · 01.01.2020"},
		{"rom", "Stue · 80, 90\nBod"},
		{"papirer", "plan.pdf, skjøte.pdf"},
	}
	for _, tt := range tests {
		t.Run(tt.field, func(t *testing.T) {
			f := houses.Field(tt.field)
			if got := nb.Show(f, f.Of(h), names); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if got := nb.Show(f, f.Of(&house{}), names); got != "" {
				t.Errorf("empty value shows %q", got)
			}
		})
	}
	f := houses.Field("adresse")
	if got, want := nb.ShowLabelled(houses.Register, f, f.Of(h), names), "Gate: Storgata 1; Adressen gjelder fra: 01.01.2020"; got != want {
		t.Errorf("labelled: got %q, want %q", got, want)
	}
}

func TestShowTextKeepsWhatItCannotRead(t *testing.T) {
	nb := houseTexts(t)
	for _, f := range houses.Fields {
		if f.Codes == nil { // codes of a newer version show as missing texts
			if got := nb.ShowText(f, "?"); got != "?" {
				t.Errorf("%s: %q", f.Key, got)
			}
		}
	}
}

func TestMessage(t *testing.T) {
	nb := withTexts(t, Bokmal, map[string]string{"a.b": "Svar: {0}", "code.farge.roed": "Rød"})
	names := func(_ string, id reg.ID) string { return "Kari " + string(id) }
	tests := []struct {
		name string
		arg  reg.Arg
		want string
	}{
		{"text stays", reg.TextArg("2026"), "2026"},
		{"number", reg.CountArg(2026), "2\u202f026"},
		{"no number", reg.NumArg(reg.Num{}), ""},
		{"day", reg.DayArg(day(t, 2026, 1, 2)), "02.01.2026"},
		{"moment", reg.InstantArg(instant(t, "2026-11-23T13:30:00Z")), "23.11.2026 kl. 14.30"},
		{"code", reg.CodeArg(&colours.CodeSet, "roed"), "Rød"},
		{"link", reg.LinkArg(reg.Ref{Register: "personer", ID: "A"}), "Kari A"},
		{"no link", reg.LinkArg(reg.Ref{}), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := nb.Message("a.b", []reg.Arg{tt.arg}, names); got != "Svar: "+tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestProblem(t *testing.T) {
	nb, en := houseTexts(t), mustTexts(t, English)
	in := func(p reg.Problem) string { return nb.Problem(houses.Register, p) }
	tests := []struct{ name, got, want string }{
		{"required", in(reg.Problem{Field: "navn", Code: "required"}), "Navn på huset: må fylles ut"},
		{"in an item", in(reg.Problem{Field: "rom[2].navn", Code: "required"}), "Rom, nr. 2: Navn: må fylles ut"},
		{"number", in(reg.Problem{Field: "rom", Code: "too_low", Args: []string{"1000.5"}}), "Rom: må være 1\u202f000,5 eller mer"},
		{"day", in(reg.Problem{Field: "rom", Code: "end_before_start", Args: []string{"2026-01-02"}}), "Rom: kan ikke være før 02.01.2026"},
		{"law", in(reg.Problem{Field: "rom", Code: "mandatory", Args: []string{"art. 30(1)"}}), "Rom: mangler, og kreves etter art. 30(1)"},
		{"alone", nb.ProblemText(reg.Problem{Code: "required"}), "Må fylles ut"},
		{"what was typed is quoted", nb.ProblemText(reg.Problem{Code: "not_code", Args: []string{"1000"}}), "«1000» er ikke blant valgene"},
		{"english", en.ProblemText(reg.Problem{Code: "too_long", Args: []string{"10000", "10001"}}), "Can have at most 10,000 characters, but has 10,001"},
		{"unknown", nb.ProblemText(reg.Problem{Code: "newer"}), "⟨problem.newer⟩"},
		{"error of a value", nb.ParseError(fmt.Errorf("row 3: %w", houses.Field("bygd").Of(&house{}).Parse("i går"))),
			"«i går» er ikke en dato. Skriv for eksempel 23.11.2026"},
		{"another error", nb.ParseError(errors.New("disk full")), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.got != tt.want {
				t.Errorf("got %q, want %q", tt.got, tt.want)
			}
		})
	}
}
