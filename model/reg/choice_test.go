package reg_test

import (
	"testing"

	"samsvar/model/reg"
)

func TestFlag(t *testing.T) {
	checkTable(t, "flag", []parsing{
		{"yes", "ja", "ja", ""},
		{"no", "nei", "nei", ""},
		{"other word", "yes", "", "not_flag"},
		{"capital", "Ja", "", "not_flag"},
	})
	if reg.YesIf(true) != reg.Yes || reg.YesIf(false) != reg.No {
		t.Error("YesIf is wrong")
	}
}

func TestChoice(t *testing.T) {
	checkTable(t, "choice", []parsing{
		{"code", "b", "b", ""},
		{"no such code", "z", "", "not_code"},
		{"capital", "B", "", "not_code"},
		{"two codes", "a|b", "", "not_code"},
	})
}

func TestChoicesStandInTheOrderOfTheSet(t *testing.T) {
	checkTable(t, "choices", []parsing{
		{"one", "b", "b", ""},
		{"some, sorted", "c|a", "a|c", ""},
		{"twice", "a|a|b", "a|b", ""},
		{"one is no code", "a|z", "", "not_code"},
		{"empty between", "a||b", "", "not_code"},
		{"bar alone", "|", "", "not_code"},
	})
}

func TestChoiceOrdersAsTheSet(t *testing.T) {
	sizes := reg.NewCodes("stoerrelse", "liten", "middels", "diger")
	type coat struct {
		reg.Head
		Size string
	}
	coats := reg.Describe("frakker", reg.Choice("st", func(c *coat) *string { return &c.Size }, sizes))
	small, huge := coats.Value(&coat{Size: "liten"}, "st"), coats.Value(&coat{Size: "diger"}, "st")
	if small.Compare(huge) >= 0 {
		t.Error("the order of codes is not the set's")
	}
}

func TestFlagsHaveCodes(t *testing.T) {
	f := things().Field("flag")
	for _, code := range f.Codes.Codes {
		if err := f.Of(&thing{}).Parse(code); err != nil {
			t.Errorf("a flag refuses its own code %q: %v", code, err)
		}
	}
	if len(f.Codes.Codes) != 2 {
		t.Errorf("a flag has the codes %v", f.Codes.Codes)
	}
}

func FuzzFlag(f *testing.F)    { fuzzParse(f, "flag") }
func FuzzChoice(f *testing.F)  { fuzzParse(f, "choice") }
func FuzzChoices(f *testing.F) { fuzzParse(f, "choices", "c|a", "a||b") }
