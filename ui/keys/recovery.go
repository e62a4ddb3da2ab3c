package keys

import (
	"io"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/exchange/sheet"
	"samsvar/report/pdf"
	"samsvar/storage/vault"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// keeping is the dialog that shows a new recovery key.
type keeping struct {
	Deps
	key   vault.Recovery
	store string // path, which the sheet names
	typed *parts.Entry
	said  *parts.Text
	wrong *parts.Text
	saved *screen.Work[error]
}

// Keep shows a new recovery key, to be copied, saved or written down, and has
// its last group typed. Only then done is called: the key is never shown again.
// store is the path of the store it belongs to.
func Keep(d Deps, key vault.Recovery, store string, done func()) *parts.Layer {
	k := &keeping{Deps: d, key: key, store: store, typed: parts.NewEntry(d.t("recovery.confirm")), said: parts.NewNote(""),
		wrong: parts.NewWrapped("").In(look.Red), saved: screen.NewWork[error](d.Do)}
	k.said.Hide()
	k.wrong.Hide()
	copyKey := parts.NewButton(d.t("recovery.copy"), func() {
		d.Clipboard(key.String())
		k.tell(d.t("recovery.copied"))
	})
	save := parts.NewButton(d.t("recovery.save"), k.save)
	body := parts.Column(12, parts.NewCard(groupsOf(key)), parts.Flow(8, copyKey, save), k.said, parts.NewNote(d.t("recovery.lost")),
		parts.NewValueOf(d.t("recovery.confirm"), parts.Column(4, k.typed, k.wrong)))
	return parts.Ask(d.Canvas(), parts.Question{Title: d.t("recovery.title"), Text: d.t("recovery.text"), Body: body, Focus: k.typed,
		Yes: d.t("recovery.yes"), No: d.t("no"), Width: 560, OnYes: func() bool {
			if !key.Confirms(k.typed.Text) {
				k.wrong.SetText(d.t("recovery.wrong"))
				k.wrong.Show()
				parts.FocusOn(k.typed)
				k.typed.TypedShortcut(&fyne.ShortcutSelectAll{})
				return false
			}
			done()
			return true
		}})
}

// groupsOf shows a key large, four groups on a line.
func groupsOf(key vault.Recovery) fyne.CanvasObject {
	groups := key.Groups()
	half := len(groups) / 2
	return parts.Column(4, parts.NewTitle(strings.Join(groups[:half], " – ")), parts.NewTitle(strings.Join(groups[half:], " – ")))
}

func (k *keeping) tell(text string) {
	k.said.SetText(text)
	k.said.Show()
}

// save writes a sheet to print.
func (k *keeping) save() {
	name := strings.TrimSuffix(filepath.Base(k.store), filepath.Ext(k.store)) + " " + k.t("sheet.name") + ".pdf"
	k.Pick.Save(k.t("recovery.save"), name, func(path string) {
		if filepath.Ext(path) == "" {
			path += ".pdf"
		}
		doc := k.sheet()
		k.saved.Run(func(func() bool) error {
			return sheet.WriteFile(path, func(w io.Writer) error {
				_, err := pdf.Render(doc, w)
				return err
			})
		}, func(err error) {
			if err != nil {
				_, text := screen.Explain(k.Texts, err)
				k.tell(text)
				return
			}
			k.tell(k.t("recovery.saved", path))
		})
	})
}
