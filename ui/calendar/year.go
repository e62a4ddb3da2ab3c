package calendar

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"samsvar/model"
	dates "samsvar/model/calendar"
	"samsvar/report"
	"samsvar/ui/parts"
)

// monthRows is how many entries a month shows among the twelve.
const monthRows = 5

// monthWidth is how wide the card of a month is at least, at normal text size.
const monthWidth = 236

// yearView is the twelve months.
func (p *page) yearView() fyne.CanvasObject {
	var cards []fyne.CanvasObject
	for month := 1; month <= 12; month++ {
		card := p.monthCard(month)
		p.cards = append(p.cards, card)
		cards = append(cards, card)
	}
	return parts.Grid(12, monthWidth, cards...)
}

// monthCard is a month: the first of its entries; its heading and the last line
// of a long one lead to all of them.
func (p *page) monthCard(month int) *parts.DayCard {
	list := p.state.ofMonth(month)
	shown := list[:min(len(list), monthRows)]
	if len(list) == monthRows+1 {
		shown = list // no use in hiding a single one
	}
	rows := make([]parts.DayRow, 0, len(shown)+1)
	for _, e := range shown {
		rows = append(rows, p.dayRow(e))
	}
	if rest := len(list) - len(shown); rest > 0 {
		rows = append(rows, parts.DayRow{Text: p.Texts.N("ui.calendar.more", rest), Detail: p.t("more.detail"), Quiet: true})
	}
	card := parts.NewDayCard(upperFirst(p.Texts.Month(month)), p.count(list), p.nowWord(month), p.t("nothing"), rows)
	card.OnOpen = func(row int) {
		if row >= 0 && row < len(shown) {
			p.open(shown[row])
			return
		}
		p.toMonth(month)
	}
	card.OnSide = func(step int) { p.toCard(month - 1 + step) }
	card.OnFocus = func(top, height float32) { p.reveal(card, top, height) }
	return card
}

// count says how many entries a month has, "" for none.
func (p *page) count(list dates.List) string {
	if len(list) == 0 {
		return ""
	}
	return p.Texts.Int(len(list))
}

// nowWord marks the month that runs.
func (p *page) nowWord(month int) string {
	if p.state.present() && p.state.today.Month() == month {
		return p.t("now")
	}
	return ""
}

func (p *page) dayRow(e dates.Entry) parts.DayRow {
	words := p.state.words
	row := parts.DayRow{Day: strconv.Itoa(e.Day.Day()), Quiet: !e.Open()}
	row.Text, row.Detail = p.titles(e)
	switch e.State {
	case dates.Overdue:
		row.Mark, row.Word = report.SeverityHigh, words.State(e)
	case dates.Done:
		row.Mark, row.Word = report.SeverityGood, words.State(e)
	}
	return row
}

// titles are what an entry is about, and what is to be done with it; for what is
// about the agency as a whole, what is to be done and what it says of it.
func (p *page) titles(e dates.Entry) (title, below string) {
	what, about := p.state.words.What(e), p.state.words.About(e)
	if about == "" || e.Register == model.Agencies.Key {
		return what, about
	}
	return about, what
}

// toMonth shows all of a month as a list.
func (p *page) toMonth(month int) {
	p.state.month = month
	p.choose(viewMonth)
	p.tabs.FocusOn()
}

// toCard puts the focus on the card of a month.
func (p *page) toCard(at int) {
	if at >= 0 && at < len(p.cards) {
		parts.FocusOn(p.cards[at])
	}
}

// reveal scrolls so far that a row of a card is seen.
func (p *page) reveal(card *parts.DayCard, top, height float32) {
	top += card.Position().Y
	switch {
	case top < p.scroll.Offset.Y:
		p.scroll.ScrollToOffset(fyne.NewPos(0, top))
	case top+height > p.scroll.Offset.Y+p.scroll.Size().Height:
		p.scroll.ScrollToOffset(fyne.NewPos(0, top+height-p.scroll.Size().Height+8))
	}
}

// upperFirst begins a word with a capital, as the heading of a card.
func upperFirst(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[size:]
}

// topField is the field of the record that a path begins with.
func topField(path string) string {
	field, _, _ := strings.Cut(path, ".")
	return field
}
