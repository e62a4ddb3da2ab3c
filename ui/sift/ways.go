package sift

import "samsvar/model/reg"

// GapsField stands for what is missing in a record, which is no field.
const GapsField = "mangler"

// Ways a field is compared. They are kept in the user's settings.
const (
	Is       = "is"
	IsNot    = "is_not"
	Contains = "contains"
	Lacks    = "lacks"
	Before   = "before" // an earlier day, a smaller number
	After    = "after"
	Past     = "past"   // a day before today
	Coming   = "coming" // today or later
	Empty    = "empty"
	Filled   = "filled"
	Grave    = "grave" // something serious is missing
)

// Ways lists how a field can be compared, the most usual first; a nil field
// stands for what is missing.
func Ways(f *reg.Field) []string {
	if f == nil {
		return []string{Filled, Grave, Is, Empty}
	}
	switch f.Kind {
	case reg.KindNumber:
		return []string{Is, IsNot, Before, After, Empty, Filled}
	case reg.KindDate, reg.KindMoment:
		return []string{Before, After, Is, Past, Coming, Empty, Filled}
	case reg.KindFlag, reg.KindChoice, reg.KindChoices:
		return []string{Is, IsNot, Empty, Filled}
	case reg.KindLink, reg.KindLinks:
		if f.Target == "" { // an id of no register
			return []string{Contains, Lacks, Empty, Filled}
		}
		return []string{Is, IsNot, Contains, Lacks, Empty, Filled}
	case reg.KindOne, reg.KindItems, reg.KindFiles:
		return []string{Contains, Lacks, Empty, Filled}
	}
	return []string{Contains, Lacks, Is, IsNot, Empty, Filled}
}

// Fields lists what a register can be narrowed by: its fields and those nested
// in them; those that the program sets come last.
func Fields(r *reg.Register) []*reg.Field {
	var own, managed []*reg.Field
	var add func(fields []*reg.Field)
	add = func(fields []*reg.Field) {
		for _, f := range fields {
			switch {
			case f.Managed && f.Kind == reg.KindLink: // the record's own id, its agency
			case f.Managed:
				managed = append(managed, f)
			default:
				own = append(own, f)
				add(f.Sub)
			}
		}
	}
	add(r.Fields)
	return append(own, managed...)
}

// Value makes the field in which a condition's value is given, nil where it
// needs none. Several codes or records may be given: one of them is enough.
func Value(f *reg.Field, how string, rules []string) *reg.Field {
	switch {
	case how == Empty || how == Filled || how == Past || how == Coming || how == Grave:
		return nil
	case f == nil:
		return reg.Free(GapsField, reg.KindChoices, &reg.CodeSet{Name: "rules", Codes: rules})
	case how == Contains || how == Lacks:
		return reg.Free(f.Key, reg.KindText, nil)
	}
	switch f.Kind {
	case reg.KindFlag, reg.KindChoice, reg.KindChoices:
		return reg.Free(f.Key, reg.KindChoices, f.Codes)
	case reg.KindLink, reg.KindLinks:
		return reg.Free(f.Key, reg.KindLinks, nil, reg.To(f.Target))
	case reg.KindDate, reg.KindMoment:
		return reg.Free(f.Key, reg.KindDate, nil)
	case reg.KindNumber:
		return reg.Free(f.Key, reg.KindNumber, nil, reg.Decimals(3))
	}
	return reg.Free(f.Key, reg.KindText, nil)
}
