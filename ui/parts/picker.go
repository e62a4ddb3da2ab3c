package parts

import (
	"fyne.io/fyne/v2"

	"samsvar/ui/look"
)

// Picker is a pop-up list to choose from: type to narrow it down, arrows to
// move, Enter to choose, Escape to leave.
type Picker struct {
	// Label is what a screen reader calls the search line.
	Label string
	// Options are what there is to choose from.
	Options []Option
	// Search says what stands in the empty search line; without it the list
	// has none, and a letter goes to the next option that begins with it.
	Search string
	// None is what is shown where nothing fits.
	None string
	// Chosen reports whether an option is chosen already.
	Chosen func(key string) bool
	// Many keeps the list open and shows a box to tick before each option.
	Many bool
	// Done closes a list of many: the words of its button.
	Done string
	// Find finds the options for what was typed, in place of Options; more may
	// follow by Update.
	Find func(typed string) []Option
	// Extra is the words of one thing more to do, below the list; OnExtra does
	// it.
	Extra   string
	OnExtra func()
	// OnPick is told what was chosen.
	OnPick func(key string)
	// Create offers to make what was typed; OnCreate does so. It is asked only
	// where OnCreate is set.
	Create   func(typed string) string
	OnCreate func(typed string)

	layer  *Layer
	list   *optionList
	entry  *Entry
	none   *Text
	create *Button
	typed  string
	search *search
}

// SearchFrom is the number of options from which a search line is of use.
const SearchFrom = 10

// rows that a picker shows at most.
const pickerRows = 10

// Show opens the picker below an object.
func (p *Picker) Show(anchor fyne.CanvasObject) { p.ShowTyped(anchor, "") }

// ShowTyped opens the picker with something typed already.
func (p *Picker) ShowTyped(anchor fyne.CanvasObject, typed string) {
	p.build()
	p.layer = ShowPopUp(anchor, p.body())
	p.layer.OnKey = p.key
	p.narrow("")
	p.list.point(p.firstChosen())
	if p.entry == nil {
		p.layer.Focus(p.list)
		p.typeAhead(typed)
		return
	}
	p.layer.Focus(p.entry)
	if typed != "" {
		p.entry.SetText(typed)
		p.entry.CursorColumn = len([]rune(typed))
		p.entry.Refresh()
	}
}

// ShowOver opens the picker over the middle of the window, this wide.
func (p *Picker) ShowOver(c fyne.Canvas, width float32) {
	p.build()
	p.layer = ShowOver(c, width, p.body())
	p.layer.OnKey = p.key
	p.narrow("")
	p.layer.Focus(p.entry)
}

// Update shows more options than Find found at first. What the arrows stand on
// stays the same if it is still there.
func (p *Picker) Update(options []Option) {
	if !p.layer.shown {
		return
	}
	at, before := 0, p.list.options
	for i, o := range options {
		if p.list.at < len(before) && o.Text == before[p.list.at].Text && o.Detail == before[p.list.at].Detail {
			at = i
		}
	}
	if p.list.at == 0 {
		at = 0
	}
	p.set(options)
	p.list.point(at)
}

func (p *Picker) typeAhead(typed string) {
	for _, r := range typed {
		p.jump(r)
	}
}

// Close closes the picker.
func (p *Picker) Close() { p.layer.Close() }

func (p *Picker) build() {
	p.list = newOptionList(p)
	p.search = newSearch(p.Options)
	p.none = NewNote(p.None)
	p.create = NewQuiet("", p.doCreate)
	if p.Search == "" {
		return
	}
	p.entry = NewEntry(p.Label)
	p.entry.PlaceHolder = p.Search
	p.entry.OnChanged = p.narrow
	p.entry.OnKey = p.key
}

func (p *Picker) body() fyne.CanvasObject {
	column := Column(4)
	if p.entry != nil {
		column.Add(p.entry)
	}
	column.Add(p.list.view())
	column.Add(Pad(4, 6, p.none))
	column.Add(p.create)
	var below []fyne.CanvasObject
	if p.Extra != "" {
		below = append(below, NewQuiet(p.Extra, p.doExtra))
	}
	if p.Many && p.Done != "" {
		below = append(below, NewButton(p.Done, p.Close))
	}
	if len(below) > 0 {
		column.Add(Ends(4, Column(0), below...))
	}
	return Pad(6, 6, column)
}

// narrow shows the options that fit what was typed.
func (p *Picker) narrow(typed string) {
	p.typed = typed
	if p.Find != nil {
		p.set(p.Find(typed))
		return
	}
	p.set(p.search.filter(typed))
}

// set shows options, or says that there are none.
func (p *Picker) set(options []Option) {
	p.list.setOptions(options)
	p.none.Hidden = len(p.list.options) > 0
	p.create.Hidden = p.OnCreate == nil || p.Create == nil
	if !p.create.Hidden {
		p.create.SetText(p.Create(p.typed))
	}
	p.layer.Refresh()
	p.layer.lay(p.layer.Size())
}

func (p *Picker) firstChosen() int {
	for i, o := range p.list.options {
		if p.Chosen != nil && p.Chosen(o.Key) {
			return i
		}
	}
	return 0
}

// key does what keys do, wherever in the picker the focus is.
func (p *Picker) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown:
		p.list.point(p.list.at + 1)
	case fyne.KeyUp:
		p.list.point(p.list.at - 1)
	case fyne.KeyPageDown:
		p.list.point(p.list.at + pickerRows)
	case fyne.KeyPageUp:
		p.list.point(p.list.at - pickerRows)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.pick(p.list.at)
	default:
		return false
	}
	return true
}

// pick chooses the option at a place.
func (p *Picker) pick(at int) {
	if at < 0 || at >= len(p.list.options) {
		if len(p.list.options) == 0 && p.OnCreate != nil {
			p.doCreate()
		}
		return
	}
	key := p.list.options[at].Key
	if !p.Many {
		p.Close()
	}
	if p.OnPick != nil {
		p.OnPick(key)
	}
	if p.Many {
		p.list.point(at)
		p.list.Refresh()
	}
}

func (p *Picker) doCreate() {
	p.Close()
	p.OnCreate(p.typed)
}

func (p *Picker) doExtra() {
	p.Close()
	p.OnExtra()
}

// jump goes to the next option that begins with a letter.
func (p *Picker) jump(letter rune) {
	n := len(p.list.options)
	for i := range n {
		at := (p.list.at + 1 + i) % n
		if beginsWith(p.list.options[at].Text, letter) {
			p.list.point(at)
			return
		}
	}
}

// rowHeight of a picker is that of every row.
func rowHeight() float32 { return look.Size(look.SizeRow) }
