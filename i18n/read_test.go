package i18n

import (
	"testing"

	"samsvar/model/reg"
)

func TestParseDay(t *testing.T) {
	tests := []struct{ name, text, want string }{ // want "" is refused
		{"ISO", "2026-11-23", "2026-11-23"},
		{"ISO with midnight, as sheets give", "2026-11-23T00:00:00Z", "2026-11-23"},
		{"ISO with midnight and a space", "2026-11-23 00:00:00", "2026-11-23"},
		{"year first with slashes", "2026/11/23", "2026-11-23"},
		{"points", "3.4.2026", "2026-04-03"},
		{"points and zeros", "03.04.2026", "2026-04-03"},
		{"points and spaces", " 3. 4. 2026 ", "2026-04-03"},
		{"slashes, short year", "3/4/26", "2026-04-03"},
		{"hyphens", "3-4-2026", "2026-04-03"},
		{"en dash", "3–4–2026", "2026-04-03"},
		{"no-break spaces", "3.\u00a0april\u00a02026", "2026-04-03"},
		{"six digits", "231126", "2026-11-23"},
		{"eight digits, day first", "23112026", "2026-11-23"},
		{"eight digits, year first", "20261123", "2026-11-23"},
		{"nb name", "23. november 2026", "2026-11-23"},
		{"nb name cut", "23. nov. 26", "2026-11-23"},
		{"nb name without point", "3 mars 2024", "2024-03-03"},
		{"capital letters", "3. MARS 2024", "2024-03-03"},
		{"weekday", "mandag 23. november 2026", "2026-11-23"},
		{"nn weekday cut", "laur. 21.11.2026", "2026-11-21"},
		{"den", "den 5. mai 2026", "2026-05-05"},
		{"en", "23 November 2026", "2026-11-23"},
		{"en month first", "November 23, 2026", "2026-11-23"},
		{"en ordinal", "the 23rd of October 2026", "2026-10-23"},
		{"two digits below 70", "1.1.69", "2069-01-01"},
		{"two digits from 70", "1.1.70", "1970-01-01"},
		{"leap day", "29.2.2024", "2024-02-29"},
		{"last century", "31.12.1999", "1999-12-31"},

		{"no leap day", "29.2.2026", ""},
		{"no such day", "31.4.2026", ""},
		{"no such month", "1.13.2026", ""},
		{"month before day", "11/23/2026", ""},
		{"day zero", "0.1.2026", ""},
		{"without year", "23.11.", ""},
		{"year alone", "2026", ""},
		{"three digits of a year", "1.1.026", ""},
		{"five digits of a year", "1.1.20260", ""},
		{"time of day would be lost", "23.11.2026 14:30", ""},
		{"word", "snarest", ""},
		{"month alone", "november", ""},
		{"unknown month", "3. foobar 2026", ""},
		{"two months", "november mars 2026", ""},
		{"weekday alone", "mandag", ""},
		{"range", "1.1.2026 - 2.1.2026", ""},
		{"question mark", "23.11.2026?", ""},
		{"number of a sheet", "46349", ""},
		{"decimal number", "-1.2", ""},
		{"other digits", "٢٣.١١.٢٠٢٦", ""},
		{"year 0", "1.1.0000", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := ParseDay(tt.text)
			if got.Text() != tt.want || ok != (tt.want != "") {
				t.Errorf("ParseDay(%q) = %q, %t; want %q", tt.text, got.Text(), ok, tt.want)
			}
		})
	}
}

