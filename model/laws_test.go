package model_test

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/model/reg/regtest"
)

// everyRegister runs a law on every register.
func everyRegister(t *testing.T, law func(t *testing.T, r *reg.Register)) {
	t.Helper()
	if len(model.All()) == 0 {
		t.Fatal("there are no registers")
	}
	for _, r := range model.All() {
		t.Run(r.Key, func(t *testing.T) { law(t, r) })
	}
}

// eachField visits the fields of a register, also nested ones, with the path
// their place gives them.
func eachField(r *reg.Register, visit func(path string, f *reg.Field)) {
	var walk func(prefix string, fields []*reg.Field)
	walk = func(prefix string, fields []*reg.Field) {
		for _, f := range fields {
			visit(prefix+f.Key, f)
			walk(prefix+f.Key+".", f.Sub)
		}
	}
	walk("", r.Fields)
}

func same(r *reg.Register, a, b reg.Record) bool { return maps.Equal(r.Dump(a), r.Dump(b)) }

func TestRegistersAreApart(t *testing.T) {
	keys, prefixes := map[string]bool{}, map[string]string{}
	everyRegister(t, func(t *testing.T, r *reg.Register) {
		if keys[r.Key] || model.Register(r.Key) != r {
			t.Errorf("two registers have the key %s", r.Key)
		}
		keys[r.Key] = true
		if other, taken := prefixes[r.NoPrefix]; taken && r.NoPrefix != "" {
			t.Errorf("numbers begin with %s as those of %s do", r.NoPrefix, other)
		}
		prefixes[r.NoPrefix] = r.Key
	})
	if model.Register("no such register") != nil {
		t.Error("found a register that does not exist")
	}
}

var keyPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9_]*$`)

func TestKeysAreStableNames(t *testing.T) {
	everyRegister(t, func(t *testing.T, r *reg.Register) {
		if !keyPattern.MatchString(r.Key) {
			t.Errorf("register key %q", r.Key)
		}
		seen := map[string]bool{}
		eachField(r, func(path string, f *reg.Field) {
			if !keyPattern.MatchString(f.Key) {
				t.Errorf("field key %q", path)
			}
			if seen[path] {
				t.Errorf("two fields are %s", path)
			}
			seen[path] = true
			if f.Path != path {
				t.Errorf("field %s has the path %s: its description is used twice", path, f.Path)
			}
		})
	})
}

func TestCodesAreStableNames(t *testing.T) {
	code := regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_.+-]*$`)
	sets := map[string]*reg.CodeSet{}
	everyRegister(t, func(t *testing.T, r *reg.Register) {
		eachField(r, func(path string, f *reg.Field) {
			if f.Codes == nil {
				return
			}
			if other := sets[f.Codes.Name]; other != nil && !slices.Equal(other.Codes, f.Codes.Codes) {
				t.Errorf("%s: there are two sets of codes called %s", path, f.Codes.Name)
			}
			sets[f.Codes.Name] = f.Codes
			for i, c := range f.Codes.Codes {
				if !code.MatchString(c) || slices.Index(f.Codes.Codes, c) != i {
					t.Errorf("%s: code %q", path, c)
				}
			}
		})
	})
}

func TestDescriptionsAreWhole(t *testing.T) {
	groups := []string{"personvern", "sikkerhet", "organisasjon", "mer", "rapportering"}
	everyRegister(t, func(t *testing.T, r *reg.Register) {
		if !slices.Contains(groups, r.Group) {
			t.Errorf("group %q", r.Group)
		}
		if r.TitleField != "" && r.Field(r.TitleField) == nil {
			t.Errorf("no field %s to name a record by", r.TitleField)
		}
		for _, key := range r.Identity {
			if r.Field(key) == nil {
				t.Errorf("no field %s to know a record by", key)
			}
		}
		for _, f := range r.Fields {
			if f.Section == "" {
				t.Errorf("%s stands in no section", f.Key)
			}
		}
		eachField(r, func(path string, f *reg.Field) { checkField(t, path, f) })
	})
}

func checkField(t *testing.T, path string, f *reg.Field) {
	t.Helper()
	isLink := f.Kind == reg.KindLink || f.Kind == reg.KindLinks
	if isLink && path != "id" && model.Register(f.Target) == nil {
		t.Errorf("%s links to the register %q, which does not exist", path, f.Target)
	}
	if f.Need == reg.MandatoryField && f.Law == "" {
		t.Errorf("%s is mandatory by no law", path)
	}
	nested := f.Kind == reg.KindOne || f.Kind == reg.KindItems
	if nested != (len(f.Sub) > 0) {
		t.Errorf("%s of kind %s has %d fields", path, f.Kind, len(f.Sub))
	}
	if f.Required && f.Managed {
		t.Errorf("%s is asked of the user, but set by the program", path)
	}
	if f.Low.IsSet() && f.High.IsSet() && f.Low.Compare(f.High) > 0 {
		t.Errorf("%s has no possible value", path)
	}
}

