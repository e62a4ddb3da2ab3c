package reg

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Problem is something wrong with a field's value. Code is a key below
// "problem." that i18n words, with Args for its placeholders.
type Problem struct {
	Field string   // path, items numbered from 1: "mottakere[2].land"
	Code  string   // what is wrong
	Args  []string // canonical values; i18n shows them in the user's language
	Soft  bool     // the record can be saved all the same
}

// Refuses reports whether any problem forbids saving.
func Refuses(problems []Problem) bool {
	for _, p := range problems {
		if !p.Soft {
			return true
		}
	}
	return false
}

// problemsOf checks an object's own fields and those nested in it.
func problemsOf(o Object, fields []*Field, prefix string) []Problem {
	var all []Problem
	for _, f := range fields {
		if !f.Visible(o) {
			continue
		}
		v := f.Of(o)
		path := prefix + f.Key
		all = append(all, fieldProblems(f, v, path)...)
		switch v := v.(type) {
		case Part:
			all = append(all, problemsOf(v.Object(), f.Sub, path+".")...)
		case ItemList:
			for i := range v.Len() {
				at := path + "[" + strconv.Itoa(i+1) + "]."
				all = append(all, problemsOf(v.At(i), f.Sub, at)...)
			}
		}
	}
	return all
}

func fieldProblems(f *Field, v Value, path string) []Problem {
	if v.Empty() {
		switch {
		case f.Required:
			return []Problem{{Field: path, Code: "required"}}
		case f.Need == MandatoryField:
			return []Problem{{Field: path, Code: "mandatory", Args: []string{f.Law}, Soft: true}}
		}
		return nil
	}
	if f.Max > 0 {
		if n := utf8.RuneCountInString(v.Text()); n > f.Max {
			return []Problem{{Field: path, Code: "too_long", Args: []string{strconv.Itoa(f.Max), strconv.Itoa(n)}}}
		}
	}
	if num, ok := v.(numberValue); ok {
		return numberProblems(f, *num.p, path)
	}
	return nil
}

func numberProblems(f *Field, n Num, path string) []Problem {
	if f.Low.IsSet() && n.Compare(f.Low) < 0 {
		return []Problem{{Field: path, Code: "too_low", Args: []string{f.Low.Text()}}}
	}
	if f.High.IsSet() && n.Compare(f.High) > 0 {
		return []Problem{{Field: path, Code: "too_high", Args: []string{f.High.Text()}}}
	}
	if _, frac, _ := strings.Cut(n.Text(), "."); len(frac) > f.Decimals {
		return []Problem{{Field: path, Code: "too_many_decimals", Args: []string{strconv.Itoa(f.Decimals)}}}
	}
	return nil
}

// FieldProblems checks one field of an object.
func FieldProblems(f *Field, o Object) []Problem { return problemsOf(o, []*Field{f}, "") }
