package start

import (
	"path/filepath"
	"strings"

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
}

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
		parts.NewValueOf(p.t("create.where"), parts.Column(4, c.where, parts.Row(0, elsewhere))))
	c.show()
	c.layer = parts.Ask(p.Canvas(), parts.Question{Title: p.t("create.title"), Body: body, Focus: c.name,
		Yes: p.t("create.yes"), No: p.t("create.no"), OnYes: c.create, Width: 520})
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
	p.work(p.t("working"), func() error { return p.Create(path, name, false) })
	return true
}
