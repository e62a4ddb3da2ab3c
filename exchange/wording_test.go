package exchange

import (
	"strings"
	"testing"

	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
)

// Every code of an issue, a status and an error has its words in every language.
func TestEverythingHasItsWords(t *testing.T) {
	for _, lang := range i18n.Langs() {
		texts := mustTexts(t, lang)
		for _, code := range IssueCodes() {
			i := Issue{Code: code, Sheet: "Ark1", Row: 3, Column: "B", Heading: "Farge", Value: strings.Repeat("blå", 100), Field: "navn"}
			if text := i.Text(texts, model.Systems.Register); strings.Contains(text, "⟨") || strings.Contains(text, "{") || len(text) > 700 {
				t.Errorf("%s %s: %q", lang, code, text)
			}
			if place := i.Place(texts); !strings.Contains(place, "3") || !strings.Contains(place, "B") {
				t.Errorf("%s: place is %q", lang, place)
			}
		}
		for _, status := range Statuses() {
			if !texts.Has("import.status." + string(status)) {
				t.Errorf("%s lacks %s", lang, status)
			}
		}
		var keys []string
		for _, code := range sheet.Codes() {
			keys = append(keys, (&sheet.Error{Code: code}).ErrorCode())
		}
		keys = append(keys, (&Refused{}).ErrorCode(), "import_no_sheet", "import_no_header", "mapping", "mapping_field",
			"import_json", "import_json_big", "import_json_foreign", "import_json_many", "import_json_newer", "import_json_register", "export_form")
		for _, key := range keys {
			for _, key := range []string{"error." + key, "error." + key + ".do"} {
				if !texts.Has(key) {
					t.Errorf("%s lacks %s", lang, key)
				}
			}
		}
	}
}
