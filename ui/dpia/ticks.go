package dpia

import (
	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// ticks is one of the lists to go through: each item with what it means, an
// example, and what in the record suggests it.
type ticks struct {
	threshold *threshold
	list      string
	codes     []string
	boxes     []*parts.Tick
	hints     []*parts.Text
	card      *parts.Surface
}

func newTicks(t *threshold, list string) *ticks {
	k := &ticks{threshold: t, list: list, codes: model.ProcessingRecords.Field(list).Codes.Codes}
	rows := make([]fyne.CanvasObject, len(k.codes))
	for i, code := range k.codes {
		rows[i] = k.row(code)
	}
	k.card = parts.NewCard(parts.NewHeading(t.t("list."+list)), parts.NewNote(t.t("list."+list+".help")), parts.Lined(10, rows...))
	return k
}

func (k *ticks) row(code string) fyne.CanvasObject {
	t := k.threshold
	label := t.Texts.Code(model.ProcessingRecords.Field(k.list).Codes, code)
	if model.ListedCase(code).NeedsCriterion() {
		label += " " + t.t("plus_one")
	}
	box := parts.NewTick(label)
	box.OnChange = func(on bool) {
		t.screening.tick(k.list, code, on)
		t.Refresh()
	}
	box.OnFocus = func(gained bool) {
		if gained {
			t.Reveal(box)
		}
	}
	hint := parts.NewWrapped("").In(look.Blue)
	hint.Type = look.SizeLabel
	k.boxes, k.hints = append(k.boxes, box), append(k.hints, hint)
	about := parts.Column(2, parts.NewNote(t.t("item."+code)))
	if t.Texts.Has("ui.dpia.item." + code + ".example") {
		example := parts.NewNote(t.t("example", t.t("item."+code+".example")))
		example.Type = look.SizeLabel
		about.Add(example)
	}
	about.Add(hint)
	indent := 3.25 * look.Size(look.SizeUnit)
	return parts.Column(2, box, parts.Indent(indent, about))
}

// Object is what to put into the window.
func (k *ticks) Object() fyne.CanvasObject { return k.card }

// Commit has nothing to do: what is ticked is in the draft at once.
func (k *ticks) Commit() {}

// Refresh shows what counts now, and what only because it is suggested.
func (k *ticks) Refresh() {
	t := k.threshold
	for i, code := range k.codes {
		k.boxes[i].Set(t.screening.ticked(k.list, code))
		k.hints[i].Hidden = !t.screening.isSuggested(k.list, code)
		if k.hints[i].Hidden {
			continue
		}
		key := "suggested"
		if t.screening.pending(k.list, code) {
			key = "suggested.pending"
		}
		k.hints[i].SetText(report.SeverityInfo.Label(t.t(key, t.suggestion(code))))
	}
}
