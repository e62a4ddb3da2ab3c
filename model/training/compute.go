package training

import (
	"cmp"
	"slices"
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
)

// Compute goes through all attendances once.
func Compute(src reg.Source, opt Options) *Overview {
	c := begin(src, opt)
	c.addPersons()
	c.addCourses()
	c.addRows()
	c.settle()
	c.addUnits()
	c.addRoles()
	return &c.Overview
}

// computer is an Overview in the making.
type computer struct {
	Overview
	src     reg.Source
	opt     Options
	agency  *model.Agency
	units   map[reg.ID]*model.Unit
	heads   map[reg.ID]int // of those not named, by unit
	courses map[reg.ID]*model.Course
	group   map[reg.ID]int // compulsory course by the id of a course
}

func begin(src reg.Source, opt Options) *computer {
	c := &computer{src: src, opt: opt, units: map[reg.ID]*model.Unit{}, heads: map[reg.ID]int{},
		courses: map[reg.ID]*model.Course{}, group: map[reg.ID]int{}}
	settings := model.DefaultSettings()
	for _, agency := range model.Agencies.All(src) {
		c.agency, settings = agency, agency.Settings.OrDefault()
		break
	}
	c.Until, c.After, c.lately = opt.Today, opt.Today.AddMonths(-12), opt.Lately
	c.Target, c.Hours = settings.TrainingTarget, settings.TrainingHours
	if c.agency != nil {
		c.Employees = c.headCount(c.agency.Years)
	}
	for _, u := range model.Units.All(src) {
		c.units[u.ID] = u
	}
	return c
}

// headCount is that of the year, or of the year before: a year is counted on its
// last day.
func (c *computer) headCount(counts []model.HeadCount) reg.Num {
	if n := model.EmployeesIn(counts, c.Until.Year()); n.IsSet() {
		return n
	}
	return model.EmployeesIn(counts, c.Until.Year()-1)
}

// addPersons takes in the register of persons. Where two share a way to be
// called, the surer way decides: number before initials, address and name.
func (c *computer) addPersons() {
	c.byAlias = map[string]int{}
	all := model.Persons.All(c.src)
	for _, p := range all {
		c.Persons = append(c.Persons, Person{ID: p.ID, Name: p.Name, Email: p.Email, Unit: p.Unit,
			Gone: p.Left.IsSet() && p.Left <= c.Until})
	}
	for way := range aliasWays {
		for i, p := range all {
			alias := aliases(p)[way]
			if _, taken := c.byAlias[alias]; alias != "" && !taken {
				c.byAlias[alias] = i
			}
		}
	}
}

// aliasWays is how many ways there are to call a person.
const aliasWays = 4

// aliases are what attendances may call a person.
func aliases(p *model.Person) [aliasWays]string {
	return [aliasWays]string{called(p.Number), called(p.Initials), called(p.Email), called(p.Name)}
}

