package i18n

import "strings"

// Suggestions returns what is offered beside a free text, by the name of the
// list that the field gives; none where the language has no such list.
func (t *Texts) Suggestions(list string) []string {
	text, ok := t.texts["suggest."+list]
	if !ok {
		return nil
	}
	return strings.Split(text, ";")
}
