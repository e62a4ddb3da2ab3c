package chronicle

import (
	"encoding/json"
	"io"
	"path/filepath"
	"strings"
	"time"

	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
)

// Table makes a table of entries, a row for each field that changed.
func (w Words) Table(entries []storage.Entry) sheet.Table {
	t := sheet.Table{Name: w.Texts.T("history.title")}
	for _, key := range []string{"time", "user", "device", "what", "register", "record", "field", "from", "to", "why"} {
		t.Columns = append(t.Columns, sheet.Column{Title: w.Texts.T("history.column." + key)})
	}
	for _, e := range entries {
		lines := w.Lines(e)
		if len(lines) == 0 {
			lines = []Line{{}}
		}
		for _, line := range lines {
			t.Rows = append(t.Rows, w.row(e, line))
		}
	}
	return t
}

func (w Words) row(e storage.Entry, line Line) []sheet.Cell {
	register := ""
	if r := model.Register(e.Ref.Register); r != nil {
		register = w.Texts.RegisterMany(r)
	}
	if e.Erased {
		line.From, line.To = "", w.Texts.T("history.erased")
	}
	return []sheet.Cell{sheet.Moment(e.Time.In(i18n.Oslo())), sheet.Text(e.User), sheet.Text(e.Device),
		sheet.Text(w.What(e.Kind, e.Origin)), sheet.Text(register), sheet.Text(w.Record(e.Ref)), sheet.Text(line.Label),
		sheet.Text(line.From), sheet.Text(line.To), sheet.Text(e.Reason)}
}

// XLSX writes entries as a workbook. No text in it is taken for a formula.
func (w Words) XLSX(out io.Writer, entries []storage.Entry, now time.Time) error {
	return sheet.WriteXLSX(out, []sheet.Table{w.Table(entries)}, sheet.BookOptions{Title: w.Texts.T("history.title"), Created: now})
}

// CSV writes entries as text. No text in it is taken for a formula.
func (w Words) CSV(out io.Writer, entries []storage.Entry) error {
	return sheet.WriteCSV(out, w.Table(entries), sheet.CSVOptions{})
}

// File writes entries to a file, whole or not at all: by its ending as text
// (.csv), for programs (.json), otherwise as a workbook.
func (w Words) File(path string, entries []storage.Entry, now time.Time) error {
	return sheet.WriteFile(path, func(out io.Writer) error {
		switch strings.ToLower(filepath.Ext(path)) {
		case ".csv":
			return w.CSV(out, entries)
		case ".json":
			return JSON(out, entries)
		}
		return w.XLSX(out, entries, now)
	})
}

// EntryJSON is one change to one record as JSON writes it.
type EntryJSON struct {
	Seq      uint64       `json:"seq"`
	Set      string       `json:"set"`
	Undoes   string       `json:"undoes,omitempty"`
	Time     string       `json:"time"` // RFC 3339 in UTC
	User     string       `json:"user"`
	Device   string       `json:"device"`
	Origin   string       `json:"origin"`
	Reason   string       `json:"reason,omitempty"`
	Kind     string       `json:"kind"`
	Register string       `json:"register,omitempty"`
	ID       reg.ID       `json:"id"`
	Erased   bool         `json:"erased,omitempty"`
	Changes  []ChangeJSON `json:"changes"`
	Hash     string       `json:"hash"`
}

// ChangeJSON is one field that changed, in canonical form.
type ChangeJSON struct {
	Field string `json:"field"`
	From  string `json:"from"`
	To    string `json:"to"`
}

// JSON writes entries for programs, as docs/cli.md describes them.
func JSON(out io.Writer, entries []storage.Entry) error {
	all := make([]EntryJSON, len(entries))
	for i, e := range entries {
		all[i] = EntryJSON{Seq: e.Seq, Set: e.Set, Undoes: e.Undoes, Time: e.Time.UTC().Format(time.RFC3339), User: e.User,
			Device: e.Device, Origin: string(e.Origin), Reason: e.Reason, Kind: string(e.Kind), Register: e.Ref.Register,
			ID: e.Ref.ID, Erased: e.Erased, Hash: e.Hash, Changes: make([]ChangeJSON, len(e.Changes))}
		for j, change := range e.Changes {
			all[i].Changes[j] = ChangeJSON{change.Path, change.From, change.To}
		}
	}
	enc := json.NewEncoder(out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(all)
}
