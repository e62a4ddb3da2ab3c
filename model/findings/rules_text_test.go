package findings

import (
	"strings"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

// withControls returns nine digits with the two control digits they ask for, or
// "" where there are none.
func withControls(nine string) string {
	for k1 := '0'; k1 <= '9'; k1++ {
		for k2 := '0'; k2 <= '9'; k2++ {
			if number := nine + string(k1) + string(k2); isIdentityNumber(number) {
				return number
			}
		}
	}
	return ""
}

func TestIdentityNumbers(t *testing.T) {
	person, d := withControls("150765005"), withControls("550765004")
	if person == "" || d == "" {
		t.Fatal("no number with right control digits")
	}
	wrong := person[:10] + string('0'+(person[10]-'0'+1)%10)
	tests := []struct {
		name, text string
		want       bool
	}{
		{"nothing", "", false},
		{"number", person, true},
		{"D-number", d, true},
		{"in a sentence", "Gjelder " + person + ", født 1965.", true},
		{"with a space", person[:6] + " " + person[6:], true},
		{"with a hard space", person[:6] + "\u00a0" + person[6:], true},
		{"with a hyphen", person[:6] + "-" + person[6:], true},
		{"on two lines", person[:6] + "\n" + person[6:], false},
		{"after a letter", "fnr" + person, true},
		{"second of two", "150765 12345 og " + person, true},
		{"wrong control digit", wrong, false},
		{"twelve digits", person + "1", false},
		{"ten digits", person[:10], false},
		{"no such date", withControlsOf("990165005"), false},
		{"month 13", withControlsOf("151365005"), false},
		{"zeros", "00000000000", false},
		{"account number", "1234.56.78903", false},
		{"split otherwise", person[:5] + " " + person[5:], false},
		{"two spaces", person[:6] + "  " + person[6:], false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := hasIdentityNumber(test.text); got != test.want {
				t.Errorf("%q: %v, want %v", test.text, got, test.want)
			}
		})
	}
}

// withControlsOf computes control digits without looking at the date.
func withControlsOf(nine string) string {
	for n := range 100 {
		number := nine + string(rune('0'+n/10)) + string(rune('0'+n%10))
		var d []int
		for _, r := range number {
			d = append(d, int(r-'0'))
		}
		if control(d[:10], []int{3, 7, 6, 1, 8, 9, 4, 5, 2, 1}) && control(d, []int{5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1}) {
			return number
		}
	}
	return nine + "00"
}

func TestGrades(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", ""},
		{"BEGRENSET", "BEGRENSET"},
		{"Merket BEGRENSET.", "BEGRENSET"},
		{"(KONFIDENSIELT)", "KONFIDENSIELT"},
		{"HEMMELIG", "HEMMELIG"},
		{"STRENGT HEMMELIG", "STRENGT HEMMELIG"},
		{"STRENGT HEMMELEG", "STRENGT HEMMELEG"},
		{"begrenset tilgang", ""},
		{"Konfidensielt", ""},
		{"BEGRENSETE", ""},
		{"UBEGRENSET", ""},
		{"HEMMELIGHET og HEMMELIG", "HEMMELIG"},
		{"ÅHEMMELIG", ""},
	}
	for _, test := range tests {
		if got := gradeIn(test.text); got != test.want {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}

func TestTextsInRecords(t *testing.T) {
	number := withControls("150765005")
	noted := func(text string) *model.System {
		s := system()
		s.Note = text
		return s
	}
	coded := system()
	coded.ChangedBy = number
	runRules(t, []ruleTest{
		{"clean", "R-GEN-01", "", records(noted("Ta kontakt"))},
		{"note", "R-GEN-01", "S", records(noted(number))},
		{"graded", "R-GEN-01", "S:gradert", records(noted("HEMMELIG"))},
		{"both", "R-GEN-01", "S S:gradert", records(noted("HEMMELIG " + number))},
		{"what the program keeps", "R-GEN-01", "", records(coded)},
		{"in an item", "R-GEN-01", "R", records(scenarios(model.Scenario{Threat: number}))},
		{"in a nested object", "R-GEN-01", "L", records(as("L", &model.Supplier{Contact: model.Contact{Name: number}}))},
		{"out of use", "R-GEN-01", "", records(as("S", &model.System{Description: number, Lifecycle: model.LifecycleRetired}))},
	})
	list := Find(factsOf(scenarios(model.Scenario{Threat: number}))).ByRule("R-GEN-01")
	if f := list[0]; f.Field != "scenarier.trussel" || f.Register != model.RiskAssessments.Key {
		t.Errorf("points to %s %s", f.Register, f.Field)
	}
	for _, arg := range list[0].Args {
		if strings.Contains(arg.Text, number) {
			t.Error("a finding must not repeat the number")
		}
	}
}

// Every field a person types in is looked at.
func TestEveryTextIsLookedAt(t *testing.T) {
	number := withControls("150765005")
	for _, r := range model.All() {
		for _, field := range r.Fields {
			if field.Managed || (field.Kind != reg.KindText && field.Kind != reg.KindLongText) {
				continue
			}
			rec := r.New()
			if err := field.Of(rec).Parse(number); err != nil {
				t.Fatal(err)
			}
			if r.Ended(rec) {
				continue
			}
			if list := Find(factsOf(rec)).ByRule("R-GEN-01"); len(list) != 1 || list[0].Field != field.Path {
				t.Errorf("%s %s: found %v", r.Key, field.Path, list)
			}
		}
	}
}

func FuzzIdentityNumber(f *testing.F) {
	for _, seed := range []string{"", "15076512345", "150765 12345", "1", "æ150765 12345", "123456\xff12345"} {
		f.Add(seed)
	}
	number := withControls("150765005")
	f.Fuzz(func(t *testing.T, text string) {
		hasIdentityNumber(text)
		gradeIn(text)
		if !hasIdentityNumber(text + " " + number + " " + text) {
			t.Errorf("not seen between %q", text)
		}
	})
}