func TestParseInstant(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"nb", "23.11.2026 kl. 14.30", "2026-11-23T13:30:00Z"},
		{"colon", "23.11.2026 14:30", "2026-11-23T13:30:00Z"},
		{"comma", "23.11.2026, 14:30", "2026-11-23T13:30:00Z"},
		{"hour alone after kl.", "23.11.2026 kl 14", "2026-11-23T13:00:00Z"},
		{"klokka", "1. juli 2026 klokka 9.05", "2026-07-01T07:05:00Z"},
		{"seconds", "23.11.2026 14:30:15", "2026-11-23T13:30:15Z"},
		{"en", "23 Nov 2026 at 2:30 PM", "2026-11-23T13:30:00Z"},
		{"noon and midnight", "1 Jul 2026 12:00 am", "2026-06-30T22:00:00Z"},
		{"ISO in UTC", "2026-11-23T13:30:00Z", "2026-11-23T13:30:00Z"},
		{"ISO with offset", "2026-11-23T14:30:00+01:00", "2026-11-23T13:30:00Z"},
		{"ISO with offset and space", "2026-11-23 14:30:00.123 -0500", "2026-11-23T19:30:00Z"},
		{"ISO without zone is Oslo", "2026-07-01T14:30", "2026-07-01T12:30:00Z"},
		{"midnight", "23.11.2026 00:00", "2026-11-22T23:00:00Z"},
		{"first of the repeated hours", "25.10.2026 02:30", "2026-10-25T00:30:00Z"},
		{"after the repeated hour", "25.10.2026 03:00", "2026-10-25T02:00:00Z"},

		{"skipped hour", "29.03.2026 02:30", ""},
		{"day without time", "23.11.2026", ""},
		{"time without day", "14:30", ""},
		{"no such hour", "23.11.2026 24:00", ""},
		{"no such minute", "23.11.2026 14:60", ""},
		{"13 o'clock in the afternoon", "23.11.2026 13:00 pm", ""},
		{"no such zone", "2026-11-23T14:30+99:00", ""},
		{"impossible day", "30.02.2026 14:30", ""},
		{"word", "i går kl. 14", ""},
		{"the moment that stands for none", "1970-01-01T00:00:00Z", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := ParseInstant(tt.text)
			if ok != (tt.want != "") || ok && got.Text() != tt.want {
				t.Errorf("ParseInstant(%q) = %q, %t; want %q", tt.text, got.Text(), ok, tt.want)
			}
		})
	}
}

func TestParseNumber(t *testing.T) {
	tests := []struct{ name, text, want, english string }{ // english "" is as want
		{"whole", "1234", "1234", ""},
		{"zeros before", "0012", "12", ""},
		{"decimal comma", "1234,5", "1234.5", ""},
		{"decimal point", "1234.5", "1234.5", ""},
		{"spaces", "1 234,5", "1234.5", ""},
		{"no-break spaces", "1\u00a0234\u00a0567", "1234567", ""},
		{"narrow spaces", "1\u202f234,5", "1234.5", ""},
		{"point and comma", "1.234,5", "1234.5", ""},
		{"comma and point", "1,234.5", "1234.5", ""},
		{"several points", "1.234.567", "1234567", ""},
		{"several commas", "1,234,567", "1234567", ""},
		{"apostrophe", "1'234", "1234", ""},
		{"point before three digits", "1.234", "1234", "1.234"},
		{"comma before three digits", "1,234", "1.234", "1234"},
		{"zero point three digits", "0.234", "0.234", ""},
		{"four digits, point, three", "1234.567", "1234.567", ""},
		{"percent", "80 %", "80", ""},
		{"percent with comma", "80,5%", "80.5", ""},
		{"minus", "-5", "-5", ""},
		{"true minus", "−5,5", "-5.5", ""},
		{"dash and space", "– 5", "-5", ""},
		{"plus", "+5", "5", ""},
		{"bare decimals", ",5", "0.5", ""},
		{"rounded up", "33,3336", "33.334", ""},
		{"rounded into the whole", "2.99951", "3", ""},
		{"noise of a sheet", "0.30000000000000004", "0.3", ""},
		{"negative rounded", "-0,0005", "-0.001", ""},
		{"largest", "999999999999", "999999999999", ""},

		{"too large", "1000000000000", "", ""},
		{"word", "mange", "", ""},
		{"about", "ca. 5", "", ""},
		{"range", "5-6", "", ""},
		{"groups of two", "12 34", "", ""},
		{"groups of four", "1.2345.678", "", ""},
		{"mixed separators", "1 234.567 890", "", ""},
		{"ends with a comma", "5,", "", ""},
		{"only a sign", "-", "", ""},
		{"only percent", "%", "", ""},
		{"two percents", "5%%", "", ""},
		{"exponent", "1e5", "", ""},
		{"infinity", "Inf", "", ""},
	}
	nb, en := mustTexts(t, Bokmal), mustTexts(t, English)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			english := tt.english
			if english == "" {
				english = tt.want
			}
			check := func(got reg.Num, ok bool, want string) {
				t.Helper()
				if got.Text() != want || ok != (want != "") {
					t.Errorf("ParseNumber(%q) = %q, %t; want %q", tt.text, got.Text(), ok, want)
				}
			}
			got, ok := ParseNumber(tt.text)
			check(got, ok, tt.want)
			got, ok = nb.ParseNumber(tt.text)
			check(got, ok, tt.want)
			got, ok = en.ParseNumber(tt.text)
			check(got, ok, english)
		})
	}
}

