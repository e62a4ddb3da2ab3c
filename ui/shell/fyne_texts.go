package shell

import (
	"encoding/json"
	"fmt"
	"strings"

	"fyne.io/fyne/v2/lang"

	"samsvar/i18n"
)

// fynePrefix is where the catalogues keep the texts of Fyne's own dialogs.
const fynePrefix = "fyne."

// speakToFyne gives Fyne's own dialogs the texts of our language. Fyne follows
// the system's language, so they are put in that one's place.
func speakToFyne(texts *i18n.Texts) error {
	words := map[string]any{}
	for _, key := range texts.Keys() {
		name, ours := strings.CutPrefix(key, fynePrefix)
		if !ours {
			continue
		}
		if strings.HasPrefix(name, "file.") {
			words[name] = map[string]string{"other": texts.T(key)}
			continue
		}
		words[name] = texts.T(key)
	}
	data, err := json.Marshal(words)
	if err != nil {
		return fmt.Errorf("texts of dialogs: %w", err)
	}
	if err := lang.AddTranslationsForLocale(data, lang.SystemLocale()); err != nil {
		return fmt.Errorf("texts of dialogs: %w", err)
	}
	return nil
}
