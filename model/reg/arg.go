package reg

// Arg is one value of a message, without language: i18n shows it the way the
// user's language writes such a value.
type Arg struct {
	Kind     Kind     // KindText, KindNumber, KindDate, KindMoment, KindChoice or KindLink
	Text     string   // canonical form
	Codes    *CodeSet // for KindChoice
	Register string   // for KindLink
	// Words is the text in each language by its code, for what a data file says
	// in several; it stands before Text.
	Words map[string]string
}

// TextArg is a text shown as it is.
func TextArg(text string) Arg { return Arg{Kind: KindText, Text: text} }

// NumArg is a number.
func NumArg(n Num) Arg { return Arg{Kind: KindNumber, Text: n.Text()} }

// CountArg is a whole number.
func CountArg(n int) Arg { return NumArg(Int(n)) }

// DayArg is a calendar day.
func DayArg(d Day) Arg { return Arg{Kind: KindDate, Text: d.Text()} }

// InstantArg is a day and time of day.
func InstantArg(m Instant) Arg { return Arg{Kind: KindMoment, Text: m.Text()} }

// CodeArg is the label of a code.
func CodeArg(set *CodeSet, code string) Arg { return Arg{Kind: KindChoice, Text: code, Codes: set} }

// LinkArg is the title of a record.
func LinkArg(ref Ref) Arg { return Arg{Kind: KindLink, Text: string(ref.ID), Register: ref.Register} }

// WordsArg is a text that comes in several languages, by their codes, with the
// key it is known by.
func WordsArg(key string, words map[string]string) Arg {
	return Arg{Kind: KindText, Text: key, Words: words}
}
