package reg

// Retention says how long a register keeps personal data (art. 5(1)(e)).
type Retention struct {
	From  string // field of the day or moment the time runs from; while it is empty, none runs
	Years string // key of the number of years among the agency's settings
	Names bool   // only the fields about persons go; the record stays
}

// Kept has records deleted once the years, a setting of the agency, have
// passed since the day in a field. Records without personal data stay.
func (d *Description[T]) Kept(from, years string) *Description[T] {
	d.Retention = &Retention{From: from, Years: years}
	return d
}

// NamesKept does so with the fields about persons only.
func (d *Description[T]) NamesKept(from, years string) *Description[T] {
	d.Retention = &Retention{From: from, Years: years, Names: true}
	return d
}
