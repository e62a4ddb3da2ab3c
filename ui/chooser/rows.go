package chooser

import (
	"path/filepath"
	"strings"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/ui/grid"
)

// rows are what is listed of a folder; the first leads to the folder above.
type rows struct {
	texts *i18n.Texts
	up    bool
	all   []entry
}

// columns are those of the list.
func columns(t *i18n.Texts) []grid.Column {
	return []grid.Column{{Key: "name", Title: t.T("ui.chooser.name"), Width: 280, Wide: true, Unsorted: true},
		{Key: "kind", Title: t.T("ui.chooser.kind"), Width: 92, Muted: true, Unsorted: true},
		{Key: "changed", Title: t.T("ui.chooser.changed"), Width: 150, Muted: true, Unsorted: true},
		{Key: "size", Title: t.T("ui.chooser.size"), Width: 84, Right: true, Muted: true, Unsorted: true}}
}

// filtered are the entries whose name contains what was typed.
func filtered(all []entry, typed string) []entry {
	typed = i18n.Fold(strings.TrimSpace(typed))
	if typed == "" || strings.ContainsAny(typed, `/\`) {
		return all
	}
	var left []entry
	for _, e := range all {
		if strings.Contains(i18n.Fold(e.name), typed) {
			left = append(left, e)
		}
	}
	return left
}

// Len is the number of rows.
func (r *rows) Len() int {
	if r.up {
		return len(r.all) + 1
	}
	return len(r.all)
}

// at is the entry in a row; ok is false for the way up.
func (r *rows) at(row int) (e entry, ok bool) {
	if r.up {
		row--
	}
	if row < 0 || row >= len(r.all) {
		return entry{}, false
	}
	return r.all[row], true
}

// Cell is what stands in a cell.
func (r *rows) Cell(row, col int) string {
	e, ok := r.at(row)
	switch {
	case !ok && col == 0:
		return r.texts.T("ui.chooser.up")
	case !ok:
		return ""
	case col == 0:
		return e.name
	case col == 1 && e.folder:
		return r.texts.T("ui.chooser.folder")
	case col == 1:
		return strings.ToUpper(strings.TrimPrefix(filepath.Ext(e.name), "."))
	case col == 2:
		return r.texts.Instant(reg.InstantOf(e.changed))
	case e.folder:
		return ""
	}
	return r.texts.Bytes(e.size)
}

// Sign is none: nothing here is right or wrong.
func (r *rows) Sign(int) report.Severity { return report.SeverityNone }
