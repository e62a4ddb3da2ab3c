package reg_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"samsvar/model/reg"
	"samsvar/model/reg/regtest"
)

// valueLaws hold for every kind of value. a and b are two values of one field
// with generated content.
var valueLaws = []struct {
	name string
	law  func(t *rapid.T, f *reg.Field, a, b reg.Value)
}{
	{"zero is empty", func(t *rapid.T, f *reg.Field, _, _ reg.Value) {
		v := zero(f)
		if !v.Empty() || v.Text() != "" {
			t.Fatalf("zero: empty %t, text %q", v.Empty(), v.Text())
		}
	}},
	{"generated is not empty", func(t *rapid.T, _ *reg.Field, a, _ reg.Value) {
		if a.Empty() || a.Text() == "" {
			t.Fatalf("empty %t, text %q", a.Empty(), a.Text())
		}
	}},
	{"parsing the text gives the value", func(t *rapid.T, f *reg.Field, a, _ reg.Value) {
		v := zero(f)
		if err := v.Parse(a.Text()); err != nil || v.Text() != a.Text() || v.Compare(a) != 0 {
			t.Fatalf("%q became %q: %v", a.Text(), v.Text(), err)
		}
	}},
	{"parsing replaces the value", func(t *rapid.T, _ *reg.Field, a, b reg.Value) {
		want := b.Text()
		if err := a.Parse(want); err != nil || a.Text() != want {
			t.Fatalf("%q became %q: %v", want, a.Text(), err)
		}
	}},
	{"parsing nothing empties", func(t *rapid.T, _ *reg.Field, a, _ reg.Value) {
		if err := a.Parse(""); err != nil || !a.Empty() || a.Text() != "" {
			t.Fatalf("left %q: %v", a.Text(), err)
		}
	}},
	{"compare is antisymmetric", func(t *rapid.T, _ *reg.Field, a, b reg.Value) {
		if sign(a.Compare(b)) != -sign(b.Compare(a)) {
			t.Fatalf("%q and %q: %d, %d", a.Text(), b.Text(), a.Compare(b), b.Compare(a))
		}
	}},
	{"compare is zero for equals only", func(t *rapid.T, f *reg.Field, a, b reg.Value) {
		if (a.Compare(b) == 0) != (a.Text() == b.Text()) || a.Compare(a) != 0 || zero(f).Compare(zero(f)) != 0 {
			t.Fatalf("%q and %q: %d", a.Text(), b.Text(), a.Compare(b))
		}
	}},
	{"nothing comes first", func(t *rapid.T, f *reg.Field, a, _ reg.Value) {
		if zero(f).Compare(a) >= 0 {
			t.Fatalf("nothing does not come before %q", a.Text())
		}
	}},
	{"compare is transitive", func(t *rapid.T, f *reg.Field, a, b reg.Value) {
		all := []reg.Value{a, b, zero(f)}
		slices.SortFunc(all, func(x, y reg.Value) int { return x.Compare(y) })
		if all[0].Compare(all[1]) > 0 || all[1].Compare(all[2]) > 0 || all[0].Compare(all[2]) > 0 {
			t.Fatalf("no order of %q and %q", a.Text(), b.Text())
		}
	}},
}

func TestValueLaws(t *testing.T) {
	for _, f := range kindFields(t) {
		for _, l := range valueLaws {
			t.Run(f.Kind.String()+"/"+l.name, func(t *testing.T) {
				rapid.Check(t, func(t *rapid.T) { l.law(t, f, generated(t, f), generated(t, f)) })
			})
		}
	}
}

// kindFields returns one field of each kind; a kind without one fails.
func kindFields(tb testing.TB) []*reg.Field {
	tb.Helper()
	all := make([]*reg.Field, 0, len(reg.Kinds()))
	for _, kind := range reg.Kinds() {
		at := slices.IndexFunc(things().Fields, func(f *reg.Field) bool { return f.Kind == kind && !f.Managed })
		if at < 0 {
			tb.Fatalf("thing has no field of kind %s", kind)
		}
		all = append(all, things().Fields[at])
	}
	return all
}

func zero(f *reg.Field) reg.Value { return f.Of(&thing{}) }

func generated(t *rapid.T, f *reg.Field) reg.Value { return regtest.Value(t, f, &thing{}) }

func sign(n int) int { return min(max(n, -1), 1) }

// What Parse refuses leaves the value as it was, with an error that i18n can
// word; what it accepts comes out in a form that it accepts again.
func checkParse(t *testing.T, path, text string) {
	t.Helper()
	v := value(t, path)
	for _, before := range []string{"", sample(path)} {
		mustParse(t, v, before)
		err := v.Parse(text)
		if code := codeOf(t, err); err != nil {
			if code == "" || v.Text() != before {
				t.Errorf("%s: %q refused as %q, and %q became %q", path, text, code, before, v.Text())
			}
			continue
		}
		once := v.Text()
		if mustParse(t, v, once); v.Text() != once {
			t.Errorf("%s: %q gives %q, which gives %q", path, text, once, v.Text())
		}
		if v.Empty() != (once == "") {
			t.Errorf("%s: %q gives %q, empty %t", path, text, once, v.Empty())
		}
	}
}

// sample is a value of each kind in canonical form.
func sample(path string) string {
	return map[string]string{
		"text": "Ærlig", "long": "En\nto", "number": "-3.5", "flag": "ja", "date": "2026-11-23",
		"moment": "2026-11-23T10:20:00Z", "choice": "b", "choices": "a|c", "link": "01ABC", "links": "01ABC|02DEF",
		"files": `[{"name":"a.pdf","hash":"ab","size":3}]`,
		"one":   `{"text":"x","inner":"{\"date\":\"2026-11-23\"}"}`,
		"items": `[{"id":"01A","text":"x"},{"id":"01B"}]`,
	}[path]
}

func TestSamplesAreCanonical(t *testing.T) {
	for _, f := range kindFields(t) {
		if got := mustParse(t, value(t, f.Key), sample(f.Key)).Text(); got != sample(f.Key) || got == "" {
			t.Errorf("%s: %q became %q", f.Key, sample(f.Key), got)
		}
	}
}

// fuzzParse fuzzes one kind from the texts of all, so that each meets what
// belongs to another.
func fuzzParse(f *testing.F, path string, more ...string) {
	for _, field := range kindFields(f) {
		f.Add(sample(field.Key))
	}
	for _, text := range append(more, "", " ", "null", "[]", "{}", "[null]", `{"id":null}`, "|", "a|a", "\xff", "\x00", "0") {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkParse(t, path, text) })
}
