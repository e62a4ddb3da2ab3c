package reg

// Ref names one record.
type Ref struct {
	Register string
	ID       ID
}

// LinkRef is one link from a record: in which field, and to what.
type LinkRef struct {
	Path string // the field's path, without item numbers
	To   Ref
}

// Links lists every link of a record, also those inside nested objects.
func (r *Register) Links(rec Record) []LinkRef { return linksOf(rec, r.Fields) }

func linksOf(o Object, fields []*Field) []LinkRef {
	var all []LinkRef
	for _, f := range fields {
		switch v := f.Of(o).(type) {
		case Part:
			all = append(all, linksOf(v.Object(), f.Sub)...)
		case ItemList:
			for i := range v.Len() {
				all = append(all, linksOf(v.At(i), f.Sub)...)
			}
		case List:
			if f.Target == "" {
				continue
			}
			for _, id := range v.Strings() {
				all = append(all, LinkRef{f.Path, Ref{f.Target, ID(id)}})
			}
		}
	}
	return all
}

// EachText calls visit with every text that a person typed or could search
// for, also in nested objects: the field, and its canonical form.
func (r *Register) EachText(rec Record, visit func(f *Field, text string)) {
	eachText(rec, r.Fields, visit)
}

func eachText(o Object, fields []*Field, visit func(*Field, string)) {
	for _, f := range fields {
		switch v := f.Of(o).(type) {
		case Part:
			eachText(v.Object(), f.Sub, visit)
		case ItemList:
			for i := range v.Len() {
				eachText(v.At(i), f.Sub, visit)
			}
		default:
			if !v.Empty() {
				visit(f, v.Text())
			}
		}
	}
}
