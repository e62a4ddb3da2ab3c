package edit

import (
	"fyne.io/fyne/v2"

	"samsvar/ui/parts"
)

// flagEditor edits yes, no or not answered, all three in sight.
type flagEditor struct {
	*base
	segments *parts.Segments
	all      fyne.CanvasObject
}

func newFlag(b *base) *flagEditor {
	options := make([]parts.Option, 0, 3)
	for _, code := range b.field.Codes.Codes {
		options = append(options, parts.Option{Key: code, Text: b.host.Texts.Code(b.field.Codes, code)})
	}
	options = append(options, parts.Option{Key: "", Text: b.host.text("unanswered")})
	e := &flagEditor{base: b, segments: parts.NewSegments(b.label(), options...)}
	e.segments.OnChange = e.set
	e.segments.OnFocus = e.onFocus
	e.all = parts.Row(0, e.segments)
	return e
}

func (e *flagEditor) view() fyne.CanvasObject { return e.all }

func (e *flagEditor) load() {
	e.refused = nil
	e.segments.Select(e.value().Text())
}

func (e *flagEditor) enter(canonical string) { e.segments.Choose(canonical) }

func (e *flagEditor) focus() { parts.FocusOn(e.segments) }
