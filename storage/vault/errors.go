package vault

import "strconv"

// Damaged says that a header is not what was written.
type Damaged struct {
	Detail string // in English, for logs and support
}

// Error returns an English text for logs.
func (e *Damaged) Error() string { return "keys of the store: " + e.Detail }

// ErrorCode returns "damaged_keys".
func (e *Damaged) ErrorCode() string { return "damaged_keys" }

// ErrorArgs are the detail.
func (e *Damaged) ErrorArgs() []string { return []string{e.Detail} }

// TooNew says that a header needs a newer version of the program.
type TooNew struct {
	Needs string
}

// Error returns an English text for logs.
func (e *TooNew) Error() string { return "keys of the store need version " + e.Needs }

// Wrong says that a secret does not open the store.
type Wrong struct {
	Kind Kind
}

// Error returns an English text for logs.
func (e *Wrong) Error() string { return "wrong " + string(e.Kind) }

// ErrorCode names the kind: "wrong_passphrase", "wrong_recovery" or "wrong_device".
func (e *Wrong) ErrorCode() string { return "wrong_" + string(e.Kind) }

// ErrorArgs are none.
func (e *Wrong) ErrorArgs() []string { return nil }

// Short says that a passphrase is too short to be one.
type Short struct{}

// Error returns an English text for logs.
func (e *Short) Error() string { return "passphrase too short" }

// ErrorCode returns "short_passphrase".
func (e *Short) ErrorCode() string { return "short_passphrase" }

// ErrorArgs are the least number of characters.
func (e *Short) ErrorArgs() []string { return []string{strconv.Itoa(MinPassphrase)} }

// Mistyped says that a text is not a recovery key.
type Mistyped struct {
	Group int // the first group that has a wrong character, from 1; 0 if the length is wrong
}

// Error returns an English text for logs.
func (e *Mistyped) Error() string { return "mistyped recovery key, group " + strconv.Itoa(e.Group) }

// ErrorCode tells a wrong group from a wrong length.
func (e *Mistyped) ErrorCode() string {
	if e.Group == 0 {
		return "recovery_length"
	}
	return "recovery_group"
}

// ErrorArgs are the group, and how many groups of how many characters there are.
func (e *Mistyped) ErrorArgs() []string {
	return []string{strconv.Itoa(e.Group), strconv.Itoa(groups), strconv.Itoa(groupSize)}
}
