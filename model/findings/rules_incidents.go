package findings

import (
	"time"

	"samsvar/model"
	"samsvar/model/law"
	"samsvar/model/reg"
)

func incidentRules() []Rule {
	incidents := model.Incidents.Key
	return []Rule{
		{ID: "R-HEN-01", Register: incidents, Severity: Critical, Firm: true, find: breachOverdue},
		{ID: "R-HEN-02", Register: incidents, Severity: Critical, Firm: true, find: breachSoonDue},
		{ID: "R-HEN-03", Register: incidents, Severity: High, Firm: true, find: lateWithoutReason},
		{ID: "R-HEN-04", Register: incidents, Severity: High, find: noDutyWithoutReason},
		{ID: "R-HEN-05", Register: incidents, Severity: Critical, find: personsNotTold},
		{ID: "R-HEN-06", Register: incidents, Severity: Medium, find: notificationGaps},
		{ID: "R-HEN-07", Register: incidents, Severity: Medium, find: notFollowedUp},
		{ID: "R-HEN-08", Register: incidents, Severity: Medium, find: notEscalated},
		{ID: "R-HEN-09", Register: incidents, Severity: Medium, find: notConcluded},
		{ID: "R-HEN-10", Register: incidents, Severity: Low, Firm: true, find: impossibleTimes},
		{ID: "R-HEN-11", Register: incidents, Severity: Low, find: processorTimeMissing},
		{ID: "R-HEN-12", Register: incidents, Severity: Info, find: noIncidents},
		{ID: "R-HEN-13", Register: incidents, Severity: High, find: securityAuthorityNotTold},
		{ID: "R-HEN-14", Register: incidents, Severity: Medium, find: notCompleted},
	}
}

// lastHours is when the countdown to a deadline in hours begins.
const lastHours = 24 * time.Hour

// inHours is how long a deadline has passed when days begin to say more than
// hours.
const inHours = 72 * time.Hour

// breaches returns the breaches of personal data security.
func (f *Facts) breaches() []*model.Incident {
	var all []*model.Incident
	for _, i := range inUse(f, model.Incidents) {
		if i.Breach() {
			all = append(all, i)
		}
	}
	return all
}

// notifyBy is the deadline for telling Datatilsynet, or no moment.
func (f *Facts) notifyBy(i *model.Incident) reg.Instant {
	return law.BreachDeadline(i.Aware, f.Settings().BreachHours.Int())
}

// awaitsNotice reports whether the clock of art. 33(1) runs for a breach.
func awaitsNotice(i *model.Incident) bool {
	return i.Duty != model.DutyNo && !i.Notified.IsSet() && i.Aware.IsSet()
}

func breachOverdue(f *Facts, hit func(Hit)) {
	for _, i := range f.breaches() {
		by := f.notifyBy(i)
		if !awaitsNotice(i) || f.Now <= by {
			continue
		}
		over := f.Now.Sub(by)
		found := Hit{Record: i, Field: "meldt_dt_tid", Deadline: by, Args: hoursAndMinutes(over)}
		if over > inHours {
			found.Variant, found.Args = "dager", []reg.Arg{reg.CountArg(int(over / (24 * time.Hour)))}
		}
		found.Args = append(found.Args, reg.InstantArg(by), reg.NumArg(f.Settings().BreachHours))
		hit(found)
	}
}

func breachSoonDue(f *Facts, hit func(Hit)) {
	for _, i := range f.breaches() {
		by := f.notifyBy(i)
		if left := by.Sub(f.Now); awaitsNotice(i) && left >= 0 && left <= lastHours {
			hit(Hit{Record: i, Field: "meldt_dt_tid", Deadline: by, Args: append(hoursAndMinutes(left), reg.InstantArg(by))})
		}
	}
}

// hoursAndMinutes are two values of a message, without the seconds.
func hoursAndMinutes(d time.Duration) []reg.Arg {
	minutes := int(d / time.Minute)
	return []reg.Arg{reg.CountArg(minutes / 60), reg.CountArg(minutes % 60)}
}

