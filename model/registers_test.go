package model_test

import (
	"slices"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

// fieldsOf calls visit with every field of a register, nested ones too.
func fieldsOf(r *reg.Register, visit func(*reg.Field)) {
	var walk func([]*reg.Field)
	walk = func(fields []*reg.Field) {
		for _, f := range fields {
			visit(f)
			walk(f.Sub)
		}
	}
	walk(r.Fields)
}

func TestLinksLeadToRegisters(t *testing.T) {
	for _, r := range model.All() {
		fieldsOf(r, func(f *reg.Field) {
			if f.Target != "" && model.Register(f.Target) == nil {
				t.Errorf("%s: %s links to %s, which is no register", r.Key, f.Path, f.Target)
			}
		})
	}
}

func TestKeysAndPrefixesAreUnique(t *testing.T) {
	keys, prefixes := map[string]bool{}, map[string]string{}
	for _, r := range model.All() {
		if keys[r.Key] {
			t.Errorf("two registers are called %s", r.Key)
		}
		keys[r.Key] = true
		if other := prefixes[r.NoPrefix]; other != "" || r.NoPrefix == "" {
			t.Errorf("%s and %s number their records with %q", other, r.Key, r.NoPrefix)
		}
		prefixes[r.NoPrefix] = r.Key
		siblingsDiffer(t, r.Key, r.Fields)
	}
}

func siblingsDiffer(t *testing.T, where string, fields []*reg.Field) {
	t.Helper()
	seen := map[string]bool{}
	for _, f := range fields {
		if seen[f.Key] {
			t.Errorf("%s has two fields called %s", where, f.Key)
		}
		seen[f.Key] = true
		siblingsDiffer(t, where+"."+f.Key, f.Sub)
	}
}

// A set of codes is labelled by its name alone, so two sets of one name must be
// the same.
func TestCodeSetsOfOneNameAreOne(t *testing.T) {
	sets := map[string][]string{}
	for _, r := range model.All() {
		fieldsOf(r, func(f *reg.Field) {
			if f.Codes == nil {
				return
			}
			if known, ok := sets[f.Codes.Name]; ok && !slices.Equal(known, f.Codes.Codes) {
				t.Errorf("%s: %s has other codes in the set %s", r.Key, f.Path, f.Codes.Name)
			}
			sets[f.Codes.Name] = f.Codes.Codes
		})
	}
}

func TestTitleAndIdentityAreFields(t *testing.T) {
	for _, r := range model.All() {
		for _, path := range append([]string{r.TitleField}, r.Identity...) {
			if path == "" && r.Single {
				continue
			}
			if r.Field(path) == nil {
				t.Errorf("%s: title or identity %q is no field", r.Key, path)
			}
		}
	}
}
