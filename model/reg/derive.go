package reg

// Derives sets what works out the fields that follow from others of the same
// record, as a level from likelihood and impact.
func (d *Description[T]) Derives(work func(*T)) *Description[T] {
	d.derive = func(rec Record) { work(any(rec).(*T)) }
	return d
}

// Derive works out the fields that follow from others; it changes the record.
// A form calls it after each change, an import before it compares, and the
// store before it saves.
func (r *Register) Derive(rec Record) {
	if r.derive != nil {
		r.derive(rec)
	}
}
