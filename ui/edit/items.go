package edit

import (
	"strconv"

	"fyne.io/fyne/v2"

	"samsvar/model/reg"
	"samsvar/ui/parts"
)

// itemsEditor edits a list of nested objects: a card for each, that can be
// moved and taken away, and a button for one more. In a long list the cards
// are folded, and their fields are made when one is opened.
type itemsEditor struct {
	*base
	cards []*itemCard
	list  *fyne.Container
	add   *parts.Button
	all   *fyne.Container
}

// openAtOnce is up to how many items are shown unfolded from the start.
const openAtOnce = 3

func newItems(b *base) *itemsEditor {
	e := &itemsEditor{base: b, list: parts.Column(8)}
	e.add = parts.NewButton(b.host.text("add"), e.addOne)
	e.add.SetLabel(b.label() + ": " + b.host.text("add"))
	e.add.OnFocus = e.onFocus
	e.all = parts.Column(8, e.list, parts.Row(0, e.add))
	return e
}

func (e *itemsEditor) items() reg.ItemList {
	list, ok := e.value().(reg.ItemList)
	if !ok {
		panic("edit: field " + e.field.Path + " has no list")
	}
	return list
}

func (e *itemsEditor) groups() []*group {
	var all []*group
	for _, c := range e.cards {
		if c.group != nil {
			all = append(all, c.group)
		}
	}
	return all
}

func (e *itemsEditor) view() fyne.CanvasObject { return e.all }

// load makes the cards anew.
func (e *itemsEditor) load() {
	e.refused = nil
	e.cards = nil
	n := e.items().Len()
	for i := range n {
		c := newItemCard(e, i)
		e.cards = append(e.cards, c)
		if n <= openAtOnce || e.single() {
			c.open()
		}
	}
	e.show()
}

// single reports whether an item is one field, which then needs no card.
func (e *itemsEditor) single() bool { return len(e.field.Sub) == 1 }

func (e *itemsEditor) show() {
	e.list.RemoveAll()
	for _, c := range e.cards {
		c.refresh()
		e.list.Add(c.view())
	}
	e.list.Hidden = len(e.cards) == 0
	e.owner.reshape()
}

// addOne adds an item at the end and goes to its first field.
func (e *itemsEditor) addOne() {
	e.append().focus()
}

func (e *itemsEditor) append() *itemCard {
	e.items().Add()
	c := newItemCard(e, len(e.cards))
	e.cards = append(e.cards, c)
	c.open()
	e.show()
	e.tell()
	return c
}

// remove takes an item away, after asking if there is anything in it.
func (e *itemsEditor) remove(c *itemCard) {
	if c.summary() == "" {
		e.removeNow(c)
		return
	}
	canvas := e.host.canvas(e.all)
	if canvas == nil {
		return
	}
	parts.Ask(canvas, parts.Question{
		Title: e.host.text("remove.title"), Text: c.summary(),
		Yes: e.host.text("remove"), No: e.host.text("cancel"), Danger: true,
		OnYes: func() bool {
			e.removeNow(c)
			return true
		},
	})
}

func (e *itemsEditor) removeNow(c *itemCard) {
	e.items().Remove(c.at)
	e.cards = append(e.cards[:c.at:c.at], e.cards[c.at+1:]...)
	e.renumber()
	parts.FocusOn(e.add)
}

// move puts an item one place up or down.
func (e *itemsEditor) move(c *itemCard, by int) {
	to := c.at + by
	if to < 0 || to >= len(e.cards) {
		return
	}
	e.items().Move(c.at, to)
	e.cards[c.at], e.cards[to] = e.cards[to], e.cards[c.at]
	e.renumber()
}

func (e *itemsEditor) renumber() {
	for i, c := range e.cards {
		c.at = i
	}
	e.show()
	e.tell()
}

// enter makes the list anew, item by item and field by field.
func (e *itemsEditor) enter(canonical string) {
	all, err := listValues(canonical)
	if err != nil {
		e.refuse("not_list", canonical)
		return
	}
	for e.items().Len() > 0 {
		e.items().Remove(0)
	}
	e.cards = nil
	for _, values := range all {
		enterObject(e.append().group, values)
	}
	e.show()
	e.tell()
}

func (e *itemsEditor) focus() {
	if len(e.cards) > 0 {
		e.cards[0].focus()
		return
	}
	parts.FocusOn(e.add)
}

// reach opens the item that a path leads into.
func (e *itemsEditor) reach(number int) {
	if number >= 1 && number <= len(e.cards) && e.cards[number-1].group == nil {
		e.cards[number-1].open()
		e.show()
	}
}

func itemPath(path string, at int) string { return path + "[" + strconv.Itoa(at+1) + "]." }