func TestParseYesNo(t *testing.T) {
	tests := []struct {
		name string
		want reg.YesNo
		all  []string
	}{
		{"yes", reg.Yes, []string{"ja", "Ja.", " JA ", "j", "yes", "Y", "x", "X", "SANN", "true", "1", "✓", "☑"}},
		{"no", reg.No, []string{"nei", "Nei", "no", "N", "USANN", "False", "0", "☐"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, text := range tt.all {
				if got, ok := ParseYesNo(text); !ok || got != tt.want {
					t.Errorf("ParseYesNo(%q) = %v, %t", text, got, ok)
				}
			}
		})
	}
	for _, text := range []string{"kanskje", "ikke relevant", "ja/nei", "2", "-", ".", "delvis"} {
		if got, ok := ParseYesNo(text); ok || got != reg.Unanswered {
			t.Errorf("ParseYesNo(%q) = %v, %t; want it refused", text, got, ok)
		}
	}
}

func TestNothingTypedIsNoValue(t *testing.T) {
	for _, text := range []string{"", "  ", "\u00a0", "\t\n"} {
		if d, ok := ParseDay(text); !ok || d != 0 {
			t.Errorf("ParseDay(%q) = %v, %t", text, d, ok)
		}
		if m, ok := ParseInstant(text); !ok || m != 0 {
			t.Errorf("ParseInstant(%q) = %v, %t", text, m, ok)
		}
		if n, ok := ParseNumber(text); !ok || n.IsSet() {
			t.Errorf("ParseNumber(%q) = %v, %t", text, n, ok)
		}
		if f, ok := ParseYesNo(text); !ok || f != reg.Unanswered {
			t.Errorf("ParseYesNo(%q) = %v, %t", text, f, ok)
		}
	}
}

// FuzzParse looks for a text that breaks a reader, or that it accepts without
// giving a value the store can keep.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"2026-11-23", "23. nov. 26", "231126", "23.11.2026 kl. 14.30",
		"2026-11-23T14:30:00+01:00", "1.234,5", "−5 %", "ja", "Æ\xff", "0.0000", "1.1.1970 01:00",
		"\u202f1", "29.03.2026 02:30", "9999-12-31T23:59:59Z", "1.1.0001 00:00"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if d, ok := ParseDay(text); ok {
			if back, err := reg.ParseDay(d.Text()); err != nil || back != d {
				t.Errorf("ParseDay(%q) = %d, which reads back as %d, %v", text, d, back, err)
			}
		} else if d != 0 {
			t.Errorf("ParseDay(%q) refused, but gave %d", text, d)
		}
		if m, ok := ParseInstant(text); ok {
			if back, err := reg.ParseInstant(m.Text()); err != nil || back != m {
				t.Errorf("ParseInstant(%q) = %d, which reads back as %d, %v", text, m, back, err)
			}
		}
		if n, ok := ParseNumber(text); ok {
			if back, err := reg.ParseNum(n.Text()); err != nil || back.Compare(n) != 0 {
				t.Errorf("ParseNumber(%q) = %s, which reads back as %s, %v", text, n.Text(), back.Text(), err)
			}
		}
		if yes, ok := ParseYesNo(text); !ok && yes != reg.Unanswered {
			t.Errorf("ParseYesNo(%q) refused, but gave %v", text, yes)
		}
	})
}