func lateWithoutReason(f *Facts, hit func(Hit)) {
	for _, i := range f.breaches() {
		if i.NotifiedLate(f.Settings().BreachHours.Int()) && i.DelayReason == "" {
			args := append(hoursAndMinutes(i.Notified.Sub(f.notifyBy(i))), reg.InstantArg(i.Notified))
			hit(Hit{Record: i, Field: "forsinkelse_begrunnelse", Args: args})
		}
	}
}

func noDutyWithoutReason(f *Facts, hit func(Hit)) {
	for _, i := range f.breaches() {
		if i.Duty == model.DutyNo && i.RiskReason == "" {
			hit(Hit{Record: i, Field: "risiko_begrunnelse"})
		}
	}
}

func personsNotTold(f *Facts, hit func(Hit)) {
	for _, i := range f.breaches() {
		if i.Risk.Level == model.BreachHigh && i.PersonsTold != model.PersonsToldYes && i.Exemption == "" {
			hit(Hit{Record: i, Field: "registrerte_informert"})
		}
	}
}

// NoticeParts are what a notification of a breach must tell, art. 33(3).
var NoticeParts = reg.NewCodes[string]("melding33", "beskrivelse", "kategorier_registrerte", "antall_registrerte",
	"kategorier_opplysninger", "antall_poster", "kontaktpunkt", "konsekvenser", "tiltak")

func notificationGaps(f *Facts, hit func(Hit)) {
	for _, i := range f.breaches() {
		if !i.Notified.IsSet() || i.Phased == reg.Yes {
			continue
		}
		if gaps := f.noticeGaps(i); len(gaps) > 0 {
			field := gaps[0]
			if field == "tiltak" {
				field = "tiltak_gjort"
			}
			hit(Hit{Record: i, Field: field, Args: []reg.Arg{codesArg(&NoticeParts.CodeSet, gaps)}})
		}
	}
}

func (f *Facts) noticeGaps(i *model.Incident) []string {
	var gaps []string
	for n, empty := range []bool{
		i.Description == "",
		len(i.Subjects) == 0,
		!i.SubjectCount.IsSet(),
		len(i.Data) == 0,
		!i.DataCount.IsSet(),
		!f.contactPoint(i),
		i.Consequences == "",
		i.DoneMeasures == "" && i.PlannedMeasures == "" && len(i.Actions) == 0,
	} {
		if empty {
			gaps = append(gaps, NoticeParts.Codes[n])
		}
	}
	return gaps
}

// contactPoint reports whether Datatilsynet knows whom to ask: the contact named
// here, else the agency's data protection officer.
func (f *Facts) contactPoint(i *model.Incident) bool {
	if c := i.ContactPoint; c.Name != "" || c.Email != "" || c.Phone != "" {
		return true
	}
	a := f.Agency()
	return a != nil && (a.Officer.Email != "" || a.Officer.Phone != "" || a.Officer.Address != "")
}

func notFollowedUp(f *Facts, hit func(Hit)) {
	for _, i := range f.breaches() {
		if i.Phased != reg.Yes || !i.Open() || !i.Notified.IsSet() {
			continue
		}
		last := i.Notified
		for _, up := range i.FollowUps {
			if up.At <= f.Now {
				last = max(last, up.At)
			}
		}
		due := last.Day(f.Zone).AddDays(f.Settings().FollowUpDays.Int())
		if f.Past(due) {
			hit(Hit{Record: i, Field: "oppfolginger", Due: due,
				Args: []reg.Arg{reg.DayArg(last.Day(f.Zone)), reg.NumArg(f.Settings().FollowUpDays)}})
		}
	}
}

func notEscalated(f *Facts, hit func(Hit)) {
	for _, i := range inUse(f, model.Incidents) {
		var missing []string
		for _, role := range []model.NoticeRole{model.NoticeLeader, model.NoticeOfficer, model.NoticeDepartment} {
			if !i.Told(role) {
				missing = append(missing, string(role))
			}
		}
		if i.Grave() && len(missing) > 0 {
			hit(Hit{Record: i, Field: "varslet_intern", Args: []reg.Arg{codesArg(&model.NoticeRoles.CodeSet, missing)}})
		}
	}
}
