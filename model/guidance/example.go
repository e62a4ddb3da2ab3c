package guidance

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
)

// Example is a record to take and adapt, or an item to add to a record.
type Example struct {
	ID       string                     `json:"id"`
	Theme    string                     `json:"theme"`
	Register string                     `json:"register"`
	Field    string                     `json:"field,omitempty"` // the list that it is an item of; "" for a whole record
	Name     Wording                    `json:"title,omitempty"` // where no value is its title
	Values   map[string]json.RawMessage `json:"values"`          // by path; texts in each language

	words map[string]Wording
}

// titles are the fields whose text an example is known by.
func titles() []string { return []string{"tittel", "uonsket_hendelse"} }

// Title is what the example is called.
func (e *Example) Title(lang string) string {
	if text := e.Name.In(lang); text != "" {
		return text
	}
	for _, key := range titles() {
		if text, err := e.text(e.Values[key], lang); err == nil && text != "" {
			return text
		}
	}
	return e.ID
}

// Record makes a new record of the example. One that is an item stands alone in
// its list.
func (e *Example) Record(lang string) (reg.Record, error) {
	register := model.Register(e.Register)
	if register == nil {
		return nil, fmt.Errorf("example %s: there is no register %s", e.ID, e.Register)
	}
	rec := register.New()
	if e.Field != "" {
		return rec, e.AddTo(rec, lang)
	}
	for _, path := range slices.Sorted(maps.Keys(e.Values)) {
		if err := e.set(register, rec, path, lang); err != nil {
			return nil, err
		}
	}
	return rec, nil
}

func (e *Example) set(register *reg.Register, rec reg.Record, path, lang string) error {
	value := register.Value(rec, path)
	if value == nil {
		return fmt.Errorf("example %s: %s has no field %s", e.ID, e.Register, path)
	}
	text, err := e.text(e.Values[path], lang)
	if err != nil {
		return err
	}
	if err := value.Parse(text); err != nil {
		return fmt.Errorf("example %s: %s: %w", e.ID, path, err)
	}
	return nil
}

// AddTo adds an example that is an item to the end of its list in a record,
// which is changed.
func (e *Example) AddTo(rec reg.Record, lang string) error {
	value := model.Register(e.Register).Value(rec, e.Field)
	if value == nil {
		return fmt.Errorf("example %s: %s has no field %s", e.ID, e.Register, e.Field)
	}
	var items []map[string]string
	if old := value.Text(); old != "" {
		if err := json.Unmarshal([]byte(old), &items); err != nil {
			return fmt.Errorf("example %s: read %s: %w", e.ID, e.Field, err)
		}
	}
	item := map[string]string{}
	for path, raw := range e.Values {
		text, err := e.text(raw, lang)
		if err != nil {
			return err
		}
		item[path] = text
	}
	all, err := json.Marshal(append(items, item))
	if err != nil {
		return fmt.Errorf("example %s: %w", e.ID, err)
	}
	if err := value.Parse(string(all)); err != nil {
		return fmt.Errorf("example %s: %s: %w", e.ID, e.Field, err)
	}
	return nil
}

// text is a value in its canonical form: a text as it stands, one of several
// languages, one of the shared words (@key), or a list of objects of these.
func (e *Example) text(raw json.RawMessage, lang string) (string, error) {
	if len(raw) == 0 {
		return "", nil
	}
	switch raw[0] {
	case '[':
		return e.items(raw, lang)
	case '{':
		var words Wording
		err := json.Unmarshal(raw, &words)
		return words.In(lang), wrap(e.ID, err)
	}
	var plain string
	if err := json.Unmarshal(raw, &plain); err != nil {
		return "", wrap(e.ID, err)
	}
	key, shared := strings.CutPrefix(plain, "@")
	if !shared {
		return plain, nil
	}
	words, ok := e.words[key]
	if !ok {
		return "", fmt.Errorf("example %s: there are no words %s", e.ID, plain)
	}
	return words.In(lang), nil
}

// items is a list of objects in its canonical form.
func (e *Example) items(raw json.RawMessage, lang string) (string, error) {
	var list []map[string]json.RawMessage
	if err := json.Unmarshal(raw, &list); err != nil {
		return "", wrap(e.ID, err)
	}
	items := make([]map[string]string, len(list))
	for i, object := range list {
		items[i] = map[string]string{}
		for key, value := range object {
			text, err := e.text(value, lang)
			if err != nil {
				return "", err
			}
			items[i][key] = text
		}
	}
	all, err := json.Marshal(items)
	return string(all), wrap(e.ID, err)
}

func wrap(id string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("example %s: %w", id, err)
}
