package training

import (
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
)

// Overview is who has been trained in twelve months.
type Overview struct {
	After     reg.Day // the day before the first that counts
	Until     reg.Day // the last day that counts
	Target    reg.Num // per cent of the employees
	Hours     reg.Num // that count as training
	Employees reg.Num // of the agency; unset where it is not known
	Trained   int     // persons and unnamed heads with hours enough
	Unnamed   int     // of them, those counted by head
	Units     []Unit
	Roles     []Role
	Courses   []Course // the compulsory ones
	Persons   []Person

	taken   []reg.Day // last time a person took a course, by person and course
	byAlias map[string]int
	lately  bool
}

// Unit is how one unit has been trained, with the units below it. That of no id
// holds those of whom the unit is not known.
type Unit struct {
	ID        reg.ID
	Depth     int // in the tree of units
	Trained   int
	Unnamed   int     // of Trained, those counted by head
	Employees reg.Num // unset where it is not known
}

// Role is how those who hold a role have been trained.
type Role struct {
	Role    model.Role
	Holders int
	Trained int
	Lacking int // holders who lack a compulsory course
}

// Course is a compulsory course. Courses of the same name are one, held again.
type Course struct {
	ID       reg.ID // the latest of the name
	Name     string
	Audience string
	Aims     []model.Role // whom it is for; nothing for everybody
	For      int          // persons it is for
	Taken    int          // of them
}

// Person is somebody who works here, as far as the registers know.
type Person struct {
	ID     reg.ID // in the register of persons; "" where only attendances know them
	Name   string // of the record, or as attendances write it
	Email  string
	Unit   reg.ID
	Roles  []model.Role
	Hours  float64 // in the twelve months
	Last   reg.Day // of any training taken to its end
	Gone   bool    // has left, or was last heard of long ago
	Lately bool    // took any training in the twelve months

	seen  reg.Day // last attendance, however it ended
	from  reg.Day // of the attendance the unit was taken from
	later bool    // there are attendances after the last day
}

// Enough reports whether a person has had the hours asked for.
func (o *Overview) Enough(person int) bool {
	p := &o.Persons[person]
	return p.Lately && p.Hours >= o.Hours.Float64()
}

// Lacks lists the compulsory courses, by their place in Courses, that are for a
// person who has not taken them.
func (o *Overview) Lacks(person int) []int {
	if o.Persons[person].Gone {
		return nil
	}
	var lacks []int
	for c := range o.Courses {
		if o.IsFor(c, person) && !o.Taken(c, person) {
			lacks = append(lacks, c)
		}
	}
	return lacks
}

// IsFor reports whether a compulsory course is for a person who works here.
func (o *Overview) IsFor(course, person int) bool {
	p, aims := &o.Persons[person], o.Courses[course].Aims
	return !p.Gone && (len(aims) == 0 || slices.ContainsFunc(p.Roles, func(r model.Role) bool { return slices.Contains(aims, r) }))
}

// Taken reports whether a person has taken a compulsory course.
func (o *Overview) Taken(course, person int) bool {
	last := o.taken[person*len(o.Courses)+course]
	return last.IsSet() && (!o.lately || last > o.After)
}

// LastOf returns the day a person last completed any training, or no day.
func (o *Overview) LastOf(p *model.Person) reg.Day {
	var last reg.Day
	for _, alias := range aliases(p) {
		if at, known := o.byAlias[alias]; known {
			last = max(last, o.Persons[at].Last)
		}
	}
	return last
}

// Under reports whether a unit is another or one below it.
func Under(units map[reg.ID]*model.Unit, unit, top reg.ID) bool {
	for n := 0; unit != "" && n <= len(units); n++ {
		if unit == top {
			return true
		}
		u := units[unit]
		if u == nil {
			return false
		}
		unit = u.Unit
	}
	return false
}

// Share is how many of a whole, in per cent; unset where the whole is not known.
func Share(part int, whole reg.Num) reg.Num {
	if whole.Int() < 1 {
		return reg.Num{}
	}
	return reg.Int(100 * part / whole.Int()) // never rounded up to the target
}

// Reaches reports whether so many are the part that is aimed at.
func (o *Overview) Reaches(part int, whole reg.Num) bool {
	return whole.Int() >= 1 && 100*float64(part)/whole.Float64() >= o.Target.Float64()
}
