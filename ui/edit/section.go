package edit

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// section is a card of the form with the fields of one heading.
type section struct {
	key   string
	group *group
	card  *parts.Surface
}

func newSection(f *Form, key string, only []string) *section {
	var fields []*reg.Field
	for _, field := range f.register.Fields {
		if wanted := len(only) == 0 || slices.Contains(only, field.Key); field.Section == key && !field.Managed && wanted {
			fields = append(fields, field)
		}
	}
	s := &section{key: key}
	s.group = newGroup(f.host, fields, func() reg.Object { return f.record }, func() string { return "" }, "")
	if key == "" { // a register without headings
		s.card = parts.NewCard(s.group.box)
		return s
	}
	s.card = parts.NewCard(parts.NewHeading(f.host.Texts.Section(f.register, key)), s.group.box)
	return s
}

// shown reports whether a field and all around it are shown.
func (f *Field) shown() bool { return f.box.Visible() }

// innerGroup is the group that the rest of a path leads into: ".land" into a
// nested object, "[2].land" into the second item.
func innerGroup(field *Field, rest string) *group {
	if strings.HasPrefix(rest, ".") {
		if one, ok := field.editor.(*oneEditor); ok {
			return one.group
		}
		return nil
	}
	list, ok := field.editor.(*itemsEditor)
	end := strings.IndexByte(rest, ']')
	if !ok || end < 0 {
		return nil
	}
	number, err := strconv.Atoi(rest[1:end])
	if err != nil || number < 1 || number > len(list.cards) {
		return nil
	}
	list.reach(number)
	return list.cards[number-1].group
}

// scrollTo brings a field into view.
func (f *Form) scrollTo(field *Field) {
	driver, scroll := fyne.CurrentApp().Driver(), f.host.scroll
	if driver.CanvasForObject(field.box) == nil {
		return
	}
	margin := look.Size(look.SizeUnit)
	top := driver.AbsolutePositionForObject(field.box).Y - driver.AbsolutePositionForObject(scroll).Y
	bottom := top + field.box.Size().Height
	offset := scroll.Offset.Y
	switch {
	case top < margin, field.box.Size().Height > scroll.Size().Height:
		offset += top - margin
	case bottom > scroll.Size().Height-margin:
		offset += bottom - scroll.Size().Height + margin
	default:
		return
	}
	scroll.ScrollToOffset(fyne.NewPos(0, max(offset, 0)))
}