// Fields on the same memory would overwrite each other; the mistake is easily
// made when a description is copied.
func TestFieldsHaveTheirOwnMemory(t *testing.T) {
	everyRegister(t, func(t *testing.T, r *reg.Register) {
		rapid.Check(t, func(t *rapid.T) {
			f := rapid.SampledFrom(r.Fields).Draw(t, "field")
			rec := r.Load(nil)
			regtest.Value(t, f, rec)
			if values := r.Dump(rec); len(values) != 1 || values[f.Key] == "" {
				t.Fatalf("setting %s gives %v", f.Key, values)
			}
		})
	})
}

// A part of a struct that no field describes would never be stored. A struct
// that serves in several places need not be described whole in each.
func TestEveryPartOfARecordIsDescribed(t *testing.T) {
	filled := map[string]bool{}
	rapid.Check(t, func(t *rapid.T) {
		for _, r := range model.All() {
			markFilled(reflect.ValueOf(regtest.Full(t, r)).Elem(), "", filled)
		}
		for _, part := range slices.Sorted(maps.Keys(filled)) {
			if !filled[part] {
				t.Fatalf("%s is not described: it stays empty in full records", part)
			}
		}
	})
}

// markFilled notes for each exported part of a struct, by its type, whether it
// holds anything. An item's id is not described by a field.
func markFilled(v reflect.Value, part string, filled map[string]bool) {
	switch {
	case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[reg.Num]():
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() && field.Name != "ItemID" {
				markFilled(v.Field(i), v.Type().Name()+"."+field.Name, filled)
			}
		}
	case v.Kind() == reflect.Slice && v.Len() > 0:
		filled[part] = true
		markFilled(v.Index(0), part, filled)
	default:
		filled[part] = filled[part] || !v.IsZero()
	}
}

func TestFullRecordsKeepTheLaws(t *testing.T) {
	everyRegister(t, func(t *testing.T, r *reg.Register) {
		rapid.Check(t, func(t *rapid.T) {
			rec := regtest.Full(t, r)
			back := r.Load(r.Dump(rec))
			if !same(r, back, rec) || len(r.Unread(back)) > 0 {
				t.Fatalf("%v\ncame back as %v\nunread %v", r.Dump(rec), r.Dump(back), r.Unread(back))
			}
			if changes := r.Diff(rec, back); len(changes) > 0 {
				t.Fatalf("a record differs from itself: %v", changes)
			}
			checkRules(t, r, rec)
			checkRules(t, r, r.Load(nil))
		})
	})
}

// checkRules runs what a register says of a record; problems must name fields.
func checkRules(t *rapid.T, r *reg.Register, rec reg.Record) {
	r.Ended(rec)
	r.Title(rec)
	for _, p := range r.Problems(rec) {
		if r.Field(itemNumbers.ReplaceAllString(p.Field, "")) == nil || p.Code == "" {
			t.Fatalf("problem %+v is about no field", p)
		}
	}
	before := r.Dump(rec)
	r.Derive(rec)
	once := r.Dump(rec)
	if r.Derive(rec); !maps.Equal(once, r.Dump(rec)) {
		t.Fatalf("deriving twice gives %v, once %v, from %v", r.Dump(rec), once, before)
	}
}

var itemNumbers = regexp.MustCompile(`\[\d+\]`)

func TestEditsAreFoundAppliedAndUndone(t *testing.T) {
	everyRegister(t, func(t *testing.T, r *reg.Register) {
		rapid.Check(t, func(t *rapid.T) {
			a := regtest.Record(t, r)
			b := r.Clone(a)
			regtest.Edit(t, r, b, "B")
			there, back := r.Clone(a), r.Clone(b)
			if err := r.Apply(there, r.Diff(a, b)); err != nil || !same(r, there, b) {
				t.Fatalf("applied %v\nwant %v: %v", r.Dump(there), r.Dump(b), err)
			}
			if err := r.Apply(back, r.Diff(b, a)); err != nil || !same(r, back, a) {
				t.Fatalf("undone %v\nwant %v: %v", r.Dump(back), r.Dump(a), err)
			}
			merged, conflicts, err := r.Merge(a, b, r.Clone(b))
			if err != nil || len(conflicts) > 0 || !same(r, merged, b) {
				t.Fatalf("merged with itself %v\nwant %v: %v, %v", r.Dump(merged), r.Dump(b), conflicts, err)
			}
		})
	})
}

func TestNewRecordsCanBeStored(t *testing.T) {
	everyRegister(t, func(t *testing.T, r *reg.Register) {
		rec := r.New()
		if back := r.Load(r.Dump(rec)); !same(r, back, rec) || len(r.Unread(back)) > 0 {
			t.Errorf("initial values %v came back as %v", r.Dump(rec), r.Dump(back))
		}
		for _, p := range r.Problems(rec) {
			if !p.Soft && p.Code != "required" && !strings.HasSuffix(p.Code, "_or_count") {
				t.Errorf("a new record has the problem %+v", p)
			}
		}
	})
}
