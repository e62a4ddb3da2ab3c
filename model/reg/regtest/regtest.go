// Package regtest makes random records of any register, for tests that hold
// what is derived from a description to its laws. It is for tests only.
package regtest

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"samsvar/model/reg"
)

// Record draws a record in which any field may be empty.
func Record(t *rapid.T, r *reg.Register) reg.Record { return draw(t, r, false) }

// Full draws a record in which no field is empty.
func Full(t *rapid.T, r *reg.Register) reg.Record { return draw(t, r, true) }

// Value draws a value of one field of an object; nested objects are drawn whole.
func Value(t *rapid.T, f *reg.Field, o reg.Object) reg.Value {
	d := &drawer{t: t, prefix: "V", full: true}
	d.value(f, f.Of(o))
	return f.Of(o)
}

func draw(t *rapid.T, r *reg.Register, full bool) reg.Record {
	rec := r.Load(nil)
	d := &drawer{t: t, prefix: "A", full: full}
	d.object(rec, r.Fields)
	return rec
}

// drawer draws values and gives each list item an id of its own.
type drawer struct {
	t      *rapid.T
	prefix string // of item ids
	given  int
	full   bool
}

func (d *drawer) id() reg.ID {
	d.given++
	return reg.ID(fmt.Sprintf("%s%03d", d.prefix, d.given))
}

func (d *drawer) object(o reg.Object, fields []*reg.Field) {
	for _, f := range fields {
		if d.full || rapid.Bool().Draw(d.t, f.Path) {
			d.value(f, f.Of(o))
		}
	}
}

func (d *drawer) value(f *reg.Field, v reg.Value) {
	switch v := v.(type) {
	case reg.Part:
		d.object(v.Object(), f.Sub)
	case reg.ItemList:
		for range rapid.IntRange(1, 3).Draw(d.t, f.Path+" items") {
			d.add(f, v)
		}
	default:
		if err := v.Parse(Text(d.t, f)); err != nil {
			d.t.Fatalf("generated value of %s: %v", f.Path, err)
		}
	}
}

func (d *drawer) add(f *reg.Field, list reg.ItemList) {
	item := list.Add()
	reg.ItemOf(item).ItemID = d.id()
	d.object(item, f.Sub)
}

// Edit changes a record in a few random places: values, and items added, taken
// out and moved. Items added by edits with different prefixes differ.
func Edit(t *rapid.T, r *reg.Register, rec reg.Record, prefix string) {
	d := &drawer{t: t, prefix: prefix}
	for range rapid.IntRange(0, 5).Draw(t, prefix+" edits") {
		d.edit(rec, r.Fields)
	}
}

func (d *drawer) edit(o reg.Object, fields []*reg.Field) {
	f := rapid.SampledFrom(fields).Draw(d.t, d.prefix+" field")
	switch v := f.Of(o).(type) {
	case reg.Part:
		d.edit(v.Object(), f.Sub)
	case reg.ItemList:
		d.editList(f, v)
	default:
		if rapid.IntRange(0, 4).Draw(d.t, "empty it") > 0 {
			d.value(f, v)
		} else if err := v.Parse(""); err != nil {
			d.t.Fatalf("empty %s: %v", f.Path, err)
		}
	}
}

func (d *drawer) editList(f *reg.Field, list reg.ItemList) {
	n := list.Len()
	if n == 0 {
		d.add(f, list)
		return
	}
	at := rapid.IntRange(0, n-1).Draw(d.t, "at")
	switch rapid.SampledFrom([]string{"add", "insert", "remove", "move", "edit"}).Draw(d.t, "how") {
	case "add":
		d.add(f, list)
	case "insert":
		d.add(f, list)
		list.Move(n, at)
	case "remove":
		list.Remove(at)
	case "move":
		list.Move(at, rapid.IntRange(0, n-1).Draw(d.t, "to"))
	case "edit":
		d.edit(list.At(at), f.Sub)
	}
}

// Text draws the canonical form of a value that is not empty and that the
// field's own limits allow. The field is not a nested object or list of items.
func Text(t *rapid.T, f *reg.Field) string {
	switch f.Kind {
	case reg.KindNumber:
		return number(t, f)
	case reg.KindDate:
		return reg.NewDay(1900, 1, 1).AddDays(rapid.IntRange(0, 73000).Draw(t, f.Path)).Text()
	case reg.KindMoment:
		return reg.Instant(rapid.Int64Range(1, 4_000_000_000).Draw(t, f.Path)).Text()
	case reg.KindFlag, reg.KindChoice:
		return rapid.SampledFrom(f.Codes.Codes).Draw(t, f.Path)
	case reg.KindChoices:
		return choices(t, f)
	case reg.KindLink:
		return id().Draw(t, f.Path)
	case reg.KindLinks:
		return reg.JoinList(rapid.SliceOfNDistinct(id(), 1, 3, rapid.ID).Draw(t, f.Path))
	case reg.KindFiles:
		return fmt.Sprintf(`[{"name":"notat %d.pdf","hash":"ab12","size":%[1]d}]`, rapid.IntRange(1, 9).Draw(t, f.Path))
	}
	return text(t, f)
}

func id() *rapid.Generator[string] { return rapid.StringMatching(`[0-9A-Z]{1,4}`) }

// letters are such as people type and programs stumble over.
const letters = "abcÆøå éÖđ1290.,;:|/\\\"'<>&{}[]()=+-@%#\t«»–…\u00a0💡"

func text(t *rapid.T, f *reg.Field) string {
	runes := []rune(letters)
	if f.Kind == reg.KindLongText {
		runes = append(runes, '\n')
	}
	limit := 12
	if f.Max > 0 {
		limit = min(limit, f.Max)
	}
	return rapid.StringOfN(rapid.RuneFrom(runes), 1, limit, -1).Filter(func(s string) bool {
		return strings.TrimSpace(s) != ""
	}).Draw(t, f.Path)
}

func number(t *rapid.T, f *reg.Field) string {
	low, high := -1000, 100000
	if f.Low.IsSet() {
		low = f.Low.Int()
	}
	if f.High.IsSet() {
		high = f.High.Int()
	}
	n := rapid.IntRange(low, high).Draw(t, f.Path)
	if digit := rapid.IntRange(0, 9).Draw(t, "decimals"); f.Decimals > 0 && n > low && n < high {
		return reg.Float(float64(n) + float64(digit)/10).Text()
	}
	return reg.Int(n).Text()
}

func choices(t *rapid.T, f *reg.Field) string {
	some := rapid.SliceOfNDistinct(rapid.SampledFrom(f.Codes.Codes), 1, len(f.Codes.Codes), rapid.ID).Draw(t, f.Path)
	slices.SortFunc(some, func(a, b string) int { return f.Codes.Index(a) - f.Codes.Index(b) })
	return reg.JoinList(some)
}
