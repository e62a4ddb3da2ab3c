package palette

import (
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
)

// commands are the items of the menus with where they stand and their shortcuts;
// the one that opens the palette is left out.
func commands(t *i18n.Texts, menu *fyne.MainMenu, own string) []Item {
	var all []Item
	if menu == nil {
		return nil
	}
	for _, m := range menu.Items {
		all = append(all, below(t, m, m.Label, own)...)
	}
	return all
}

func below(t *i18n.Texts, m *fyne.Menu, path, own string) []Item {
	var all []Item
	for _, item := range m.Items {
		switch {
		case item.IsSeparator || item.Disabled || item.Label == own:
		case item.ChildMenu != nil:
			all = append(all, below(t, item.ChildMenu, path+" › "+item.Label, own)...)
		case item.Action != nil:
			detail := path
			if keys := Keys(t, item.Shortcut); keys != "" {
				detail += " · " + keys
			}
			all = append(all, Item{Text: strings.TrimSuffix(item.Label, "…"), Detail: detail, Open: item.Action})
		}
	}
	return all
}

// Keys are the keys of a shortcut as people read them: «Ctrl+Shift+E».
func Keys(t *i18n.Texts, s fyne.Shortcut) string {
	keyed, ok := s.(fyne.KeyboardShortcut)
	if !ok {
		return ""
	}
	var keys []string
	for _, m := range []struct {
		modifier fyne.KeyModifier
		name     string
	}{{fyne.KeyModifierControl, "Ctrl"}, {fyne.KeyModifierSuper, "Cmd"}, {fyne.KeyModifierAlt, "Alt"}, {fyne.KeyModifierShift, "Shift"}} {
		if keyed.Mod()&m.modifier != 0 {
			keys = append(keys, m.name)
		}
	}
	name := string(keyed.Key())
	if t.Has("ui.key." + name) {
		name = t.T("ui.key." + name)
	}
	return strings.Join(append(keys, name), "+")
}
