package i18n

import "samsvar/model/reg"

// RepairNote words one sentence about the repair of a store. Its arguments may
// be moments and, for some codes, the key of a register first.
func (t *Texts) RepairNote(code string, args ...string) string {
	worded := make([]string, len(args))
	for i, arg := range args {
		worded[i] = arg
		if at, err := reg.ParseInstant(arg); err == nil && at != 0 {
			worded[i] = t.Instant(at)
		}
	}
	if key := "register." + first(args) + ".many"; (code == "register" || code == "stale") && t.Has(key) {
		worded[0] = t.T(key)
	}
	return t.T("repair."+code, worded...)
}

func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}
