package training

import (
	"strconv"

	"fyne.io/fyne/v2"

	"samsvar/ui/parts"
)

// show shows what was worked out.
func (s *Screen) show() {
	s.head.SetLine(s.words.line(s.now))
	var options []parts.Option
	for _, tab := range tabs() {
		options = append(options, parts.Option{Key: tab, Text: s.words.t("tab." + tab)})
	}
	s.tabs.Set(options, s.choice.tab)
	s.period.Set(s.periods(), strconv.Itoa(s.choice.year))
	s.showFilter()
	s.showTools()
	s.showList()
}

// showFilter shows what narrows the persons down, and the ways out of it.
func (s *Screen) showFilter() {
	persons := s.choice.tab == tabPersons
	for _, o := range []fyne.CanvasObject{s.search, s.who.Object()} {
		if persons {
			o.Show()
		} else {
			o.Hide()
		}
	}
	var options []parts.Option
	for _, who := range []string{whoAll, whoLacks, whoTrained, whoHours} {
		options = append(options, parts.Option{Key: who, Text: s.words.t("who." + who)})
	}
	s.who.Set(options, s.choice.filter.who)
	s.only.Objects = nil
	if text := s.words.narrowed(s.now, s.choice.filter); persons && text != "" {
		all := func() { s.goTo(tabPersons, filter{who: s.choice.filter.who}) }
		s.only.Add(parts.NewRemovable(text, all, all))
	}
	s.only.Hidden = len(s.only.Objects) == 0
	s.content.Refresh()
}

// showTools offers what can be done with the list.
func (s *Screen) showTools() {
	t := s.words.t
	if s.choice.tab != tabPersons {
		note := parts.NewNote(t("note." + s.choice.tab))
		s.tools.Objects = []fyne.CanvasObject{parts.Stretch(12, note, parts.NewButton(t("show_persons"), s.openCurrent), note)}
	} else {
		s.tools.Objects = []fyne.CanvasObject{parts.Flow(8, parts.NewButton(t("copy"), s.copyList), parts.NewButton(t("mail.button"), s.writeTo),
			parts.NewButton(t("save"), s.Export), parts.NewMuted(s.Texts.N("ui.training.shown", len(s.now.persons))))}
	}
	s.tools.Refresh()
}

// openCurrent opens the line that the list is at.
func (s *Screen) openCurrent() {
	if row := s.grid.Current(); row >= 0 {
		s.open(row)
	}
}

func (s *Screen) showList() {
	s.table = nil
	s.grid.SetSort(s.choice.sort, s.choice.down)
	if s.choice.tab == tabPersons {
		s.grid.SetColumns(personGrid(s.words.t))
		s.grid.SetSource(s.people())
		s.fill(len(s.now.persons))
		return
	}
	s.table = s.words.of(s.choice.tab, s.now)
	s.grid.SetColumns(s.table.columns)
	s.grid.SetSource(s.table)
	s.fill(s.table.Len())
}

// fill shows the list, or why there is none. The list stays where it is, so that
// it keeps the focus.
func (s *Screen) fill(n int) {
	var content fyne.CanvasObject = s.framed
	if n == 0 {
		content = parts.NewEmpty(s.words.t("empty."+s.choice.tab), s.words.t("empty."+s.choice.tab+".help"))
	}
	s.frame.Objects = []fyne.CanvasObject{content}
	s.frame.Refresh()
}
