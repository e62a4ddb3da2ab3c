package retention

import (
	"samsvar/model"
	"samsvar/model/reg"
)

// Rule is how long one register keeps personal data.
type Rule struct {
	Register *reg.Register
	Years    int
}

// settings is where the agency has its settings.
const settings = "innstillinger."

// Rules returns the limits of an agency, in the order of the registers.
func Rules(src reg.Source) []Rule {
	decided := model.DefaultSettings()
	for _, agency := range model.Agencies.All(src) {
		decided = agency.Settings.OrDefault()
		break
	}
	holder := &model.Agency{Settings: decided}
	var rules []Rule
	for _, r := range model.All() {
		if r.Retention == nil {
			continue
		}
		years, err := reg.ParseNum(model.Agencies.Value(holder, settings+r.Retention.Years).Text())
		if err == nil && years.Int() > 0 {
			rules = append(rules, Rule{Register: r, Years: years.Int()})
		}
	}
	return rules
}

// Setting is the path of the field in which the agency decides the years.
func (r Rule) Setting() string { return settings + r.Register.Retention.Years }

// Passed reports whether data of a day have been kept too long. On the last day
// of the time they have not, and for no day no time runs.
func (r Rule) Passed(since, today reg.Day) bool {
	const months = 12
	return since.IsSet() && since.AddMonths(r.Years*months) < today
}

// Due is what a rule finds.
type Due struct {
	IDs     []reg.ID // records that have been kept too long
	Oldest  reg.Day  // the earliest day among them
	Undated []reg.ID // records with personal data and no day that the time could run from
}

// Refs names the records that have been kept too long.
func (r Rule) Refs(ids []reg.ID) []reg.Ref {
	refs := make([]reg.Ref, len(ids))
	for i, id := range ids {
		refs[i] = reg.Ref{Register: r.Register.Key, ID: id}
	}
	return refs
}

// note adds a record with personal data, from when its time runs and whether
// it has passed.
func (d *Due) note(id func() reg.ID, since reg.Day, passed bool) {
	switch {
	case !since.IsSet():
		d.Undated = append(d.Undated, id())
	case passed:
		d.IDs = append(d.IDs, id())
		if !d.Oldest.IsSet() || since < d.Oldest {
			d.Oldest = since
		}
	}
}

// Find looks through a register. Where the source keeps it as columns, no
// record is made.
func (r Rule) Find(src reg.Source, today reg.Day, zone Zone) Due {
	if columns := reg.ColumnsOf(src, r.Register.Key); columns != nil {
		return r.findRows(columns, today, zone)
	}
	var found Due
	empty := r.Register.Load(nil)
	for _, rec := range src.All(r.Register.Key) {
		if r.personal(empty, rec) {
			since := dayOf(r.Register.Value(rec, r.Register.Retention.From).Text(), zone)
			found.note(func() reg.ID { return rec.Header().ID }, since, r.Passed(since, today))
		}
	}
	return found
}

// findRows reads each day that occurs once.
func (r Rule) findRows(columns reg.Columns, today reg.Day, zone Zone) Due {
	from := r.Register.Retention.From
	days, passed := make([]reg.Day, columns.Codes(from)), make([]bool, columns.Codes(from))
	for code := range days {
		days[code] = dayOf(columns.Text(from, uint32(code)), zone)
		passed[code] = r.Passed(days[code], today)
	}
	fields := []string{from}
	for _, f := range r.Register.Fields {
		if f.Personal {
			fields = append(fields, f.Key)
		}
	}
	var found Due
	for first, batch := range columns.Batches(fields...) {
		for i, code := range batch[0] {
			for _, codes := range batch[1:] {
				if codes[i] != 0 {
					found.note(func() reg.ID { return columns.ID(first + i) }, days[code], passed[code])
					break
				}
			}
		}
	}
	return found
}

// personal reports whether a field about persons holds something, at whatever
// depth.
func (r Rule) personal(empty, rec reg.Record) bool {
	for _, c := range r.Register.Diff(empty, rec) {
		if f := r.Register.Field(reg.FieldOfPath(c.Path)); f != nil && f.Personal && c.To != "" {
			return true
		}
	}
	return false
}
