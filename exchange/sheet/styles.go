package sheet

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// style is one look of cells in a written workbook.
type style uint8

const (
	styleNone style = iota
	styleHeader
	styleText
	styleWrapped
	styleNumber
	styleDate
	styleMoment
	styleClock
)

// styleOf returns the look of a cell. Days that Excel counts wrongly, before
// March 1900, are shown as text; long text is not marked as text for Excel,
// whose old versions show hashes for it.
func styleOf(c Cell) style {
	switch c.Kind {
	case KindText:
		if len(c.Text) > wrapFrom || strings.ContainsAny(c.Text, "\r\n") {
			return styleWrapped
		}
		return styleText
	case KindNumber, KindBool:
		return styleNumber
	case KindDate, KindMoment:
		return styleOfDay(c)
	case KindClock:
		return styleClock
	}
	return styleNone
}

func styleOfDay(c Cell) style {
	switch {
	case c.Text != "" && !inCalendar(c.Number):
		return styleText
	case c.Kind == KindMoment:
		return styleMoment
	}
	return styleDate
}

const formatText = 49 // "@": what is typed stays text

func (b *bookWriter) makeStyles() error {
	top := func(wrap bool) *excelize.Alignment { return &excelize.Alignment{Vertical: "top", WrapText: wrap} }
	date, moment, clock := "dd.mm.yyyy", "dd.mm.yyyy hh:mm", "[hh]:mm"
	looks := map[style]*excelize.Style{
		styleHeader: {
			Font:      &excelize.Font{Bold: true},
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8ECF2"}},
			Border:    []excelize.Border{{Type: "bottom", Style: 1, Color: "8090A8"}},
			Alignment: top(true),
			NumFmt:    formatText,
		},
		styleText:    {NumFmt: formatText, Alignment: top(false)},
		styleWrapped: {Alignment: top(true)},
		styleNumber:  {Alignment: top(false)},
		styleDate:    {CustomNumFmt: &date, Alignment: top(false)},
		styleMoment:  {CustomNumFmt: &moment, Alignment: top(false)},
		styleClock:   {CustomNumFmt: &clock, Alignment: top(false)},
	}
	b.styles = make(map[style]int, len(looks))
	for kind := styleHeader; kind <= styleClock; kind++ {
		id, err := b.file.NewStyle(looks[kind])
		if err != nil {
			return err
		}
		b.styles[kind] = id
	}
	return nil
}
