package i18n

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
)

//go:embed nb nn en
var catalogues embed.FS

// loadCatalogue reads all files of one language into one map.
func loadCatalogue(lang Lang) (map[string]string, error) {
	all := map[string]string{}
	from := map[string]string{}
	err := fs.WalkDir(catalogues, string(lang), func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".json" {
			return err
		}
		return eachText(name, func(key, text string) error {
			if other, twice := from[key]; twice {
				return fmt.Errorf("key %q is in %s and in %s", key, other, name)
			}
			all[key], from[key] = text, name
			return nil
		})
	})
	if err != nil {
		return nil, fmt.Errorf("load texts of %q: %w", lang, err)
	}
	return all, nil
}

// eachText visits a file's entries in order. It reads token by token, since
// decoding into a map would hide a key that stands there twice.
func eachText(name string, visit func(key, text string) error) error {
	file, err := catalogues.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	dec := json.NewDecoder(file)
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return fmt.Errorf("%s does not begin with an object: %w", name, err)
	}
	for dec.More() {
		key, text, err := nextText(dec)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := visit(key, text); err != nil {
			return err
		}
	}
	if _, err := dec.Token(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%s: more follows after the object", name)
	}
	return nil
}

func nextText(dec *json.Decoder) (key, text string, err error) {
	token, err := dec.Token()
	if err != nil {
		return "", "", err
	}
	key, _ = token.(string) // the decoder allows nothing else there
	if err := dec.Decode(&text); err != nil {
		return "", "", fmt.Errorf("text of %q: %w", key, err)
	}
	return key, text, nil
}
