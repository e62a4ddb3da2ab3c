package guidance

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"slices"

	"samsvar/model"
)

//go:embed data/*.json
var data embed.FS

// Wording is a text in each language, by its code.
type Wording map[string]string

// In returns the text in a language, or in bokmål where that one is missing.
func (w Wording) In(lang string) string {
	if text := w[lang]; text != "" {
		return text
	}
	return w["nb"]
}

// Collection is all guidance.
type Collection struct {
	Date     string // when it was last gone through, yyyy-mm-dd
	Examples []*Example
	Tasks    []Task
}

// Task is something a role does in a month of the year. It is practice, not
// law.
type Task struct {
	ID    string     `json:"id"` // never changes: ticks refer to it
	Role  model.Role `json:"role"`
	Month int        `json:"month"` // 1 to 12
	Open  string     `json:"open"`  // where it is done: "register:KEY", "rapport:ve", "rapport:lg", "mangler", or ""
	Title Wording    `json:"title"`
	How   Wording    `json:"how"`
}

// file is what a data file may have.
type file struct {
	Date     string             `json:"date"`
	Words    map[string]Wording `json:"words"` // shared by examples, which name them by @key
	Examples []*Example         `json:"examples"`
	Tasks    []Task             `json:"tasks"`
}

// order is that of the files; others follow.
func order() []string {
	return []string{"processing_personal", "processing_administrasjon", "processing_teknisk", "processing_oppvekst",
		"processing_helse", "processing_velferd", "processing_kultur", "measures", "scenarios", "criteria", "role_cards", "tasks"}
}

// Load reads the data that comes with the program.
func Load() (*Collection, error) {
	shared, err := read("vocabulary")
	if err != nil {
		return nil, err
	}
	lib := &Collection{Date: shared.Date}
	for _, name := range order() {
		f, err := read(name)
		if err != nil {
			return nil, err
		}
		for _, e := range f.Examples {
			e.words = shared.Words
		}
		lib.Date = max(lib.Date, f.Date)
		lib.Examples = append(lib.Examples, f.Examples...)
		lib.Tasks = append(lib.Tasks, f.Tasks...)
	}
	return lib, nil
}

func read(name string) (*file, error) {
	text, err := data.ReadFile(path.Join("data", name+".json"))
	if err != nil {
		return nil, fmt.Errorf("read guidance: %w", err)
	}
	var f file
	if err := json.Unmarshal(text, &f); err != nil {
		return nil, fmt.Errorf("read guidance %s: %w", name, err)
	}
	return &f, nil
}

// Example returns the example with this id, or nil.
func (l *Collection) Example(id string) *Example {
	for _, e := range l.Examples {
		if e.ID == id {
			return e
		}
	}
	return nil
}

// Registers are the keys of the registers that there are examples for, in order.
func (l *Collection) Registers() []string {
	var keys []string
	for _, e := range l.Examples {
		if !slices.Contains(keys, e.Register) {
			keys = append(keys, e.Register)
		}
	}
	return keys
}

// Of are the examples for a register, in order.
func (l *Collection) Of(register string) []*Example {
	var own []*Example
	for _, e := range l.Examples {
		if e.Register == register {
			own = append(own, e)
		}
	}
	return own
}

// Roles are the roles that have tasks through the year, in order.
func (l *Collection) Roles() []model.Role {
	var roles []model.Role
	for _, t := range l.Tasks {
		if !slices.Contains(roles, t.Role) {
			roles = append(roles, t.Role)
		}
	}
	return roles
}

// TasksOf are a role's tasks in the order of the year.
func (l *Collection) TasksOf(role model.Role) []Task {
	own := slices.DeleteFunc(slices.Clone(l.Tasks), func(t Task) bool { return t.Role != role })
	slices.SortStableFunc(own, func(a, b Task) int { return a.Month - b.Month })
	return own
}
