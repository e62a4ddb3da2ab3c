package keys

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"samsvar/storage/vault"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// Passphrase is two fields for a new passphrase, with words on how strong it is.
type Passphrase struct {
	deps          Deps
	First, Second *parts.Entry
	hint, wrong   *parts.Text
	all           *fyne.Container
}

// NewPassphrase makes the fields.
func NewPassphrase(d Deps) *Passphrase {
	p := &Passphrase{deps: d, First: parts.NewEntry(d.t("passphrase.first")), Second: parts.NewEntry(d.t("passphrase.second")),
		hint: parts.NewNote(d.t("passphrase.hint")), wrong: parts.NewWrapped("").In(look.Red)}
	p.First.Password, p.Second.Password = true, true
	p.wrong.Hide()
	p.First.OnChanged = func(text string) {
		p.wrong.Hide()
		p.hint.SetText(d.t("passphrase." + Strength(text)))
	}
	p.Second.OnChanged = func(string) { p.wrong.Hide() }
	p.all = parts.Column(8, parts.NewValueOf(d.t("passphrase.first"), p.First),
		parts.NewValueOf(d.t("passphrase.second"), parts.Column(4, p.Second, p.wrong)), p.hint)
	return p
}

// Fields is what is shown.
func (p *Passphrase) Fields() *fyne.Container { return p.all }

// Text returns the passphrase, or false after telling what is wrong with it.
func (p *Passphrase) Text() (string, bool) {
	if err := vault.Passphrase(p.First.Text).Fit(); err != nil {
		_, text := screen.Explain(p.deps.Texts, err)
		return p.refuse(p.First, text)
	}
	if p.First.Text != p.Second.Text {
		return p.refuse(p.Second, p.deps.t("passphrase.differ"))
	}
	return p.First.Text, true
}

func (p *Passphrase) refuse(at *parts.Entry, text string) (string, bool) {
	p.wrong.SetText(text)
	p.wrong.Show()
	parts.FocusOn(at)
	at.TypedShortcut(&fyne.ShortcutSelectAll{})
	return "", false
}

// AskPassphrase asks for a new passphrase.
func AskPassphrase(d Deps, done func(text string)) *parts.Layer {
	p := NewPassphrase(d)
	return parts.Ask(d.Canvas(), parts.Question{Title: d.t("passphrase.title"), Text: d.t("passphrase.text"), Body: p.Fields(),
		Focus: p.First, Yes: d.t("passphrase.yes"), No: d.t("no"), Width: 520, OnYes: func() bool {
			text, ok := p.Text()
			if ok {
				done(text)
			}
			return ok
		}})
}

// Strengths of a passphrase, as the texts name them.
const (
	none   = "hint"
	short  = "short"
	weak   = "weak"
	fair   = "fair"
	strong = "strong"
)

// Strength tells how hard a passphrase is to guess, by its length and by how
// much it repeats itself. It is a hint, not a proof: a line from a song counts
// for more than it should.
func Strength(text string) string {
	length := utf8.RuneCountInString(strings.TrimSpace(text))
	kinds := map[rune]bool{}
	letters := false
	for _, r := range text {
		kinds[unicode.ToLower(r)] = true
		letters = letters || unicode.IsLetter(r)
	}
	switch {
	case length == 0:
		return none
	case length < vault.MinPassphrase:
		return short
	case length < 14 || len(kinds) < 7 || !letters:
		return weak
	case length < 20 || len(strings.Fields(text)) < 3:
		return fair
	}
	return strong
}
