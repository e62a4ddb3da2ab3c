package pdf

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"samsvar/report"
	"samsvar/report/chart"
	"samsvar/report/linebreak"
)

// Replaced tells of a character that could not be shown. Bytes that are no text
// count as unicode.ReplacementChar.
type Replaced struct {
	Rune  rune
	Count int
}

// substitute is shown in place of a character that cannot be shown.
const substitute = '□'

// deepest is how far blocks may hold blocks; a slice that holds itself would
// never end.
const deepest = 200

var errTooDeep = errors.New("document is nested too deep")

// gate lets through only text that the typeface can show. The PDF library
// panics on characters above U+FFFF and draws others as nothing.
type gate struct {
	faces    *chart.Faces
	replaced map[rune]int
}

// clean returns a copy of doc whose every text has passed the gate. It goes
// through the content by reflection, so that no block can be forgotten.
func clean(doc report.Document, faces *chart.Faces) (report.Document, []Replaced, error) {
	g := gate{faces: faces, replaced: make(map[rune]int)}
	v, err := g.value(reflect.ValueOf(doc), 0)
	if err != nil {
		return doc, nil, err
	}
	return v.Interface().(report.Document), g.report(), nil
}

func (g *gate) report() []Replaced {
	all := make([]Replaced, 0, len(g.replaced))
	for r, n := range g.replaced {
		all = append(all, Replaced{Rune: r, Count: n})
	}
	slices.SortFunc(all, func(a, b Replaced) int { return int(a.Rune) - int(b.Rune) })
	return all
}

func (g *gate) value(v reflect.Value, depth int) (reflect.Value, error) {
	if depth > deepest {
		return v, errTooDeep
	}
	switch v.Kind() {
	case reflect.String:
		return reflect.ValueOf(g.text(v.String())).Convert(v.Type()), nil
	case reflect.Interface:
		if v.IsNil() {
			return v, nil
		}
		return g.value(v.Elem(), depth+1)
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 { // bytes are no text
			return v, nil
		}
		return g.slice(v, depth)
	case reflect.Struct:
		return g.structure(v, depth)
	}
	return v, nil
}

func (g *gate) slice(v reflect.Value, depth int) (reflect.Value, error) {
	out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	for i := range v.Len() {
		item, err := g.value(v.Index(i), depth+1)
		if err != nil {
			return v, err
		}
		out.Index(i).Set(item)
	}
	return out, nil
}

// structure copies a struct; fields that are not exported (those of a time)
// are copied as they are.
func (g *gate) structure(v reflect.Value, depth int) (reflect.Value, error) {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	for i := range v.NumField() {
		if !v.Type().Field(i).IsExported() {
			continue
		}
		field, err := g.value(v.Field(i), depth+1)
		if err != nil {
			return v, err
		}
		out.Field(i).Set(field)
	}
	return out, nil
}

// text returns s composed (NFC), with one kind of newline and with every
// character that cannot be shown replaced and counted.
func (g *gate) text(s string) string {
	s = strings.ReplaceAll(strings.Map(visible, s), "\r\n", "\n")
	return strings.Map(g.unstacked(), norm.NFC.String(s))
}

// mostMarks is how many signs may stand on one letter, as Unicode's own form for
// streams has it. More are no writing, and a line of them has no end.
const mostMarks = 30

// unstacked lets characters through the gate, and replaces the signs on a letter
// when they become too many.
func (g *gate) unstacked() func(rune) rune {
	marks := 0
	return func(r rune) rune {
		switch {
		case invisible(r): // joiners do not part a letter from its signs
		case !unicode.Is(unicode.M, r):
			marks = 0
		default:
			if marks++; marks > mostMarks {
				g.replaced[r]++
				return substitute
			}
		}
		return g.rune(r)
	}
}

func visible(r rune) rune {
	if invisible(r) {
		return -1
	}
	return r
}

func (g *gate) rune(r rune) rune {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return '\n'
	case '\t':
		return ' '
	case linebreak.SoftHyphen, '\u200b':
		return r
	}
	switch {
	case invisible(r):
		return -1
	case r > 0xFFFF, unicode.IsControl(r), unicode.Is(unicode.Cf, r), !g.shown(r):
		g.replaced[r]++
		return substitute
	}
	return r
}

// invisible tells of characters that only guide other programs and never show:
// joiners, byte order mark, direction marks, variation selectors.
func invisible(r rune) bool {
	switch r {
	case '\u034f', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff':
		return true
	}
	return r >= 0xFE00 && r <= 0xFE0F
}

func (g *gate) shown(r rune) bool {
	return g.faces.Regular.Has(r) && g.faces.SemiBold.Has(r)
}
