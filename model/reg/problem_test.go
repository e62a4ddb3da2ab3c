package reg_test

import (
	"strings"
	"testing"

	"samsvar/model/reg"
)

// codesOf joins the codes of problems.
func codesOf(problems []reg.Problem) string {
	codes := make([]string, len(problems))
	for i, p := range problems {
		codes[i] = p.Code
	}
	return strings.Join(codes, " ")
}

type visit struct {
	reg.Head
	Guest  string
	Reason string
	Dog    reg.YesNo
	Breed  string
	Stay   stay
	Meals  []stay
}

type stay struct {
	reg.Item
	Where string
}

func stayFields() reg.Of[stay] {
	return reg.Fields(reg.Text("hvor", func(s *stay) *string { return &s.Where }, reg.Required, reg.Max(5)))
}

func visits() *reg.Description[visit] {
	return reg.Describe("besoek",
		reg.Text("gjest", func(v *visit) *string { return &v.Guest }, reg.Required),
		reg.Text("grunn", func(v *visit) *string { return &v.Reason }, reg.Mandatory("art. 1")),
		reg.Flag("hund", func(v *visit) *reg.YesNo { return &v.Dog }),
		reg.Text("rase", func(v *visit) *string { return &v.Breed }, reg.Required).
			When(func(v *visit) bool { return v.Dog == reg.Yes }),
		reg.One("opphold", func(v *visit) *stay { return &v.Stay }, stayFields()),
		reg.Items("maaltider", func(v *visit) *[]stay { return &v.Meals }, stayFields()),
	).Check(func(v *visit) []reg.Problem {
		if v.Guest == "Ingen" {
			return []reg.Problem{{Field: "gjest", Code: "nobody"}}
		}
		return nil
	})
}

func TestProblems(t *testing.T) {
	fine := visit{Guest: "Kari", Reason: "kaffe", Stay: stay{Where: "stua"}}
	tests := []struct {
		name   string
		change func(*visit)
		want   string // field:code, soft ones in brackets
	}{
		{"none", func(*visit) {}, ""},
		{"required", func(v *visit) { v.Guest = " " }, "gjest:required"},
		{"mandatory by law is soft", func(v *visit) { v.Reason = "" }, "(grunn:mandatory)"},
		{"invisible fields are not asked for", func(v *visit) { v.Dog = reg.No }, ""},
		{"visible ones are", func(v *visit) { v.Dog = reg.Yes }, "rase:required"},
		{"nested", func(v *visit) { v.Stay.Where = "kjelleren" }, "opphold.hvor:too_long"},
		{"items by number", func(v *visit) { v.Meals = []stay{{Where: "ute"}, {}} }, "maaltider[2].hvor:required"},
		{"rule of the register", func(v *visit) { v.Guest = "Ingen" }, "gjest:nobody"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rec := fine
			tt.change(&rec)
			problems := visits().Problems(&rec)
			var got []string
			for _, p := range problems {
				text := p.Field + ":" + p.Code
				if p.Soft {
					text = "(" + text + ")"
				}
				got = append(got, text)
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("problems %v, want %q", got, tt.want)
			}
			if reg.Refuses(problems) != (tt.want != "" && !strings.HasPrefix(tt.want, "(")) {
				t.Errorf("refuses saving: %t", reg.Refuses(problems))
			}
		})
	}
}

func TestMandatoryNamesItsLaw(t *testing.T) {
	problems := visits().Problems(&visit{Guest: "Kari", Stay: stay{Where: "stua"}})
	if len(problems) != 1 || problems[0].Args[0] != "art. 1" {
		t.Errorf("problems %v", problems)
	}
}
