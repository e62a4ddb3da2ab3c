package reg

import "strings"

// Register is a described register, without its Go type.
type Register struct {
	Key        string   // stable key, never translated
	NoPrefix   string   // prefix of human numbers, for example BEH
	Group      string   // part of the navigation it stands in
	TitleField string   // field that names a record for people
	Identity   []string // fields that tell whether an imported row is a known record
	Owners     []string // links to the person whose task a record is, the first that is filled in
	Single     bool     // holds exactly one record
	Packed     bool     // very many small records, kept as columns
	Fields     []*Field // every field in order, the managed ones first

	Retention *Retention // how long personal data are kept; nil for no limit

	New    func() Record // an empty record with initial values
	check  []func(Record) []Problem
	ended  func(Record) bool
	derive func(Record)
	lock   *lock
	guards []func(src Source, before, after Record, changes []Change) []Problem
}

// Field finds a field by its path ("tia.dato"), or nil.
func (r *Register) Field(path string) *Field {
	fields := r.Fields
	for {
		key, rest, nested := strings.Cut(path, ".")
		f := find(fields, key)
		if f == nil || !nested {
			return f
		}
		fields, path = f.Sub, rest
	}
}

func find(fields []*Field, key string) *Field {
	for _, f := range fields {
		if f.Key == key {
			return f
		}
	}
	return nil
}

// Value binds the field with this path to a record, or returns nil. It does
// not reach into lists of items.
func (r *Register) Value(rec Record, path string) Value {
	fields, o := r.Fields, Object(rec)
	for {
		key, rest, nested := strings.Cut(path, ".")
		f := find(fields, key)
		if f == nil {
			return nil
		}
		v := f.Of(o)
		if !nested {
			return v
		}
		part, ok := v.(Part)
		if !ok {
			return nil
		}
		fields, o, path = f.Sub, part.Object(), rest
	}
}

// Listed returns the fields shown as columns unless the user chooses otherwise.
func (r *Register) Listed() []*Field {
	var listed []*Field
	for _, f := range r.Fields {
		if f.Listed {
			listed = append(listed, f)
		}
	}
	return listed
}

// Sections returns the keys of the form's sections in order.
func (r *Register) Sections() []string {
	var keys []string
	seen := map[string]bool{}
	for _, f := range r.Fields {
		if !f.Managed && !seen[f.Section] {
			seen[f.Section] = true
			keys = append(keys, f.Section)
		}
	}
	return keys
}

// Title returns what a record is called; its number where the name is empty.
func (r *Register) Title(rec Record) string {
	if v := r.Value(rec, r.TitleField); v != nil && !v.Empty() {
		return strings.TrimSpace(v.Text())
	}
	return rec.Header().No
}

// Ended reports whether a record is out of use: rules skip it.
func (r *Register) Ended(rec Record) bool { return r.ended != nil && r.ended(rec) }

// Problems checks every field and the rules across fields.
func (r *Register) Problems(rec Record) []Problem {
	all := problemsOf(rec, r.Fields, "")
	for _, check := range r.check {
		all = append(all, check(rec)...)
	}
	return all
}

// Dump returns the canonical forms of a record's non-empty fields by key.
func (r *Register) Dump(rec Record) map[string]string { return dump(rec, r.Fields) }

// Load makes a record from canonical forms by key. What this version does not
// know or cannot read is kept and comes out again with Dump.
func (r *Register) Load(values map[string]string) Record {
	rec := r.New()
	fill(rec, r.Fields, values)
	return rec
}

// Unread returns the fields of a record that this version does not know or
// cannot read.
func (r *Register) Unread(rec Record) map[string]string { return *rec.Header().unread() }

// Clone returns a copy that shares nothing with the record.
func (r *Register) Clone(rec Record) Record { return r.Load(r.Dump(rec)) }

// Description is a register that still knows the Go type of its records.
type Description[T any] struct {
	*Register
}

// Describe makes a register of fields. The managed fields of Head come first.
func Describe[T any, P interface {
	*T
	Record
}](key string, fields ...Of[T]) *Description[T] {
	r := &Register{Key: key, Identity: nil}
	all := append([]Of[T]{headFields[T, P]()}, fields...)
	for _, f := range all {
		r.Fields = append(r.Fields, f.fields...)
	}
	r.New = func() Record {
		rec := P(new(T))
		setInitial(rec, r.Fields)
		return rec
	}
	return &Description[T]{r}
}

func setInitial(o Object, fields []*Field) {
	for _, f := range fields {
		if f.Initial == "" {
			continue
		}
		if err := f.Of(o).Parse(f.Initial); err != nil {
			panic("reg: initial value of " + f.Path + ": " + err.Error())
		}
	}
}

// systemSection holds what the store keeps of every record.
const systemSection = "system"

// headFields describes what the store keeps of every record.
func headFields[T any, P interface {
	*T
	Record
}]() Of[T] {
	head := func(t *T) *Head { return P(t).Header() }
	return Section(systemSection,
		Link("id", func(t *T) *ID { return &head(t).ID }, "", Managed),
		Text("nr", func(t *T) *string { return &head(t).No }, Managed, Listed),
		Moment("opprettet", func(t *T) *Instant { return &head(t).Created }, Managed),
		Moment("endret", func(t *T) *Instant { return &head(t).Changed }, Managed),
		Text("endret_av", func(t *T) *string { return &head(t).ChangedBy }, Managed),
	)
}

// Prefix sets the prefix of human numbers.
func (d *Description[T]) Prefix(prefix string) *Description[T] {
	d.NoPrefix = prefix
	return d
}

// In places the register in a group of the navigation.
func (d *Description[T]) In(group string) *Description[T] {
	d.Group = group
	return d
}

// Named sets the field that names a record, which also tells imported rows
// apart unless Known says otherwise.
func (d *Description[T]) Named(field string) *Description[T] {
	d.TitleField = field
	if d.Identity == nil {
		d.Identity = []string{field}
	}
	return d
}

// Known sets the fields that together tell whether an imported row is a
// record already there.
func (d *Description[T]) Known(fields ...string) *Description[T] {
	d.Identity = fields
	return d
}

// Only makes it a register of exactly one record.
func (d *Description[T]) Only() *Description[T] {
	d.Single = true
	return d
}

// EndedWhen says which records are out of use.
func (d *Description[T]) EndedWhen(ended func(*T) bool) *Description[T] {
	d.ended = func(rec Record) bool { return ended(any(rec).(*T)) }
	return d
}

// Check adds a rule across fields.
func (d *Description[T]) Check(rule func(*T) []Problem) *Description[T] {
	d.check = append(d.check, func(rec Record) []Problem { return rule(any(rec).(*T)) })
	return d
}

// Source is where records come from: a store, or a few records of a test.
type Source interface {
	// All returns a register's records, ordered by number; not to be changed.
	All(register string) []Record
	// Get returns one record, not to be changed.
	Get(register string, id ID) (Record, bool)
}

// All returns the register's records with their Go type.
func (d *Description[T]) All(from Source) []*T {
	records := from.All(d.Key)
	all := make([]*T, len(records))
	for i, rec := range records {
		all[i] = any(rec).(*T)
	}
	return all
}

// Get returns one record with its Go type, or nil.
func (d *Description[T]) Get(from Source, id ID) *T {
	if rec, ok := from.Get(d.Key, id); ok {
		return any(rec).(*T)
	}
	return nil
}
