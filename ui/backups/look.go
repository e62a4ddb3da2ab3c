package backups

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/parts"
)

// sight is what a look into a backup came to.
type sight struct {
	look  *storage.Look
	lines []string // what would become different, a line or more for each register
	total int      // records
	err   error
}

// look reads a backup in the background and then shows what is in it.
func (p *page) look(it item) {
	p.tell(p.t("looking"))
	store, texts, present := p.Store, p.Texts, p.Store.View()
	p.inside.Run(func(func() bool) sight {
		inside, err := store.Peek(it.file.Path)
		if err != nil {
			return sight{err: err}
		}
		s := sight{look: inside}
		for _, d := range storage.Compare(present, inside.View) {
			s.total += d.Count
			s.lines = append(s.lines, differences(texts, d, present, inside.View)...)
		}
		return s
	}, func(s sight) {
		p.tell("")
		if s.err != nil {
			p.Failed(s.err)
			return
		}
		p.showInside(it, s)
	})
}

// mostNamed is how many records are named of each kind of difference.
const mostNamed = 5

// differences words what would become different in one register.
func differences(t *i18n.Texts, d storage.Difference, present, inside *storage.View) []string {
	if d.Same() {
		return nil
	}
	r := model.Register(d.Register)
	var lines []string
	for _, part := range []struct {
		key  string
		ids  []reg.ID
		from *storage.View
	}{{"back", d.New, inside}, {"before", d.Changed, inside}, {"gone", d.Gone, present}} {
		if len(part.ids) > 0 {
			lines = append(lines, t.T("ui.backups."+part.key, t.RegisterMany(r), t.Int(len(part.ids)), named(t, r, part.ids, part.from)))
		}
	}
	return lines
}

// named lists the titles of the first records.
func named(t *i18n.Texts, r *reg.Register, ids []reg.ID, from *storage.View) string {
	var titles []string
	for _, id := range ids[:min(len(ids), mostNamed)] {
		if rec, ok := from.Get(r.Key, id); ok {
			titles = append(titles, t.Title(r, rec, nil))
		}
	}
	if len(ids) > mostNamed {
		titles = append(titles, "…")
	}
	return strings.Join(titles, ", ")
}

const (
	lookWidth  = 620
	lookHeight = 300
)

// showInside shows what is in a backup, and offers to bring it back.
func (p *page) showInside(it item, s sight) {
	last := p.t("no_change")
	if !s.look.LastTime.IsZero() {
		last = p.t("changed", p.moment(s.look.LastTime), s.look.LastUser)
	}
	lines := parts.Column(8)
	for _, line := range s.lines {
		lines.Add(parts.NewWrapped(line))
	}
	if len(s.lines) == 0 {
		lines.Add(parts.NewNote(p.t("same")))
	}
	scroll := container.NewVScroll(parts.Column(12, parts.Grid(12, 240,
		parts.NewValue(p.t("taken"), p.moment(it.file.Time)), parts.NewValue(p.t("last_change"), last),
		parts.NewValue(p.t("records"), p.Texts.Int(s.total)), parts.NewValue(p.t("size"), p.Texts.Bytes(it.file.Size))),
		parts.NewLabel(p.t("if_restored")), lines, parts.NewNote(p.t("kept"))))
	body := container.NewGridWrap(fyne.NewSize(lookWidth-48, lookHeight), scroll)
	parts.Ask(p.Canvas(), parts.Question{Title: p.t("inside"), Body: body, Scroll: scroll, Width: lookWidth, Danger: true,
		Yes: p.t("restore"), No: p.t("close"), OnYes: func() bool {
			p.Restore(it.file.Path)
			return true
		}})
}
