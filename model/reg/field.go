package reg

// Need says how strongly the law or good practice asks for a field.
type Need int

// Levels of need. A missing mandatory field is a soft problem: the record can
// be saved, and the gap is shown.
const (
	Optional         Need = iota
	RecommendedField      // needed by the rules that find gaps
	RelevantField         // mandatory by law where relevant or possible
	MandatoryField        // mandatory by law
)

// Field describes one field of a register, without its Go type.
type Field struct {
	Key      string   // stable key among its siblings, never translated
	Path     string   // key from the register's root, levels joined by a dot
	Kind     Kind     // what it holds
	Section  string   // section of the form it stands in; empty for nested fields
	Codes    *CodeSet // for Choice and Choices
	Target   string   // register linked to, for Link and Links
	Sub      []*Field // fields of a nested object, for One and Items
	Need     Need     // how strongly it is asked for
	Required bool     // a record without it cannot be saved
	Listed   bool     // shown as a column unless the user chooses otherwise
	Managed  bool     // set by the program, never by a form or an import
	Own      bool     // of one record alone: a copy begins without it
	Personal bool     // holds data about a natural person; never in public versions
	Internal bool     // could help an attacker; never in public versions
	Max      int      // most characters, for Text and LongText
	Decimals int      // digits after the decimal separator, for Number
	Low      Num      // least value, for Number; unset means no limit
	High     Num      // greatest value, for Number; unset means no limit
	Law      string   // legal source of the need, for example "art. 30(1)(b)"
	Suggest  string   // name of the list of suggestions offered, for Text
	Initial  string   // canonical value of a new record
	Dated    Dated    // what the day in it is for a calendar, for Date

	// Tidy brings a typed text into the form in which it is kept, for Text.
	// Doing so twice changes nothing more.
	Tidy func(string) string

	bind func(Object) Value
	when func(Object) bool
}

// Of binds the field to an object of its own type. Binding it to another type
// of object is a programming error and panics.
func (f *Field) Of(o Object) Value { return f.bind(o) }

// Visible reports whether the field has a meaning for this object now.
// A field that is not visible keeps its value.
func (f *Field) Visible(o Object) bool { return f.when == nil || f.when(o) }

// Conditional reports whether there are objects for which the field is not
// visible.
func (f *Field) Conditional() bool { return f.when != nil }

// Of is a field of T. Only fields of T fit into the description of T.
type Of[T any] struct {
	fields []*Field
}

// When makes the field visible only where the condition holds.
func (o Of[T]) When(cond func(*T) bool) Of[T] {
	for _, f := range o.fields {
		f.when = both(f.when, func(obj Object) bool { return cond(any(obj).(*T)) })
	}
	return o
}

func both(a, b func(Object) bool) func(Object) bool {
	if a == nil {
		return b
	}
	return func(o Object) bool { return a(o) && b(o) }
}

// Section puts fields under one heading of the form.
func Section[T any](key string, fields ...Of[T]) Of[T] {
	var all Of[T]
	for _, f := range fields {
		for _, one := range f.fields {
			one.Section = key
		}
		all.fields = append(all.fields, f.fields...)
	}
	return all
}

// Option sets a property of a field.
type Option func(*Field)

// Options that stand for themselves.
var (
	// Required refuses to save a record in which the field is empty.
	Required Option = func(f *Field) { f.Required = true }
	// Listed shows the field as a column from the start.
	Listed Option = func(f *Field) { f.Listed = true }
	// Managed marks what the program sets by itself.
	Managed Option = func(f *Field) { f.Managed = true }
	// Own marks what belongs to one record alone, such as the day on which it was
	// approved: a copy of the record begins without it.
	Own Option = func(f *Field) { f.Own = true }
	// Personal marks data about a natural person.
	Personal Option = func(f *Field) { f.Personal = true }
	// Internal marks what could help an attacker, such as security measures.
	Internal Option = func(f *Field) { f.Internal = true }
	// Recommended marks what the rules for gaps need.
	Recommended Option = func(f *Field) { f.Need = RecommendedField }
)

// Mandatory marks what the law asks for in every record; law names the source.
func Mandatory(law string) Option {
	return func(f *Field) { f.Need, f.Law = MandatoryField, law }
}

// Relevant marks what the law asks for where relevant; law names the source.
func Relevant(law string) Option {
	return func(f *Field) { f.Need, f.Law = RelevantField, law }
}

// Law names the legal source of a field that is not itself mandatory.
func Law(source string) Option { return func(f *Field) { f.Law = source } }

// Max limits a text to n characters.
func Max(n int) Option { return func(f *Field) { f.Max = n } }

// Decimals allows n digits after the decimal separator, at most three.
func Decimals(n int) Option { return func(f *Field) { f.Decimals = n } }

// Range limits a number to low..high, both included.
func Range(low, high int) Option {
	return func(f *Field) { f.Low, f.High = Int(low), Int(high) }
}

// AtLeast limits a number downwards.
func AtLeast(low int) Option { return func(f *Field) { f.Low = Int(low) } }

// Suggest offers the named list of suggestions beside a free text.
func Suggest(list string) Option { return func(f *Field) { f.Suggest = list } }

// To names the register that a field made by Free links to.
func To(register string) Option { return func(f *Field) { f.Target = register } }

// Initial gives the canonical value that a new record starts with.
func Initial(text string) Option { return func(f *Field) { f.Initial = text } }

// Tidied keeps a text in one form, however it is typed.
func Tidied(tidy func(string) string) Option { return func(f *Field) { f.Tidy = tidy } }

// newField makes a field of T from an accessor that returns a bound value.
func newField[T any](key string, kind Kind, bind func(*T) Value, opts []Option) Of[T] {
	f := &Field{Key: key, Path: key, Kind: kind,
		bind: func(o Object) Value { return bind(any(o).(*T)) }}
	for _, opt := range opts {
		opt(f)
	}
	return Of[T]{fields: []*Field{f}}
}

// Keys returns the set of the fields' own keys.
func Keys[T any](fields ...Of[T]) map[string]bool {
	keys := map[string]bool{}
	for _, of := range fields {
		for _, f := range of.fields {
			keys[f.Key] = true
		}
	}
	return keys
}

// KeyOf returns the key of the first of the fields.
func KeyOf[T any](of Of[T]) string { return of.fields[0].Key }
