package register

import (
	"slices"
	"sort"
)

// group is records that have the value of a field in common.
type group struct {
	label  string // "" where they have none
	from   int    // the first of them
	n      int
	folded bool
}

// groups are all of them in order, and where their headings stand in the list.
// Without any, a line of the list is a record.
type groups struct {
	all   []group
	tops  []int // line of each heading
	lines int
}

// newGroups takes groups with those folded that were.
func newGroups(all []group, folded map[string]bool) groups {
	g := groups{all: slices.Clone(all)}
	for i := range g.all {
		g.all[i].folded = folded[g.all[i].label]
	}
	g.lay()
	return g
}

// lay finds the lines of the headings anew.
func (g *groups) lay() {
	g.tops, g.lines = g.tops[:0], 0
	for _, one := range g.all {
		g.tops = append(g.tops, g.lines)
		g.lines++
		if !one.folded {
			g.lines += one.n
		}
	}
}

// at returns the group of a line, and the record in it; -1 for a heading.
func (g *groups) at(line int) (in, record int) {
	in = sort.Search(len(g.tops), func(i int) bool { return g.tops[i] > line }) - 1
	if in < 0 || line == g.tops[in] {
		return in, -1
	}
	return in, g.all[in].from + line - g.tops[in] - 1
}

// line returns the line of a record: that of the heading if it is folded away.
func (g *groups) line(record int) int {
	in := sort.Search(len(g.all), func(i int) bool { return g.all[i].from > record }) - 1
	if in < 0 || g.all[in].folded {
		return g.tops[max(in, 0)]
	}
	return g.tops[in] + 1 + record - g.all[in].from
}

// fold folds or unfolds a group, or all.
func (g *groups) fold(in int, folded, all bool) {
	for i := range g.all {
		if all || i == in {
			g.all[i].folded = folded
		}
	}
	g.lay()
}

// folded are the labels of the folded ones.
func (g *groups) folded() map[string]bool {
	folded := map[string]bool{}
	for _, one := range g.all {
		if one.folded {
			folded[one.label] = true
		}
	}
	return folded
}
