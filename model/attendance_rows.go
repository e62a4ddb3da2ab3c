package model

import "samsvar/model/reg"

// AttendanceRows goes through the attendances of a source, of which there may
// be a million: where the source keeps them as columns, no record is made.
type AttendanceRows struct {
	Persons []string // by AttendanceRow.Person; the first is nobody
	Courses []reg.ID // by AttendanceRow.Course; the first is none
	Units   []reg.ID // by AttendanceRow.Place; the first is none

	columns reg.Columns
	records []*Attendance // where the source has no columns
	person  map[string]int
	course  map[reg.ID]int
	unit    map[reg.ID]int
}

// AttendanceRow is one attendance. The Attendance is used again for the next
// row; of its head and the common fields only the unit is set.
type AttendanceRow struct {
	Row    int // for AttendanceRows.ID
	Person int // stands for Attendance.Person
	Course int // stands for Attendance.Course
	Place  int // stands for Attendance.Unit
	*Attendance
}

// ReadAttendances prepares to go through the attendances of a source.
func ReadAttendances(src reg.Source) *AttendanceRows {
	if columns := reg.ColumnsOf(src, Attendances.Key); columns != nil {
		text := func(text string) string { return text }
		id := func(text string) reg.ID { return reg.ID(text) }
		return &AttendanceRows{columns: columns, Persons: decoded(columns, "person", text),
			Courses: decoded(columns, "kurs", id), Units: decoded(columns, "enhet", id)}
	}
	r := &AttendanceRows{records: Attendances.All(src), Persons: []string{""}, Courses: []reg.ID{""}, Units: []reg.ID{""},
		person: map[string]int{"": 0}, course: map[reg.ID]int{"": 0}, unit: map[reg.ID]int{"": 0}}
	for _, a := range r.records {
		r.Persons = noted(r.Persons, r.person, a.Person)
		r.Courses = noted(r.Courses, r.course, a.Course)
		r.Units = noted(r.Units, r.unit, a.Unit)
	}
	return r
}

// noted gives a value its place in a list, if it has none yet.
func noted[V comparable](list []V, at map[V]int, value V) []V {
	if _, known := at[value]; known {
		return list
	}
	at[value] = len(list)
	return append(list, value)
}

// decoded reads every text of a column once.
func decoded[V any](c reg.Columns, field string, read func(text string) V) []V {
	values := make([]V, c.Codes(field))
	for code := 1; code < len(values); code++ {
		values[code] = read(c.Text(field, uint32(code)))
	}
	return values
}

// Each visits every attendance in the order of their numbers.
func (r *AttendanceRows) Each(visit func(AttendanceRow)) {
	if r.columns == nil {
		for i, a := range r.records {
			visit(AttendanceRow{Row: i, Person: r.person[a.Person], Course: r.course[a.Course], Place: r.unit[a.Unit], Attendance: a})
		}
		return
	}
	number := func(text string) reg.Num { n, _ := reg.ParseNum(text); return n }
	counts, hours := decoded(r.columns, "antall", number), decoded(r.columns, "timer", number)
	days := decoded(r.columns, "fullfort_dato", func(text string) reg.Day { d, _ := reg.ParseDay(text); return d })
	results := decoded(r.columns, "resultat", func(text string) AttendanceResult {
		if !AttendanceResults.Has(text) {
			return "" // one of a newer version
		}
		return AttendanceResult(text)
	})
	var a Attendance
	for first, batch := range r.columns.Batches("person", "kurs", "antall", "timer", "fullfort_dato", "resultat", "enhet") {
		for i, person := range batch[0] {
			course, unit := batch[1][i], batch[6][i]
			a.Person, a.Course, a.Unit = r.Persons[person], r.Courses[course], r.Units[unit]
			a.Count, a.Hours = counts[batch[2][i]], hours[batch[3][i]]
			a.Completed, a.Result = days[batch[4][i]], results[batch[5][i]]
			visit(AttendanceRow{first + i, int(person), int(course), int(unit), &a})
		}
	}
}

// ID returns the id of a row.
func (r *AttendanceRows) ID(row int) reg.ID {
	if r.columns == nil {
		return r.records[row].ID
	}
	return r.columns.ID(row)
}
