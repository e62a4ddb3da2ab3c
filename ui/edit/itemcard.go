package edit

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// itemCard is one item of a list.
type itemCard struct {
	list  *itemsEditor
	at    int
	group *group // nil while it has never been opened
	title *parts.Text
	fold  *parts.Button
	body  *fyne.Container
	whole fyne.CanvasObject
}

func newItemCard(e *itemsEditor, at int) *itemCard {
	c := &itemCard{list: e, at: at, body: parts.Column(0)}
	c.title = parts.NewText("").Strong()
	c.title.Cut = true
	up := c.button("↑", "up", func() { e.move(c, -1) })
	down := c.button("↓", "down", func() { e.move(c, 1) })
	remove := c.button("×", "remove", func() { e.remove(c) })
	c.fold = parts.NewQuiet("", c.toggle)
	c.fold.OnFocus = e.onFocus
	if e.single() {
		c.whole = parts.Ends(2, c.body, up, down, remove)
		return c
	}
	head := parts.Ends(2, c.title, c.fold, up, down, remove)
	c.whole = parts.NewSurface("", look.Hairline, parts.Pad(6, 12, parts.Column(4, head, c.body)))
	return c
}

// button is a small one, named with the item it belongs to.
func (c *itemCard) button(sign, key string, act func()) *parts.Button {
	b := parts.NewQuiet(sign, act)
	b.SetLabel(c.list.label() + ", " + c.number() + ": " + c.list.host.text(key))
	b.OnFocus = c.list.onFocus
	return b
}

func (c *itemCard) number() string { return c.list.host.text("item", strconv.Itoa(c.at+1)) }

func (c *itemCard) view() fyne.CanvasObject { return c.whole }

func (c *itemCard) object() reg.Object { return c.list.items().At(c.at) }

// open makes the item's fields and shows them.
func (c *itemCard) open() {
	if c.group == nil {
		e := c.list
		c.group = newGroup(e.host, e.field.Sub, c.object, func() string { return itemPath(e.path(), c.at) }, e.label())
		c.body.Add(parts.Pad(4, 0, c.group.box))
	}
	c.body.Show()
}

func (c *itemCard) toggle() {
	if c.group != nil && c.body.Visible() {
		c.body.Hide()
	} else {
		c.open()
	}
	c.refresh()
	c.list.owner.reshape()
}

// refresh says which item this is, and what is in it while it is folded.
func (c *itemCard) refresh() {
	folded := c.group == nil || !c.body.Visible()
	title := c.number()
	if folded {
		c.body.Hide()
		c.fold.SetText(c.list.host.text("show"))
		if summary := c.summary(); summary != "" {
			title += "  " + summary
		}
	} else {
		c.fold.SetText(c.list.host.text("hide"))
	}
	c.fold.SetLabel(c.list.label() + ", " + title)
	c.title.SetText(title)
}

// summary is what is in the item, in one line.
func (c *itemCard) summary() string {
	h, o := c.list.host, c.object()
	var all []string
	for _, f := range c.list.field.Sub {
		if !f.Visible(o) {
			continue
		}
		text := h.Texts.Show(f, f.Of(o), h.Names)
		if text = strings.TrimSpace(strings.ReplaceAll(text, "\n", ", ")); text != "" {
			all = append(all, text)
		}
	}
	return strings.Join(all, " · ")
}

func (c *itemCard) focus() {
	c.open()
	for _, f := range c.group.fields {
		if f.box.Visible() {
			f.Focus()
			return
		}
	}
}
