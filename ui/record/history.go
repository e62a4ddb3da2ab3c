package record

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"samsvar/exchange/chronicle"
	"samsvar/model/reg"
	"samsvar/storage"
)

// event is one change set's work on a record, in words.
type event struct {
	at     string
	by     string
	device string
	what   string
	reason string
	lines  []changeLine
	erased bool
	edit   bool
	entry  int // place in the history, oldest first
}

// changeLine is one field that changed, in words and as it stands in the history.
type changeLine struct {
	chronicle.Line
	change reg.Change
}

// wording words the history of records of one register.
type wording struct {
	chronicle.Words
	register *reg.Register
}

// events words a history, the latest first.
func (w wording) events(entries []storage.Entry) []event {
	all := make([]event, 0, len(entries))
	for i := len(entries) - 1; i >= 0; i-- {
		all = append(all, w.event(entries[i], i))
	}
	return all
}

func (w wording) event(e storage.Entry, i int) event {
	made := event{at: w.Texts.Instant(reg.InstantOf(e.Time)), by: e.User, device: e.Device, what: capital(w.What(e.Kind, e.Origin)),
		reason: e.Reason, erased: e.Erased, edit: e.Kind == storage.KindEdit, entry: i}
	for _, change := range chronicle.Shown(e) {
		made.lines = append(made.lines, changeLine{w.Line(w.register, change), change})
	}
	return made
}

// capital makes the first letter large.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// lines word changes one below the other, for a dialog.
func (w wording) lines(changes []reg.Change) string {
	const most = 10
	var all []string
	for i, c := range changes {
		if i == most {
			all = append(all, "…")
			break
		}
		line := w.Line(w.register, c)
		text := line.To
		if line.From != "" {
			text = w.Texts.T("ui.record.from_to", cut(line.From), cut(line.To))
		}
		all = append(all, "• "+line.Label+": "+text)
	}
	return strings.Join(all, "\n")
}

// cut shortens a text for a line of a dialog.
func cut(text string) string {
	const most = 60
	letters := []rune(strings.Join(strings.Fields(text), " "))
	if len(letters) <= most {
		return string(letters)
	}
	return string(letters[:most]) + "…"
}

// asOf rebuilds a record as it was after so many entries of its history.
func asOf(r *reg.Register, entries []storage.Entry, now reg.Record) (reg.Record, error) {
	rec := r.Load(nil)
	for _, e := range entries {
		if err := r.Apply(rec, e.Changes); err != nil {
			return nil, err
		}
	}
	head, own := now.Header(), rec.Header()
	own.ID, own.No, own.Created, own.Changed, own.ChangedBy = head.ID, head.No, head.Created, head.Changed, head.ChangedBy
	return rec, nil
}

// fieldBack returns a record in which the field of a change is as it was before
// that change; of a list the whole list, since items stand beside each other.
func fieldBack(r *reg.Register, before, now reg.Record, change reg.Change) (reg.Record, error) {
	then := r.Clone(now)
	for _, c := range r.Diff(now, before) {
		if c.Path == change.Path || strings.Contains(change.Path, "/") && c.Field() == change.Field() {
			if err := r.Apply(then, []reg.Change{c}); err != nil {
				return nil, err
			}
		}
	}
	return then, nil
}

// rootKey is the key of the register's field that a path begins with.
func rootKey(path string) string {
	if at := strings.IndexAny(path, ".[/"); at >= 0 {
		return path[:at]
	}
	return path
}
