package record

import (
	"strings"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/storage"
)

// event is one change set's work on a record, in words.
type event struct {
	at     string
	by     string
	what   string
	reason string
	lines  []changeLine
	erased bool
	entry  int // place in the history, oldest first
}

// changeLine is one field that changed.
type changeLine struct{ label, from, to string }

// wording words the history of records of one register.
type wording struct {
	texts    *i18n.Texts
	register *reg.Register
	names    i18n.Names
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
	what := w.texts.T("ui.record.event." + string(e.Kind))
	if key := "ui.record.origin." + string(e.Origin); w.texts.Has(key) {
		what += " " + w.texts.T(key)
	}
	made := event{at: w.texts.Instant(reg.InstantOf(e.Time)), by: e.User, what: what, reason: e.Reason, erased: e.Erased, entry: i}
	for _, change := range e.Changes {
		if f := w.register.Field(change.Field()); f != nil && f.Managed {
			continue
		}
		made.lines = append(made.lines, w.change(change))
	}
	return made
}

// change words one change: values as people read them, items as such.
func (w wording) change(c reg.Change) changeLine {
	line := changeLine{label: w.texts.FieldPath(w.register, strings.TrimSuffix(c.Path, "/"))}
	f := w.register.Field(described(c.Path))
	switch {
	case strings.HasSuffix(c.Path, "/"):
		line.to = w.texts.T("ui.record.reordered")
	case isItem(c.Path) && c.To == "":
		line.to = w.texts.T("ui.record.taken_out")
	case isItem(c.Path):
		line.to = w.texts.T("ui.record.added")
	default:
		line.from, line.to = w.value(f, c.From), w.value(f, c.To)
	}
	return line
}

// described is the path of the field that a change's path leads to: without the
// ids of items.
func described(path string) string {
	steps := strings.Split(path, "/")
	var keys []string
	for i, step := range steps {
		if i%2 == 0 && step != "" {
			keys = append(keys, step)
		}
	}
	return strings.Join(keys, ".")
}

// isItem reports whether a path stands for a whole item of a list.
func isItem(path string) bool {
	return strings.Count(path, "/")%2 == 1 && !strings.HasSuffix(path, "/")
}

func (w wording) value(f *reg.Field, text string) string {
	switch {
	case text == "":
		return w.texts.T("ui.record.nothing")
	case f == nil:
		return text
	case f.Kind == reg.KindLink || f.Kind == reg.KindLinks:
		var names []string
		for _, id := range reg.SplitList(text) {
			name := w.names(f.Target, reg.ID(id))
			if name == "" {
				name = w.texts.T("value.unknown_record")
			}
			names = append(names, name)
		}
		return strings.Join(names, ", ")
	}
	return w.texts.ShowText(f, text)
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
		line := w.change(c)
		text := line.to
		if line.from != "" {
			text = w.texts.T("ui.record.from_to", cut(line.from), cut(line.to))
		}
		all = append(all, "• "+line.label+": "+text)
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

// asOf rebuilds a record as it was after an entry of its history.
func asOf(r *reg.Register, entries []storage.Entry, last int, now reg.Record) (reg.Record, error) {
	rec := r.Load(nil)
	for _, e := range entries[:last+1] {
		if err := r.Apply(rec, e.Changes); err != nil {
			return nil, err
		}
	}
	head, own := now.Header(), rec.Header()
	own.ID, own.No, own.Created, own.Changed, own.ChangedBy = head.ID, head.No, head.Created, head.Changed, head.ChangedBy
	return rec, nil
}

// rootKey is the key of the register's field that a path begins with.
func rootKey(path string) string {
	if at := strings.IndexAny(path, ".[/"); at >= 0 {
		return path[:at]
	}
	return path
}