// called is a name or number as attendances are matched by it.
func called(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// addCourses takes in the courses, and groups the compulsory ones by name.
func (c *computer) addCourses() {
	groups := map[string]int{}
	for _, course := range model.Courses.All(c.src) {
		c.courses[course.ID] = course
		if course.Compulsory == reg.Yes {
			if _, known := groups[called(course.Name)]; !known {
				groups[called(course.Name)] = len(groups)
				c.Courses = append(c.Courses, Course{})
			}
		}
	}
	for _, course := range model.Courses.All(c.src) {
		at, compulsory := groups[called(course.Name)]
		if !compulsory {
			continue
		}
		c.group[course.ID] = at
		if known := &c.Courses[at]; course.Compulsory == reg.Yes && (known.ID == "" || course.Date >= c.courses[known.ID].Date) {
			*known = Course{ID: course.ID, Name: course.Name, Audience: course.Audience, Aims: c.aims(course.Audience)}
		}
	}
}

func (c *computer) aims(audience string) []model.Role {
	if c.opt.Aims == nil || audience == "" {
		return nil
	}
	return c.opt.Aims(audience)
}

// rowPerson is the place in Persons of each name that attendances use, -1 for
// nobody.
func (c *computer) rowPersons(names []string) []int {
	at := make([]int, len(names))
	for i, name := range names {
		alias := called(name)
		if alias == "" {
			at[i] = -1
			continue
		}
		known, ok := c.byAlias[alias]
		if !ok {
			known = len(c.Persons)
			c.byAlias[alias] = known
			c.Persons = append(c.Persons, Person{Name: strings.TrimSpace(name)})
		}
		at[i] = known
	}
	return at
}

func (c *computer) addRows() {
	rows := model.ReadAttendances(c.src)
	persons := c.rowPersons(rows.Persons)
	courses, groups := make([]*model.Course, len(rows.Courses)), make([]int, len(rows.Courses))
	for i, id := range rows.Courses {
		courses[i], groups[i] = c.courses[id], -1
		if at, compulsory := c.group[id]; compulsory {
			groups[i] = at
		}
	}
	c.taken = make([]reg.Day, len(c.Persons)*len(c.Courses))
	enough := c.Hours.Float64()
	rows.Each(func(a model.AttendanceRow) {
		done, at := a.Done(c.Until), persons[a.Person]
		if at < 0 {
			if done && a.Completed > c.After && a.HoursOf(courses[a.Course]) >= enough {
				c.heads[a.Unit] += a.Heads()
			}
			return
		}
		c.Persons[at].attend(a.Attendance, c.Until)
		if !done {
			return
		}
		c.Persons[at].complete(a.Attendance, a.HoursOf(courses[a.Course]), c.After)
		if group := groups[a.Course]; group >= 0 {
			last := &c.taken[at*len(c.Courses)+group]
			*last = max(*last, a.Completed)
		}
	})
}

// attend notes where and when somebody was last heard of.
func (p *Person) attend(a *model.Attendance, until reg.Day) {
	if a.Completed > until {
		p.later = true
		return
	}
	p.seen = max(p.seen, a.Completed)
	if p.ID == "" && a.Unit != "" && a.Completed >= p.from {
		p.Unit, p.from = a.Unit, a.Completed
	}
}

// complete notes that somebody took a course to its end.
func (p *Person) complete(a *model.Attendance, hours float64, after reg.Day) {
	p.Last = max(p.Last, a.Completed)
	if a.Completed > after {
		p.Hours += hours
		p.Lately = true
	}
}

// settle leaves out who was not heard of for long, and counts the trained.
func (c *computer) settle() {
	known := c.Until.AddMonths(-knownMonths)
	for i := range c.Persons {
		p := &c.Persons[i]
		if p.ID == "" {
			p.Gone = p.seen.IsSet() && p.seen <= known || !p.seen.IsSet() && p.later
		}
		if c.Enough(i) {
			c.Trained++
		}
	}
	for _, n := range c.heads {
		c.Unnamed += n
	}
	c.Trained += c.Unnamed
}

// addRoles counts who holds which role on the last day.
func (c *computer) addRoles() {
	at := map[reg.ID]int{}
	for i := range c.Persons {
		if c.Persons[i].ID != "" {
			at[c.Persons[i].ID] = i
		}
	}
	for _, h := range model.RoleHoldings.All(c.src) {
		if i, known := at[h.Person]; known && h.Active(c.Until) && !slices.Contains(c.Persons[i].Roles, h.Role) {
			c.Persons[i].Roles = append(c.Persons[i].Roles, h.Role)
		}
	}
	byRole := map[model.Role]*Role{}
	for i := range c.Persons {
		c.addHolder(byRole, i)
	}
	for _, code := range model.Roles.All() {
		if r := byRole[code]; r != nil {
			c.Roles = append(c.Roles, *r)
		}
	}
}

func (c *computer) addHolder(byRole map[model.Role]*Role, person int) {
	p, lacks := &c.Persons[person], c.Lacks(person)
	for course := range c.Courses {
		if c.IsFor(course, person) {
			c.Courses[course].For++
			if c.Taken(course, person) {
				c.Courses[course].Taken++
			}
		}
	}
	if p.Gone {
		return
	}
	for _, role := range p.Roles {
		r := byRole[role]
		if r == nil {
			r = &Role{Role: role}
			byRole[role] = r
		}
		r.Holders++
		r.Trained += yes(c.Enough(person))
		r.Lacking += yes(len(lacks) > 0)
	}
}

func yes(b bool) int {
	if b {
		return 1
	}
	return 0
}

// byName orders units as people look for them.
func byName(a, b *model.Unit) int {
	return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
}
