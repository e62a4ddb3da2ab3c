package reg

// Copy returns a new record with what can be the same in another record: all
// but what the program sets, what is the record's own, and attached files.
func (r *Register) Copy(rec Record) Record {
	made := r.New()
	for _, f := range r.Fields {
		if f.Managed || f.Own {
			continue
		}
		_ = f.Of(made).Parse(f.Of(rec).Text()) // what is refused now, such as a text that is too long, is left out
	}
	makeNew(made, r.Fields)
	return made
}

// makeNew takes away what the parts of a copy must not share with what they were
// copied from.
func makeNew(o Object, fields []*Field) {
	for _, f := range fields {
		switch v := f.Of(o).(type) {
		case Part:
			makeNew(v.Object(), f.Sub)
		case ItemList:
			for i := range v.Len() {
				ItemOf(v.At(i)).ItemID = ""
				makeNew(v.At(i), f.Sub)
			}
		case filesValue:
			*v.p = nil
		default:
			if f.Own {
				_ = v.Parse("") // nothing is a value of every kind
			}
		}
	}
}
