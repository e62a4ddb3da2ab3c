package yearly

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/model/annual"
	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// reason is why the answer differs from the computed one; it is seen only where
// it does.
type reason struct {
	card  *card
	box   *fyne.Container
	warn  *parts.Text
	entry *parts.Entry
	kept  string
}

func newReason(c *card) *reason {
	p := c.page
	r := &reason{card: c, entry: parts.NewEntry(p.t("of", p.t("reason"), c.text()))}
	r.entry.Around = func() *container.Scroll { return c.page.scroll }
	r.entry.SetPlaceHolder(p.t("reason"))
	r.warn = parts.NewWrapped(report.SeverityHigh.Label(p.t("reason.missing"))).In(look.Red)
	r.box = parts.Column(6, r.warn, r.entry)
	r.entry.OnFocus = c.typing(r.entry, r.commit)
	r.entry.OnSubmitted = func(string) { r.commit() }
	return r
}

func (r *reason) refresh(l annual.Line) {
	r.box.Hidden = !l.Differs()
	r.warn.Hidden = !l.MissesReason()
	if r.entry.Text == r.kept && l.Answer.Reason != r.kept {
		r.entry.SetText(l.Answer.Reason)
	}
	if r.entry.Text == l.Answer.Reason {
		r.kept = l.Answer.Reason
	}
}

func (r *reason) commit() {
	if text := r.entry.Text; text != r.kept && !r.box.Hidden {
		r.kept = text
		r.card.page.give(annual.Reply{Question: r.card.line.Question.ID, Reason: &text})
	}
}

// typing is what a field of the card does with the focus: it is scrolled to,
// and saves when it is left.
func (c *card) typing(o fyne.CanvasObject, commit func()) func(bool) {
	return func(gained bool) {
		if gained {
			c.page.reveal(o)
			return
		}
		commit()
	}
}

// note is a text beside the answer, folded away while it is empty.
type note struct {
	card  *card
	add   string // the words of the link that opens it
	open  bool
	box   *fyne.Container
	entry *parts.Entry
	kept  string
	value func(annual.Answer) string
	reply func(text *string) annual.Reply
}

// newNotes are the explanation, where the question asks for one, and the
// comment.
func (c *card) newNotes() []*note {
	id := c.line.Question.ID
	var all []*note
	if c.line.Question.Explain {
		all = append(all, c.newNote("explain", func(a annual.Answer) string { return a.Text },
			func(text *string) annual.Reply { return annual.Reply{Question: id, Text: text} }))
	}
	return append(all, c.newNote("comment", func(a annual.Answer) string { return a.Comment },
		func(text *string) annual.Reply { return annual.Reply{Question: id, Comment: text} }))
}

func (c *card) newNote(key string, value func(annual.Answer) string, reply func(*string) annual.Reply) *note {
	p := c.page
	n := &note{card: c, add: p.t("add_" + key), value: value, reply: reply}
	n.entry = parts.NewTextArea(p.t("of", p.t(key), c.text()), 2)
	n.entry.OnFocus = c.typing(n.entry, n.commit)
	n.entry.Around = func() *container.Scroll { return p.scroll }
	n.box = parts.NewValueOf(p.t(key), n.entry)
	n.box.Hide()
	return n
}

func (n *note) show() {
	n.open = true
	n.box.Show()
	n.card.showLinks()
	n.card.page.relay()
	parts.FocusOn(n.entry)
}

func (n *note) refresh() {
	now := n.value(n.card.line.Answer)
	if n.entry.Text == n.kept && now != n.kept {
		n.entry.SetText(now)
	}
	if n.entry.Text == now {
		n.kept = now
	}
	n.open = n.open || now != ""
	n.box.Hidden = !n.open
}

func (n *note) commit() {
	if text := n.entry.Text; text != n.kept {
		n.kept = text
		n.card.page.give(n.reply(&text))
	}
}
