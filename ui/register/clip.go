package register

import (
	"samsvar/exchange"
	"samsvar/model/reg"
	"samsvar/ui/screen"
	"samsvar/ui/seek"
)

// copied is what was put together for the clipboard.
type copied struct {
	text string
	err  error
}

// copyRows puts the ticked records, or the one under the cursor, on the
// clipboard: the columns that are shown, as a spreadsheet and the import read
// them.
func (s *Screen) copyRows() {
	records := s.ticked()
	if n := s.list.marks.count(); n == 0 {
		at := s.list.record(s.view.grid.Current())
		if at < 0 {
			return
		}
		records = seek.Pick(s.list.rows, func(yield func(int) bool) { yield(at) })
	} else if !s.fewEnough(n) {
		return
	}
	e := exchange.Exporter{Source: s.d.Store.View(), Texts: s.d.Texts}
	fields, r, n := s.fields(), s.register, records.Len()
	screen.NewWork[copied](s.d.Do).RunTold(s.d.Busy, s.d.Texts.N("ui.register.copying", n), func(func() bool) copied {
		text, err := e.Cells(r, fields, func(yield func(reg.Record) bool) {
			for i := range records.Len() {
				if !yield(records.At(i)) {
					return
				}
			}
		})
		return copied{text, err}
	}, func(c copied) {
		if c.err != nil {
			s.d.Failed(c.err)
			return
		}
		s.d.Clipboard(c.text)
		s.d.Saved(s.d.Texts.N("ui.register.copied", n))
	}, func() {})
}

// fields are the fields of the columns that are shown.
func (s *Screen) fields() []string {
	var keys []string
	for _, c := range s.list.columns {
		if c.field != nil {
			keys = append(keys, c.field.Key)
		}
	}
	return keys
}

// paste shows what an import of the table on the clipboard would do. Where the
// table has no headings, its columns are taken for those that are shown.
func (s *Screen) paste() {
	text := s.d.Pasted()
	if text == "" || s.filter.deleted {
		return
	}
	s.d.Open(screen.Place{Kind: screen.Import, Register: s.register.Key, Table: text, Fields: s.fields()})
}
