package register

import (
	"bytes"
	"slices"
	"strconv"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/ui/seek"
)

// groupable are the fields by whose values records can be grouped: those that
// many records may have in common.
func groupable(r *reg.Register) []*reg.Field {
	var all []*reg.Field
	for _, f := range r.Fields {
		if f.Key == r.TitleField || f.Key == numberKey || f.Managed && f.Kind == reg.KindLink {
			continue
		}
		switch f.Kind {
		case reg.KindText, reg.KindFlag, reg.KindChoice, reg.KindChoices, reg.KindLink, reg.KindLinks, reg.KindDate, reg.KindMoment:
			all = append(all, f)
		}
	}
	return all
}

// heads collects the different headings and puts them in order: years with the
// latest first, codes as in their set, texts as people sort them.
type heads struct {
	texts  *i18n.Texts
	field  *reg.Field
	names  i18n.Names
	ranks  map[string]int // by label
	labels []string
	values []reg.Value // one that has the label
}

func newHeads(t *i18n.Texts, f *reg.Field, names i18n.Names) *heads {
	return &heads{texts: t, field: f, names: names, ranks: map[string]int{}}
}

// label is the heading that a value stands under.
func (h *heads) label(v reg.Value) string {
	if v.Empty() {
		return ""
	}
	switch h.field.Kind {
	case reg.KindDate:
		d, _ := reg.ParseDay(v.Text())
		return strconv.Itoa(d.Year())
	case reg.KindMoment:
		m, _ := reg.ParseInstant(v.Text())
		return strconv.Itoa(m.Day(i18n.Oslo()).Year())
	}
	return oneLine(h.texts.Show(h.field, v, h.names))
}

// add notes a value and returns its label.
func (h *heads) add(v reg.Value) string {
	label := h.label(v)
	if _, known := h.ranks[label]; !known && label != "" {
		h.ranks[label] = 0
		h.labels, h.values = append(h.labels, label), append(h.values, v)
	}
	return label
}

// settle gives each label its place, counted from 1.
func (h *heads) settle() {
	order := make([]int, len(h.labels))
	keys := make([][]byte, len(h.labels))
	for i, label := range h.labels {
		order[i], keys[i] = i, h.texts.SortKey(label)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch h.field.Kind {
		case reg.KindDate, reg.KindMoment:
			return bytes.Compare([]byte(h.labels[b]), []byte(h.labels[a]))
		case reg.KindChoice, reg.KindFlag:
			return h.values[a].Compare(h.values[b])
		}
		return bytes.Compare(keys[a], keys[b])
	})
	labels := make([]string, len(order))
	for rank, i := range order {
		labels[rank] = h.labels[i]
		h.ranks[h.labels[i]] = rank + 1
	}
	h.labels = labels
}

// groups makes the groups of how many records each label has; what has no
// label comes last.
func (h *heads) groups(counts []int) []group {
	var all []group
	from := 0
	for rank := 1; rank <= len(counts); rank++ {
		label, n := "", counts[rank%len(counts)]
		if rank < len(counts) {
			label = h.labels[rank-1]
		}
		if n > 0 {
			all = append(all, group{label: label, from: from, n: n})
			from += n
		}
	}
	return all
}

// groupField is the field by which records are grouped, or nil.
func (j *job) groupField() *reg.Field {
	f := j.register.Field(j.filter.group)
	if f == nil || !slices.Contains(groupable(j.register), f) {
		return nil
	}
	return f
}

// groupMade puts records with the same label together.
func (j *job) groupMade(rows []reg.Record) (seek.Records, []group) {
	f := j.groupField()
	if f == nil || len(rows) == 0 {
		return seek.Made(rows), nil
	}
	h := newHeads(j.texts, f, j.names)
	labels := make([]string, len(rows))
	for i, rec := range rows {
		labels[i] = h.add(f.Of(rec))
	}
	h.settle()
	buckets := make([][]reg.Record, len(h.labels)+1)
	counts := make([]int, len(buckets))
	for i, rec := range rows {
		rank := h.ranks[labels[i]]
		buckets[rank] = append(buckets[rank], rec)
		counts[rank]++
	}
	sorted := slices.Concat(append(buckets[1:], buckets[0])...)
	return seek.Made(sorted), h.groups(counts)
}

// groupRows does the same with rows of a register kept as columns: each
// different value is read once.
func (j *job) groupRows(rows seek.Rows) (seek.Records, []group) {
	f := j.groupField()
	if f == nil || rows.Len() == 0 {
		return rows, nil
	}
	h := newHeads(j.texts, f, j.names)
	labels := make([]string, rows.Columns.Codes(f.Key))
	for code := 1; code < len(labels); code++ {
		v := f.Of(j.register.New())
		if text := rows.Columns.Text(f.Key, uint32(code)); text != "" && v.Parse(text) == nil {
			labels[code] = h.add(v)
		}
	}
	h.settle()
	made := make(ranks, len(labels))
	for code, label := range labels {
		made[code] = int32(h.ranks[label])
	}
	sorted := sortRows(rows, f.Key, made, false)
	return sorted, h.groups(countRanks(sorted, f.Key, made, len(h.labels)+1))
}

// countRanks counts how many of the rows have each rank.
func countRanks(rows seek.Rows, field string, made ranks, most int) []int {
	byRow := make([]int32, rows.Columns.Len())
	for first, batch := range rows.Columns.Batches(field) {
		for i, code := range batch[0] {
			byRow[first+i] = made[code]
		}
	}
	counts := make([]int, most)
	for _, row := range rows.List() {
		counts[byRow[row]]++
	}
	return counts
}
