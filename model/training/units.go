package training

import (
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
)

// addUnits counts per unit. Each counts with all units above it, so that a
// department has the people of its sections.
func (c *computer) addUnits() {
	trained, unnamed := map[reg.ID]int{}, map[reg.ID]int{}
	for i := range c.Persons {
		if c.Enough(i) {
			c.up(c.Persons[i].Unit, func(id reg.ID) { trained[id]++ })
		}
	}
	for unit, n := range c.heads {
		c.up(unit, func(id reg.ID) { trained[id] += n; unnamed[id] += n })
	}
	below := map[reg.ID][]*model.Unit{}
	for _, u := range c.units {
		above := u.Unit
		if c.units[above] == nil || Under(c.units, above, u.ID) {
			above = "" // also of units in a ring
		}
		below[above] = append(below[above], u)
	}
	var add func(top reg.ID, depth int)
	add = func(top reg.ID, depth int) {
		slices.SortFunc(below[top], byName)
		for _, u := range below[top] {
			unit := Unit{ID: u.ID, Depth: depth, Trained: trained[u.ID], Unnamed: unnamed[u.ID], Employees: c.employees(u, below, 0)}
			deeper := depth
			if !u.Until.IsSet() || u.Until > c.Until || unit.Trained > 0 {
				c.Units = append(c.Units, unit)
				deeper++
			}
			add(u.ID, deeper)
		}
	}
	add("", 0)
	if trained[""] > 0 {
		c.Units = append(c.Units, Unit{Trained: trained[""], Unnamed: unnamed[""]})
	}
}

// up visits a unit and those above it; "" for one that is not known.
func (c *computer) up(unit reg.ID, visit func(reg.ID)) {
	if c.units[unit] == nil {
		visit("")
		return
	}
	for seen := []reg.ID{}; c.units[unit] != nil && !slices.Contains(seen, unit); unit = c.units[unit].Unit {
		visit(unit)
		seen = append(seen, unit)
	}
}

// employees is the head-count of a unit with those below it. What a unit says of
// itself is of all of them where it is as many as they are together, and else
// of those who belong to none of them.
func (c *computer) employees(u *model.Unit, below map[reg.ID][]*model.Unit, depth int) reg.Num {
	own := c.headCount(u.HeadCounts)
	if len(below[u.ID]) == 0 || depth > len(c.units) {
		return own
	}
	sum, known := 0, true
	for _, part := range below[u.ID] {
		n := c.employees(part, below, depth+1)
		sum, known = sum+n.Int(), known && n.IsSet()
	}
	switch {
	case !own.IsSet() && !known:
		return reg.Num{}
	case own.IsSet() && own.Int() >= sum:
		return own
	}
	return reg.Int(own.Int() + sum)
}
