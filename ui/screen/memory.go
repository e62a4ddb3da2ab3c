package screen

import (
	"samsvar/model/reg"
	"samsvar/settings"
)

// Memory is what screens remember of how the user left them, as long as the
// store is open. A nil Memory remembers nothing.
type Memory struct{ lists map[string]ListMemory }

// ListMemory is how the list of a register was left.
type ListMemory struct {
	Query      string
	Sort       string // key of a column
	Falling    bool
	Conditions []settings.Condition // that all records shown meet
	Deleted    bool                 // deleted records instead
	Folded     map[string]bool      // headings of groups that are folded
	Current    reg.ID               // where the user was
}

// List returns how a register's list was left.
func (m *Memory) List(register string) (ListMemory, bool) {
	if m == nil {
		return ListMemory{}, false
	}
	left, ok := m.lists[register]
	return left, ok
}

// KeepList remembers how a register's list is left.
func (m *Memory) KeepList(register string, left ListMemory) {
	if m == nil {
		return
	}
	if m.lists == nil {
		m.lists = map[string]ListMemory{}
	}
	m.lists[register] = left
}
