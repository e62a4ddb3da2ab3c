// Package reg says how a register is described.
//
// A register is a Go struct and one description: a list of typed fields, each
// with a pointer accessor. From the description everything else is derived:
// list, form, validation, import, export, search, history and merge.
//
//	var Systems = reg.Describe("systemer",
//		reg.Text("navn", func(s *System) *string { return &s.Name }, reg.Required, reg.Listed),
//		reg.Choice("eierforhold", func(s *System) *Ownership { return &s.Ownership }, Ownerships),
//	).Prefix("SYS").Title("navn")
//
// A wrong type, or a field of another record, does not compile. Those who use
// a register see only *Register, *Field and Value, without type parameters.
//
// The package knows no register, no text for people, no file and no window; it
// imports the standard library only.
package reg
