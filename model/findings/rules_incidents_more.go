package findings

import (
	"time"

	"samsvar/model"
	"samsvar/model/reg"
)

// incidentDay is the day an incident was discovered, else became known, began
// or was entered.
func (f *Facts) incidentDay(i *model.Incident) reg.Day {
	for _, m := range []reg.Instant{i.Discovered, i.Aware, i.Start} {
		if m.IsSet() {
			return m.Day(f.Zone)
		}
	}
	return i.Created.Day(f.Zone)
}

// notConcluded finds incidents that have been open too long, or were closed
// without cause or lessons.
func notConcluded(f *Facts, hit func(Hit)) {
	for _, i := range inUse(f, model.Incidents) {
		day, limit := f.incidentDay(i), f.Settings().IncidentDays
		switch due := day.AddDays(limit.Int()); {
		case i.Open() && f.Past(due):
			hit(Hit{Record: i, Field: "lukket_dato", Due: due,
				Args: []reg.Arg{reg.CountArg(day.DaysTo(f.Today)), reg.NumArg(limit)}})
		case i.Open():
		case i.Learning == "" && i.Cause == "":
			hit(Hit{Record: i, Field: "laering", Variant: "lukket", Args: []reg.Arg{reg.DayArg(i.Closed)}})
		case i.Learning == "":
			hit(Hit{Record: i, Field: "laering", Variant: "laering", Args: []reg.Arg{reg.DayArg(i.Closed)}})
		case i.Cause == "":
			hit(Hit{Record: i, Field: "hovedaarsak", Variant: "aarsak", Args: []reg.Arg{reg.DayArg(i.Closed)}})
		}
	}
}

// notCompleted finds incidents that were entered in haste and lack the rest.
func notCompleted(f *Facts, hit func(Hit)) {
	for _, i := range inUse(f, model.Incidents) {
		switch {
		case !i.Hasty():
		case i.Type == "":
			hit(Hit{Record: i, Field: "type", Args: []reg.Arg{reg.DayArg(f.incidentDay(i))}})
		default:
			hit(Hit{Record: i, Field: "status", Variant: "type", Args: []reg.Arg{reg.DayArg(f.incidentDay(i))}})
		}
	}
}

// impossibleTimes finds times that contradict each other or lie ahead.
func impossibleTimes(f *Facts, hit func(Hit)) {
	for _, i := range inUse(f, model.Incidents) {
		if i.Aware.IsSet() && i.Aware < i.Discovered {
			hit(Hit{Record: i, Field: "kjennskap_tid", Args: []reg.Arg{reg.InstantArg(i.Aware), reg.InstantArg(i.Discovered)}})
		}
		if i.End.IsSet() && i.End < i.Start {
			hit(Hit{Record: i, Field: "slutt_tid", Variant: "slutt", Args: []reg.Arg{reg.InstantArg(i.End), reg.InstantArg(i.Start)}})
		}
		for _, t := range incidentTimes(i) {
			if t.at > f.Now {
				hit(Hit{Record: i, Field: t.field, Variant: "fremtid", Args: []reg.Arg{reg.InstantArg(t.at)}})
				break
			}
		}
		if i.Closed > f.Today {
			hit(Hit{Record: i, Field: "lukket_dato", Variant: "lukket", Args: []reg.Arg{reg.DayArg(i.Closed)}})
		}
	}
}

type fieldTime struct {
	field string
	at    reg.Instant
}

// incidentTimes lists the times of an incident by field.
func incidentTimes(i *model.Incident) []fieldTime {
	all := []fieldTime{
		{"oppdaget_tid", i.Discovered}, {"kjennskap_tid", i.Aware}, {"start_tid", i.Start}, {"slutt_tid", i.End},
		{"databehandler_varslet_tid", i.ProcessorTold}, {"meldt_dt_tid", i.Notified},
		{"registrerte_informert_tid", i.PersonsToldAt},
	}
	for _, up := range i.FollowUps {
		all = append(all, fieldTime{"oppfolginger", up.At})
	}
	for _, notice := range i.Internal {
		all = append(all, fieldTime{"varslet_intern", notice.At})
	}
	return all
}

func processorTimeMissing(f *Facts, hit func(Hit)) {
	for _, i := range inUse(f, model.Incidents) {
		byProcessor := i.Cause == model.CauseProcessor || i.FromProcessor != ""
		if byProcessor && !i.ProcessorTold.IsSet() {
			hit(Hit{Record: i, Field: "databehandler_varslet_tid"})
		}
	}
}

// noIncidents finds that an agency of some size has registered nothing at all in
// the last twelve months.
func noIncidents(f *Facts, hit func(Hit)) {
	employees, from := f.EmployeesNow(), f.Today.AddMonths(-12)
	if !employees.IsSet() || employees.Compare(f.Settings().UnderreportFrom) < 0 {
		return
	}
	for _, i := range inUse(f, model.Incidents) {
		if day := f.incidentDay(i); day > from && day <= f.Today {
			return
		}
	}
	hit(Hit{Args: []reg.Arg{reg.NumArg(employees)}})
}

// securityAuthorityNotTold finds incidents under digitalsikkerhetsloven of which
// NSM was not told in time.
func securityAuthorityNotTold(f *Facts, hit func(Hit)) {
	hours := f.Settings().NSMHours
	for _, i := range inUse(f, model.Incidents) {
		known := i.Aware
		if !known.IsSet() {
			known = i.Discovered
		}
		by := known.Add(time.Duration(hours.Int()) * time.Hour)
		told, at := toldAt(i, model.NoticeNSM)
		if !by.IsSet() || !f.underSecurityAct(i) || f.Now <= by || (told && at <= by) {
			continue
		}
		found := Hit{Record: i, Field: "varslet_intern", Deadline: by, Args: []reg.Arg{reg.NumArg(hours), reg.InstantArg(by)}}
		if told {
			found.Variant, found.Args = "sent", append(found.Args, reg.InstantArg(at))
		}
		hit(found)
	}
}

// toldAt returns whether a role was told, and the first time it was; no time
// where one of the notices has none.
func toldAt(i *model.Incident, role model.NoticeRole) (told bool, first reg.Instant) {
	for _, notice := range i.Internal {
		if notice.Role == role && (!told || notice.At < first) {
			told, first = true, notice.At
		}
	}
	return told, first
}

// underSecurityAct reports whether digitalsikkerhetsloven asks for notice: as
// the incident says, else as any of its systems does.
func (f *Facts) underSecurityAct(i *model.Incident) bool {
	if i.SecurityAct != reg.Unanswered {
		return i.SecurityAct == reg.Yes
	}
	for _, id := range i.Systems {
		if s := model.Systems.Get(f, id); s != nil && s.UnderSecurityAct == reg.Yes {
			return true
		}
	}
	return false
}
