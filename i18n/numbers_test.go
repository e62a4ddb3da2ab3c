package i18n

import (
	"testing"

	"pgregory.net/rapid"

	"samsvar/model/reg"
)

func TestNumbers(t *testing.T) {
	nb, en := mustTexts(t, Bokmal), mustTexts(t, English)
	tests := []struct{ name, got, want string }{
		{"small", nb.Int(999), "999"},
		{"thousands", nb.Int(1234567), "1\u202f234\u202f567"},
		{"negative", nb.Int(-1000), "−1\u202f000"},
		{"en", en.Int(-1234567), "−1,234,567"},
		{"decimals", nb.Number(num(t, "1234.5")), "1\u202f234,5"},
		{"decimals en", en.Number(num(t, "1234.5")), "1,234.5"},
		{"negative below one", nb.Number(num(t, "-0.25")), "−0,25"},
		{"zero is a number", nb.Number(reg.Int(0)), "0"},
		{"nothing", nb.Number(reg.Num{}), ""},
		{"percent", nb.Percent(num(t, "80.5")), "80,5\u00a0%"},
		{"percent en", en.Percent(reg.Int(80)), "80%"},
		{"no percent", nb.Percent(reg.Num{}), ""},
		{"bytes", nb.Bytes(312), "312\u00a0B"},
		{"kilobytes", nb.Bytes(312_400), "312\u00a0kB"},
		{"megabytes", nb.Bytes(1_440_000), "1,4\u00a0MB"},
		{"gigabytes en", en.Bytes(2_000_000_000), "2\u00a0GB"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.got != tt.want {
				t.Errorf("got %q, want %q", tt.got, tt.want)
			}
		})
	}
}

func TestShownNumbersAreRead(t *testing.T) {
	for _, lang := range Langs() {
		texts := mustTexts(t, lang)
		t.Run(string(lang), rapid.MakeCheck(func(t *rapid.T) {
			n := reg.Float(rapid.Float64Range(-2e6, 2e6).Draw(t, "number"))
			if rapid.Bool().Draw(t, "whole") {
				n = reg.Int(rapid.IntRange(-999_999_999_999, 999_999_999_999).Draw(t, "int"))
			}
			for _, shown := range []string{texts.Number(n), texts.Percent(n)} {
				if got, ok := texts.ParseNumber(shown); !ok || got.Compare(n) != 0 {
					t.Fatalf("ParseNumber(%q) = %q, %t; want %q", shown, got.Text(), ok, n.Text())
				}
			}
		}))
	}
}
