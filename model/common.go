package model

import "samsvar/model/reg"

// Common is embedded by every register's struct: the fields that all records
// have besides those of reg.Head.
type Common struct {
	reg.Head
	Agency          reg.ID // the agency the record belongs to, where a store holds several
	Unit            reg.ID
	Responsible     reg.ID
	Reviewed        reg.Day // last review of the content, not the last save
	ReviewedBy      reg.ID
	NextReview      reg.Day
	ArchiveRef      string
	Confidentiality Class
	Note            string
}

func (c *Common) common() *Common { return c }

// commonRecord is a pointer to a struct that embeds Common.
type commonRecord[T any] interface {
	*T
	reg.Record
	common() *Common
}

// Class is a confidentiality class of the municipality.
type Class string

// The classes, from open to strictly protected.
const (
	ClassOpen      Class = "aapen"
	ClassInternal  Class = "intern"
	ClassProtected Class = "beskyttet"
	ClassStrict    Class = "strengt_beskyttet"
)

// Classes are the confidentiality classes in rising order.
var Classes = reg.NewCodes("klasse", ClassOpen, ClassInternal, ClassProtected, ClassStrict)

// Level returns the class as a level 1 to 4, or 0 when it is not chosen.
func (c Class) Level() int { return Classes.Index(string(c)) + 1 }

// describe makes a register of fields and appends the common fields in a
// section of their own, except those the register has under the same key.
func describe[T any, P commonRecord[T]](key string, fields ...reg.Of[T]) *reg.Description[T] {
	own := reg.Keys(fields...)
	for _, f := range append(commonFields[T, P](), attachedField[T, P]()...) {
		if !own[reg.KeyOf(f)] {
			fields = append(fields, reg.Section("felles", f))
		}
	}
	return reg.Describe[T, P](key, fields...).OwnedBy("ansvarlig")
}

func commonFields[T any, P commonRecord[T]]() []reg.Of[T] {
	c := func(t *T) *Common { return P(t).common() }
	return []reg.Of[T]{
		reg.Link("virksomhet_ref", func(t *T) *reg.ID { return &c(t).Agency }, "virksomhet", reg.Managed),
		reg.Link("enhet", func(t *T) *reg.ID { return &c(t).Unit }, "enheter"),
		reg.Link("ansvarlig", func(t *T) *reg.ID { return &c(t).Responsible }, "personer"),
		reg.Date("revidert_dato", func(t *T) *reg.Day { return &c(t).Reviewed }, reg.Own),
		reg.Link("revidert_av", func(t *T) *reg.ID { return &c(t).ReviewedBy }, "personer", reg.Own),
		reg.Date("neste_revisjon", func(t *T) *reg.Day { return &c(t).NextReview }, reg.Own, deadline(DateReview)),
		reg.Text("arkivref", func(t *T) *string { return &c(t).ArchiveRef }, reg.Max(100), reg.Own),
		reg.Choice("konfidensialitet", func(t *T) *Class { return &c(t).Confidentiality }, Classes),
		reg.LongText("merknad", func(t *T) *string { return &c(t).Note }),
	}
}
