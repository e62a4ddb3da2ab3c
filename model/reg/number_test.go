package reg_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"samsvar/model/reg"
)

func TestNumber(t *testing.T) {
	checkTable(t, "number", []parsing{
		{"whole", "1234", "1234", ""},
		{"decimals", "-3.5", "-3.5", ""},
		{"three decimals", "0.001", "0.001", ""},
		{"zeros after", "1.500", "1.5", ""},
		{"zeros before", "007", "7", ""},
		{"zero is a number", "0", "0", ""},
		{"minus zero", "-0.0", "0", ""},
		{"largest", "999999999999.999", "999999999999.999", ""},
		{"smallest", "-999999999999.999", "-999999999999.999", ""},
		{"thirteen digits", "1000000000000", "", "not_number"},
		{"four decimals", "1.0001", "", "not_number"},
		{"comma", "1,5", "", "not_number"},
		{"space", "1 000", "", "not_number"},
		{"point alone", ".", "", "not_number"},
		{"nothing before the point", ".5", "", "not_number"},
		{"nothing after the point", "5.", "", "not_number"},
		{"minus alone", "-", "", "not_number"},
		{"two signs", "--1", "", "not_number"},
		{"plus", "+1", "", "not_number"},
		{"sign inside", "1-1", "", "not_number"},
		{"exponent", "1e3", "", "not_number"},
		{"hexadecimal", "0x10", "", "not_number"},
		{"other digits", "١٢", "", "not_number"},
	})
}

func TestNothingIsNotZero(t *testing.T) {
	if (reg.Num{}).Compare(reg.Int(0)) >= 0 || (reg.Num{}).IsSet() || !reg.Int(0).IsSet() {
		t.Error("nothing and zero are told apart neither by order nor by IsSet")
	}
}

func TestMakingNumbers(t *testing.T) {
	tests := []struct {
		name string
		got  reg.Num
		want string
	}{
		{"int", reg.Int(-12), "-12"},
		{"int of thirteen digits", reg.Int(1e12), ""},
		{"int far beyond", reg.Int(math.MaxInt64), ""},
		{"negative int of thirteen digits", reg.Int(-1e12), ""},
		{"float is rounded", reg.Float(2.9996), "3"},
		{"half goes away from zero", reg.Float(-0.0005), "-0.001"},
		{"not a number", reg.Float(math.NaN()), ""},
		{"infinity", reg.Float(math.Inf(-1)), ""},
		{"rounded beyond the largest", reg.Float(999999999999.9999), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.got.Text() != tt.want {
				t.Errorf("got %q, want %q", tt.got.Text(), tt.want)
			}
		})
	}
}

func TestNumbersOrderAsNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.IntRange(-1e9, 1e9).Draw(t, "a"), rapid.IntRange(-1e9, 1e9).Draw(t, "b")
		x, y := reg.Float(float64(a)/1000), reg.Float(float64(b)/1000)
		if sign(x.Compare(y)) != sign(a-b) {
			t.Fatalf("%s against %s: %d", x.Text(), y.Text(), x.Compare(y))
		}
		if x.Int() != a/1000 || math.Round(x.Float64()*1000) != float64(a) {
			t.Fatalf("%s is %d, %f", x.Text(), x.Int(), x.Float64())
		}
	})
}

func TestNumberLimits(t *testing.T) {
	type age struct {
		reg.Head
		Years reg.Num
	}
	ages := func(opts ...reg.Option) *reg.Register {
		return reg.Describe("alder", reg.Number("aar", func(a *age) *reg.Num { return &a.Years }, opts...)).Register
	}
	tests := []struct {
		name  string
		years string
		opts  []reg.Option
		want  string
	}{
		{"no limits", "-5", nil, ""},
		{"lowest", "0", []reg.Option{reg.Range(0, 120)}, ""},
		{"highest", "120", []reg.Option{reg.Range(0, 120)}, ""},
		{"too low", "-1", []reg.Option{reg.Range(0, 120)}, "too_low"},
		{"too high", "121", []reg.Option{reg.Range(0, 120)}, "too_high"},
		{"only downwards", "121", []reg.Option{reg.AtLeast(0)}, ""},
		{"negative is too low", "-1", []reg.Option{reg.AtLeast(0)}, "too_low"},
		{"decimals not asked for", "1.5", nil, "too_many_decimals"},
		{"decimals asked for", "1.5", []reg.Option{reg.Decimals(1)}, ""},
		{"more decimals than asked for", "1.55", []reg.Option{reg.Decimals(1)}, "too_many_decimals"},
		{"nothing has no limits", "", []reg.Option{reg.Range(1, 2)}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rec := &age{}
			if err := ages(tt.opts...).Value(rec, "aar").Parse(tt.years); err != nil {
				t.Fatal(err)
			}
			problems := ages(tt.opts...).Problems(rec)
			if got := codesOf(problems); got != tt.want {
				t.Errorf("problems %q, want %q", got, tt.want)
			}
		})
	}
}

func FuzzNumber(f *testing.F) { fuzzParse(f, "number", "-0", "1.", "999999999999.999") }
