package exchange

import (
	"strings"

	"samsvar/exchange/sheet"
	"samsvar/model/reg"
)

// rename leads links to a row to the record that the row turned out to be.
func (p *planner) rename(from, to reg.ID) {
	if p.renamed == nil {
		p.renamed = map[reg.ID]reg.ID{}
	}
	if from != to {
		p.renamed[from] = to
	}
}

// finish fills the drafts, settles links between rows, and gathers the preview.
func (p *planner) finish() {
	for _, d := range p.drafts {
		d.fill()
	}
	p.now = nil
	p.settleLinks()
	used := map[reg.ID]bool{}
	for _, d := range p.drafts {
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

// settleLinks leads links within the file to the records that rows turned out to
// be, and takes links to rejected rows away.
func (p *planner) settleLinks() {
	gone := map[reg.ID]bool{}
	for _, d := range p.drafts {
		if d.status == StatusRejected && d.base == nil {
			gone[d.id] = true
		}
	}
	if len(p.renamed) == 0 && len(gone) == 0 || !linksToItself(p.reg, p.reg.Fields) {
		return
	}
	for _, d := range p.drafts {
		if d.rec != nil && d.status != StatusRejected && !d.same && d.relink(gone) {
			d.status = ""
			d.applyNotes(d.rec, d.base)
			d.judge()
		}
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

// relink changes ids in the links of a record that is no one else's.
func (d *draft) relink(gone map[reg.ID]bool) bool {
	changed := false
	for _, f := range d.p.reg.Fields {
		if f.Target != d.p.reg.Key || f.Managed {
			continue
		}
		v := d.p.reg.Value(d.rec, f.Path)
		ids := reg.SplitList(v.Text())
		var now []string
		for _, id := range ids {
			switch to, ok := d.p.renamed[reg.ID(id)]; {
			case ok:
				now = append(now, string(to))
			case gone[reg.ID(id)]:
				d.keepFor(d.set[f.Path].from, IssueUnknownLink, f.Path)
			default:
				now = append(now, id)
			}
		}
		if text := reg.JoinList(now); text != v.Text() {
			_ = v.Parse(text)
			changed = true
		}
	}
	return changed
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
