package reg

import "maps"

// Migration takes records from one schema to the next. New registers, fields
// and codes need none: older versions keep what they do not know. Only what
// older records hold in another form does.
type Migration struct {
	// MinReader is the lowest schema whose programs may still read and write
	// the store afterwards; 0 means only the one this migration leads to.
	MinReader int
	// Registers has, by a register's key, what becomes of the fields of one of
	// its records: canonical texts by key, in and out. It depends on nothing but
	// the fields, must not fail, and leaves alone what it does not know. The rows
	// of a packed register cannot be migrated.
	Registers map[string]func(fields map[string]string)
}

// Migrate returns what becomes of a record's fields through some migrations,
// one after the other. The fields given stay as they are.
func Migrate(register string, fields map[string]string, steps []Migration) map[string]string {
	after := maps.Clone(fields)
	for _, step := range steps {
		if change := step.Registers[register]; change != nil {
			change(after)
		}
	}
	maps.DeleteFunc(after, func(_, text string) bool { return text == "" })
	return after
}
