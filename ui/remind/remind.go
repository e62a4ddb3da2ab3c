// Package remind shows the text of a reminder before it leaves the program: as a
// draft in the user's own mail program, or on the clipboard. Nothing is sent.
package remind

import (
	"fyne.io/fyne/v2"

	"samsvar/exchange/agenda"
	"samsvar/model"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// Ask shows a reminder about a task, to be changed before it is used.
func Ask(d *screen.Deps, task agenda.Task) {
	t, view := d.Texts, d.Store.View()
	words := agenda.Words{Texts: t, Src: view, Names: d.Names(view)}
	mail := words.Reminder(task, d.Today(), d.Settings().User)
	to := t.T("ui.remind.to", words.Names(model.Persons.Key, task.Owner), mail.To)
	if mail.To == "" {
		to = t.T("ui.remind.no_address", words.Names(model.Persons.Key, task.Owner))
	}
	width, rows := measure(d.Canvas())
	subject, body := parts.NewEntry(t.T("ui.remind.subject")), parts.NewTextArea(t.T("ui.remind.text"), rows)
	subject.SetText(mail.Subject)
	body.SetText(mail.Body)
	draft := func() agenda.Mail { return agenda.Mail{To: mail.To, Subject: subject.Text, Body: body.Text} }
	form := parts.Column(12, parts.NewNote(to), parts.NewValueOf(t.T("ui.remind.subject"), subject),
		parts.NewValueOf(t.T("ui.remind.text"), body), parts.NewNote(t.T("ui.remind.help")))
	parts.Ask(d.Canvas(), parts.Question{Title: t.T("ui.remind.title"), Body: form, Focus: body, Width: width,
		Yes: t.T("ui.remind.mail"), Other: t.T("ui.remind.copy"), No: t.T("ui.record.cancel"),
		OnYes:   func() bool { return open(d, draft()) },
		OnOther: func() { copyText(d, draft()) }})
}

// measure says how wide the dialog is and how many lines of the text are seen
// at once, so that its buttons stay in a window of any size.
func measure(c fyne.Canvas) (width float32, rows int) {
	const (
		normal = 600
		beside = 15 // lines that everything but the text takes
		least  = 2
		most   = 10
	)
	size, unit := c.Size(), look.Size(look.SizeUnit)
	line := look.Size(look.SizeText) * 1.35
	return min(normal*unit/8, size.Width-4*unit), min(max(int(size.Height/line)-beside, least), most)
}

// open hands the draft to the mail program; it stays where that fails.
func open(d *screen.Deps, mail agenda.Mail) bool {
	if err := d.Mail(mail.URL()); err != nil {
		d.Failed(err)
		return false
	}
	d.Saved(d.Texts.T("ui.remind.opened"))
	return true
}

func copyText(d *screen.Deps, mail agenda.Mail) {
	d.Clipboard(mail.Text())
	d.Saved(d.Texts.T("ui.remind.copied"))
}
