package reg

// Kind is what sort of value a field holds.
type Kind int

// The kinds of fields. Each has one file in this package and one editor in ui/edit.
const (
	KindText     Kind = iota // one line of text
	KindLongText             // several lines of text
	KindNumber               // whole or decimal number, or nothing
	KindFlag                 // yes, no or not answered
	KindDate                 // calendar day
	KindMoment               // day and time of day
	KindChoice               // one code of a set
	KindChoices              // any codes of a set
	KindLink                 // one record of another register
	KindLinks                // any records of another register
	KindOne                  // nested object with fields of its own
	KindItems                // list of nested objects
	KindFiles                // attached files
)

// Kinds lists every kind, for tests and for tables of editors.
func Kinds() []Kind {
	return []Kind{KindText, KindLongText, KindNumber, KindFlag, KindDate, KindMoment, KindChoice,
		KindChoices, KindLink, KindLinks, KindOne, KindItems, KindFiles}
}

var kindNames = [...]string{"text", "longtext", "number", "flag", "date", "moment", "choice",
	"choices", "link", "links", "one", "items", "files"}

// String returns the kind's name as documentation and JSON write it.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "unknown"
}
