package exchange

import (
	"strings"

	"samsvar/exchange/sheet"
	"samsvar/model/reg"
)

// finish fills the drafts and gathers the preview.
func (p *planner) finish() {
	p.opening = linksToItself(p.reg, p.reg.Fields)
	for _, d := range p.drafts {
		d.fill()
	}
	if p.opening {
		p.opening = false
		p.fillAgain()
	}
	p.now = nil
	used := map[reg.ID]bool{}
	for _, d := range p.drafts {
		if d.same != nil {
			d.follow()
		}
		p.preview.Rows = append(p.preview.Rows, d.result())
		if d.status != StatusRejected && d.rec != nil {
			for _, l := range p.reg.Links(d.rec) {
				used[l.To.ID] = true
			}
		}
	}
	for _, s := range p.stubs {
		if used[s.Ref.ID] {
			p.preview.Stubs = append(p.preview.Stubs, *s)
		}
	}
}

// fillAgain reads the rows once more where they may link to each other: now it
// is known which records they are and what these are called.
func (p *planner) fillAgain() {
	p.rd.links[p.reg.Key] = p.namesAfter()
	renewed := map[*draft]*draft{}
	for i, d := range p.drafts {
		if d.same != nil || d.status == StatusRejected && d.rec == nil {
			continue // says nothing of its own, or is no record at all
		}
		again := p.newDraft(d.table, d.row, d.groups)
		again.json, again.settled = d.json, true
		again.id, again.base, again.exact, again.no = d.id, d.base, d.exact, d.no
		if d.json != nil {
			again.set = d.set
		}
		for _, issue := range d.issues {
			if issue.Code == IssueTwin {
				again.issues = append(again.issues, issue)
			}
		}
		p.drafts[i], renewed[d] = again, again
		again.fill()
	}
	for _, d := range p.drafts {
		if d.same != nil && renewed[d.same] != nil {
			d.same = renewed[d.same]
		}
	}
}

// maxNumber is the length of what can be a number in another list.
const maxNumber = 40

// namesAfter is the index of the register's records as they will be.
func (p *planner) namesAfter() *linkIndex {
	x := newLinkIndex()
	replaced := map[reg.ID]bool{}
	for _, d := range p.drafts {
		if d.rec != nil && d.status != StatusRejected {
			replaced[d.id] = true
		}
	}
	for _, rec := range p.known.all() {
		if !replaced[rec.Header().ID] {
			p.rd.addNames(x, p.reg, rec)
		}
	}
	for _, d := range p.drafts {
		if d.same == nil && replaced[d.id] && d.status != StatusRejected {
			p.rd.addNames(x, p.reg, d.rec)
			if len(d.no) <= maxNumber {
				x.add(d.id, d.no)
			}
		}
	}
	for _, s := range p.stubs {
		if s.Ref.Register == p.reg.Key {
			x.add(s.Ref.ID, "", s.Name)
		}
	}
	return x
}

// follow makes a row that says the same as one before what that one became.
func (d *draft) follow() {
	d.base, d.rec, d.id = d.same.base, d.same.rec, d.same.id
	if d.same.status == StatusRejected {
		d.status = StatusRejected
	}
}

func linksToItself(register *reg.Register, fields []*reg.Field) bool {
	for _, f := range fields {
		if f.Target == register.Key || linksToItself(register, f.Sub) {
			return true
		}
	}
	return false
}

// result is what a preview tells of a draft.
func (d *draft) result() Row {
	row := Row{Sheet: d.table.sheet, Row: d.row.row, Status: d.status, Issues: d.issues, Record: d.rec, Base: d.base,
		Ref: reg.Ref{Register: d.p.reg.Key, ID: d.id}}
	if d.rec != nil {
		row.Title = d.p.reg.Title(d.rec)
	}
	switch d.status {
	case StatusChanged:
		row.Changes = d.p.reg.Diff(d.base, d.rec)
	case StatusRejected:
		row.Cells = d.cells()
		row.Record = nil
	}
	return row
}

// cells lists everything that stands in the row.
func (d *draft) cells() []CellText {
	headings := map[int]string{}
	for _, c := range d.table.columns {
		headings[c.place] = c.heading
	}
	var all []CellText
	for i, c := range d.row.cells {
		if text := strings.TrimSpace(c.Text); text != "" {
			all = append(all, CellText{sheet.ColumnName(i + 1), headings[i], text})
		}
	}
	return all
}
