package agenda

import (
	"strings"

	"samsvar/model"
	"samsvar/model/calendar"
	"samsvar/model/reg"
)

// Task is what a reminder is about.
type Task struct {
	Owner reg.ID   // whom it goes to
	What  string   // what is to be done
	About string   // title of the record, "" for none
	No    string   // number of the record, "" for none
	Where string   // where in the program it is found
	Due   reg.Day  // no day where there is no deadline
	At    string   // the hour, where that counts
	Tasks []string // what to do, each a sentence
}

// TaskOf is the task of an entry.
func (w Words) TaskOf(e calendar.Entry) Task {
	task := Task{Owner: e.Owner, What: w.What(e), About: w.Discreet(e), No: e.No, Where: w.place(e), Due: e.Day}
	if e.Register == model.Agencies.Key {
		task.No = ""
	}
	if e.At.IsSet() {
		task.At = w.Texts.Instant(e.At)
	}
	if do := w.remedy(e); do != "" {
		task.Tasks = []string{do}
	}
	return task
}

// Reminder is a friendly mail about a task; from is who writes it.
func (w Words) Reminder(task Task, today reg.Day, from string) Mail {
	t := w.Texts
	owner := model.Persons.Get(w.Src, task.Owner)
	greeting, to := t.T("agenda.mail.hello"), ""
	if owner != nil {
		to = owner.Email
		if first, _, _ := strings.Cut(strings.TrimSpace(owner.Name), " "); first != "" {
			greeting = t.T("agenda.mail.hello_name", first)
		}
	}
	what := joined(": ", task.What, numbered(task))
	parts := []string{greeting, joined("\n", what, w.due(task, today), task.Where)}
	if len(task.Tasks) > 0 {
		parts = append(parts, t.T("agenda.mail.tasks")+"\n"+bullets(task.Tasks))
	}
	parts = append(parts, t.T("agenda.mail.end"), joined("\n", t.T("agenda.mail.regards"), from))
	return Mail{To: to, Subject: w.subject(task), Body: joined("\n\n", parts...)}
}

func (w Words) subject(task Task) string {
	what := joined(": ", task.What, task.About)
	if task.Due.IsSet() {
		return w.Texts.T("agenda.mail.subject_due", what, w.Texts.Day(task.Due))
	}
	return w.Texts.T("agenda.mail.subject", what)
}

// due says when, in full and counted from today.
func (w Words) due(task Task, today reg.Day) string {
	if !task.Due.IsSet() {
		return ""
	}
	day := w.Texts.Weekday(task.Due) + " " + w.Texts.LongDay(task.Due)
	if task.At != "" {
		day = task.At
	}
	return w.Texts.T("agenda.mail.due", day, Distance(w.Texts, today, task.Due))
}

func numbered(task Task) string {
	if task.No == "" || strings.Contains(task.About, task.No) {
		return task.About
	}
	return joined(" ", task.About, "("+task.No+")")
}

func bullets(lines []string) string { return "- " + strings.Join(lines, "\n- ") }
