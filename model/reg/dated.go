package reg

// Dated says what the day in a field is for those who plan. The zero value is
// the day of something that has been, and is in no calendar.
type Dated struct {
	Kind     string            // code of the kind of day, for example a review; "" for none
	Deadline bool              // something must be done by then; otherwise it takes place on the day
	settled  func(Object) bool // what makes a deadline settled; nil for nothing
}

// Settled reports whether what had to be done is done, for the object that
// holds the field.
func (d Dated) Settled(o Object) bool { return d.settled != nil && d.settled(o) }

// Deadline marks a day by which something must be done; kind names what.
func Deadline(kind string) Option {
	return func(f *Field) { f.Dated.Kind, f.Dated.Deadline = kind, true }
}

// Happens marks a day on which something takes place; kind names what.
func Happens(kind string) Option { return func(f *Field) { f.Dated.Kind = kind } }

// Settled says when what the fields' days ask for is done.
func (o Of[T]) Settled(cond func(*T) bool) Of[T] {
	for _, f := range o.fields {
		f.Dated.settled = func(obj Object) bool { return cond(any(obj).(*T)) }
	}
	return o
}

// OwnedBy names the fields that tell whose task a record is, the one that is
// filled in first. Objects within a record may have fields of the same keys.
func (d *Description[T]) OwnedBy(fields ...string) *Description[T] {
	d.Owners = fields
	return d
}

// Owner returns who sees to a record, or nobody.
func (r *Register) Owner(rec Record) ID { return r.ownerOf(rec, r.Fields) }

func (r *Register) ownerOf(o Object, fields []*Field) ID {
	for _, key := range r.Owners {
		f := find(fields, key)
		if f == nil || f.Target == "" {
			continue
		}
		if list, ok := f.Of(o).(List); ok && len(list.Strings()) > 0 {
			return ID(list.Strings()[0])
		}
	}
	return ""
}

// DatedDay is one day in a record that its description marks for calendars.
type DatedDay struct {
	Field   *Field
	Item    ID // id of the list item that holds it, "" outside lists
	Owner   ID // who sees to it, or nobody
	Day     Day
	Settled bool // what had to be done by then is done
}

// Dates lists the days of a record that stand in calendars, in the order of the
// fields; those of fields that are not visible are left out.
func (r *Register) Dates(rec Record) []DatedDay {
	var all []DatedDay
	r.eachDate(rec, r.Fields, "", r.Owner(rec), func(d DatedDay) { all = append(all, d) })
	return all
}

func (r *Register) eachDate(o Object, fields []*Field, item, owner ID, visit func(DatedDay)) {
	for _, f := range fields {
		if f.Sub == nil && f.Dated.Kind == "" || !f.Visible(o) {
			continue
		}
		switch v := f.Of(o).(type) {
		case Part:
			r.eachDate(v.Object(), f.Sub, item, r.ownerWithin(v.Object(), f, owner), visit)
		case ItemList:
			for i := range v.Len() {
				r.eachDate(v.At(i), f.Sub, itemID(v.At(i)), r.ownerWithin(v.At(i), f, owner), visit)
			}
		case dateValue:
			if !v.Empty() {
				visit(DatedDay{Field: f, Item: item, Owner: owner, Day: *v.p, Settled: f.Dated.Settled(o)})
			}
		}
	}
}

// ownerWithin is the owner of a part of a record: its own, else the record's.
func (r *Register) ownerWithin(o Object, f *Field, owner ID) ID {
	if own := r.ownerOf(o, f.Sub); own != "" {
		return own
	}
	return owner
}

func itemID(o Object) ID {
	if i, ok := o.(interface{ item() *Item }); ok {
		return i.item().ItemID
	}
	return ""
}
