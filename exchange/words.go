package exchange

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"

	"samsvar/model/reg"
)

//go:embed forms/*.json
var forms embed.FS

// vocabulary is what people call things in their sheets, beside the labels and
// synonyms of the catalogues, and where the words go that are no codes.
// It is data: forms/words.json.
type vocabulary struct {
	// Headings of columns: register, path of the field, headings.
	Headings map[string]map[string][]string `json:"headings"`
	// Codes: name of the set, code, words for it.
	Codes map[string]map[string][]string `json:"codes"`
	// Items says how a phrase becomes an item, by "register.path".
	Items map[string]itemWords `json:"items"`
	// Rest names the sibling that takes a text with more in it than codes, by
	// "register.path".
	Rest map[string]string `json:"rest"`
	// Lookup names the fields by which a record may be linked to besides its
	// title and number, by register.
	Lookup map[string][]string `json:"lookup"`
}

// itemWords says how a phrase becomes an item of a list.
type itemWords struct {
	Lead  string    `json:"lead"`  // field that takes a phrase
	Group string    `json:"group"` // field that takes what stands after "::"
	Head  string    `json:"head"`  // field that takes what stands before "::"; Lead if empty
	Refs  bool      `json:"refs"`  // several articles in a phrase make several items
	Laws  string    `json:"laws"`  // list of the same record that takes laws named in a phrase
	Law   *lawWords `json:"law"`   // the phrase names a law
}

// lawWords names the fields that a reference to a law is put into.
type lawWords struct {
	Name    string `json:"name"`
	Section string `json:"section"`
	Text    string `json:"text"`
}

func loadVocabulary() (*vocabulary, error) {
	data, err := forms.ReadFile("forms/words.json")
	if err != nil {
		return nil, fmt.Errorf("read vocabulary: %w", err)
	}
	var v vocabulary
	if err := json.Unmarshal(data, &v); err != nil {
		return nil, fmt.Errorf("read vocabulary: %w", err)
	}
	return &v, nil
}

// itemsOf returns how phrases become items of a list.
func (v *vocabulary) itemsOf(register *reg.Register, f *reg.Field) itemWords {
	w := v.Items[register.Key+"."+f.Path]
	if w.Lead == "" {
		w.Lead = leadOf(f)
	}
	if w.Head == "" {
		w.Head = w.Lead
	}
	return w
}

// leadOf is the first field of an item that can take a phrase.
func leadOf(f *reg.Field) string {
	for _, sub := range f.Sub {
		switch sub.Kind {
		case reg.KindText, reg.KindLongText, reg.KindChoice, reg.KindChoices, reg.KindLink, reg.KindLinks:
			return sub.Key
		}
	}
	return ""
}

// restOf returns the sibling field that takes what a field cannot hold, or nil.
func (v *vocabulary) restOf(register *reg.Register, f *reg.Field, siblings []*reg.Field) *reg.Field {
	key := v.Rest[register.Key+"."+f.Path]
	if key == "" {
		key = f.Key + "_tekst"
	}
	i := slices.IndexFunc(siblings, func(s *reg.Field) bool { return s.Key == key && s.Kind == reg.KindLongText })
	if i < 0 {
		return nil
	}
	return siblings[i]
}

// fieldIn finds a field among siblings by its key, or returns nil.
func fieldIn(fields []*reg.Field, key string) *reg.Field {
	if i := slices.IndexFunc(fields, func(f *reg.Field) bool { return f.Key == key }); i >= 0 {
		return fields[i]
	}
	return nil
}
