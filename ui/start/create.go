package start

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/storage/vault"
	"samsvar/ui/keys"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// creation is the question for the name and the place of a new store.
type creation struct {
	page   *page
	name   *parts.Entry
	where  *parts.Text
	wrong  *parts.Text
	layer  *parts.Layer
	chosen string // path the user has chosen; "" while it follows from the name

	guard      *parts.Segments // how it is encrypted
	guardNote  *parts.Text
	passphrase *keys.Passphrase
}

// How a new store may be guarded.
const (
	guardKeyring    = "keyring"
	guardPassphrase = "passphrase"
	guardNone       = "none"
)

// askName asks what the agency is called and shows where its store will lie.
func (p *page) askName() {
	c := &creation{page: p, name: parts.NewEntry(p.t("create.name")), where: parts.NewWrapped(""), wrong: parts.NewWrapped("").In(look.Red)}
	c.wrong.Hide()
	c.name.OnChanged = func(string) { c.show() }
	c.name.OnSubmitted = func(string) {
		if c.create() {
			c.layer.Close()
		}
	}
	elsewhere := parts.NewLink(p.t("create.elsewhere"), c.elsewhere)
	body := parts.Column(12, parts.NewValueOf(p.t("create.name"), parts.Column(4, c.name, c.wrong)),
		parts.NewValueOf(p.t("create.where"), parts.Column(4, c.where, parts.Row(0, elsewhere))), c.guards())
	c.show()
	c.layer = parts.Ask(p.Canvas(), parts.Question{Title: p.t("create.title"), Body: body, Focus: c.name,
		Yes: p.t("create.yes"), No: p.t("create.no"), OnYes: c.create, Width: 520})
}

// guards asks whether the store is to be encrypted, and how it opens.
func (c *creation) guards() fyne.CanvasObject {
	p := c.page
	var options []parts.Option
	for _, key := range []string{guardKeyring, guardPassphrase, guardNone} {
		options = append(options, parts.Option{Key: key, Text: p.t("create.guard." + key)})
	}
	c.guard, c.guardNote = parts.NewSegments(p.t("create.guard"), options...), parts.NewNote(p.t("create.guard.keyring.text"))
	c.guard.Select(guardKeyring)
	c.passphrase = keys.NewPassphrase(p.Keys)
	c.passphrase.Fields().Hide()
	c.guard.OnChange = func(key string) {
		c.guardNote.SetText(p.t("create.guard." + key + ".text"))
		if key == guardPassphrase {
			c.passphrase.Fields().Show()
		} else {
			c.passphrase.Fields().Hide()
		}
		if c.layer != nil {
			c.layer.Refresh()
		}
	}
	return parts.NewValueOf(p.t("create.guard"), parts.Column(8, parts.Row(0, c.guard), c.guardNote, c.passphrase.Fields()))
}

// path is where the store will lie.
func (c *creation) path() string {
	if c.chosen != "" {
		return c.chosen
	}
	return freePath(c.page.folder, fileName(c.name.Text))
}

func (c *creation) show() {
	c.where.SetText(c.path())
	c.wrong.Hide()
}

func (c *creation) elsewhere() {
	p := c.page
	p.Pick.Save(p.t("create.title"), filepath.Base(c.path()), func(path string) {
		if !strings.EqualFold(filepath.Ext(path), ending) {
			path += ending
		}
		c.chosen = path
		c.show()
	})
}

// create makes the store and reports whether the question is settled.
func (c *creation) create() bool {
	p, name := c.page, strings.TrimSpace(c.name.Text)
	if name == "" {
		c.wrong.SetText(p.t("create.no_name"))
		c.wrong.Show()
		parts.FocusOn(c.name)
		return false
	}
	path := c.path()
	if c.chosen == "" {
		free, ok := p.place(fileName(name))
		if !ok {
			return false
		}
		path = free
	}
	return c.secure(Making{Path: path, Name: name})
}

// secure has the recovery key of an encrypted store kept, before it is made.
func (c *creation) secure(m Making) bool {
	p := c.page
	make := func() { p.work(p.t("working"), func() error { return p.Create(m) }) }
	if m.Plain = c.guard.Selected() == guardNone; m.Plain {
		make()
		return true
	}
	if c.guard.Selected() == guardPassphrase {
		var ok bool
		if m.Passphrase, ok = c.passphrase.Text(); !ok {
			return false
		}
	}
	key, err := vault.NewRecovery()
	if err != nil {
		p.tell(err.Error())
		return false
	}
	m.Recovery = key
	c.layer.Close()
	keys.Keep(p.Keys, key, m.Path, make)
	return true
}
