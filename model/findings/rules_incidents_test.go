package findings

import (
	"testing"
	"time"

	"samsvar/model"
	"samsvar/model/reg"
)

// breach is a breach of which the agency became aware some hours ago.
func breach(ago int, change ...func(*model.Incident)) *model.Incident {
	i := as("B", &model.Incident{Type: model.IncidentBreach, Aware: hours(-ago)})
	for _, c := range change {
		c(i)
	}
	return i
}

func seconds(n int) func(*model.Incident) {
	return func(i *model.Incident) { i.Aware = i.Aware.Add(time.Duration(n) * time.Second) }
}

func duty(d model.NotifyDuty) func(*model.Incident) {
	return func(i *model.Incident) { i.Duty = d }
}

func notified(ago int) func(*model.Incident) {
	return func(i *model.Incident) { i.Notified = hours(-ago) }
}

func TestBreachClock(t *testing.T) {
	short := as("A", &model.Agency{Settings: model.Settings{BreachHours: reg.Int(96)}})
	runRules(t, []ruleTest{
		{"at the deadline", "R-HEN-01", "", records(breach(72))},
		{"a second later", "R-HEN-01", "B", records(breach(72, seconds(-1)))},
		{"duty yes", "R-HEN-01", "B", records(breach(73, duty(model.DutyYes)))},
		{"being considered", "R-HEN-01", "B", records(breach(73, duty(model.DutyConsidered)))},
		{"no duty", "R-HEN-01", "", records(breach(73, duty(model.DutyNo)))},
		{"notified", "R-HEN-01", "", records(breach(73, notified(1)))},
		{"awareness not known", "R-HEN-01", "", records(breach(73, func(i *model.Incident) { i.Aware = 0 }))},
		{"not a breach", "R-HEN-01", "", records(breach(73, func(i *model.Incident) { i.Type = model.IncidentSecurity }))},
		{"closed all the same", "R-HEN-01", "B", records(breach(73, func(i *model.Incident) { i.Closed = today }))},
		{"three days over", "R-HEN-01", "B", records(breach(144))},
		{"more than three days over", "R-HEN-01", "B:dager", records(breach(145))},
		{"another limit", "R-HEN-01", "", records(breach(73), short)},
		{"25 hours left", "R-HEN-02", "", records(breach(47))},
		{"24 hours left", "R-HEN-02", "B", records(breach(48))},
		{"none left", "R-HEN-02", "B", records(breach(72))},
		{"over", "R-HEN-02", "", records(breach(72, seconds(-1)))},
		{"notified", "R-HEN-02", "", records(breach(60, notified(1)))},
		{"in time", "R-HEN-03", "", records(breach(100, notified(28)))},
		{"late", "R-HEN-03", "B", records(breach(100, notified(27)))},
		{"late with reason", "R-HEN-03", "", records(breach(100, notified(27), func(i *model.Incident) { i.DelayReason = "Ferie" }))},
	})
}

func TestBreachClockIgnoresClockChange(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		t.Skip("no time zones on this machine")
	}
	aware := reg.InstantOf(time.Date(2026, 10, 24, 10, 20, 0, 0, zone)) // clocks go back on the 25th
	src := put(as("B", &model.Incident{Type: model.IncidentBreach, Aware: aware}))
	for _, test := range []struct {
		name string
		now  time.Time
		want string
	}{
		{"72 elapsed hours", time.Date(2026, 10, 27, 9, 20, 0, 0, zone), ""},
		{"a second more", time.Date(2026, 10, 27, 9, 20, 1, 0, zone), "B"},
	} {
		t.Run(test.name, func(t *testing.T) {
			list := Find(NewFacts(src, Options{Now: reg.InstantOf(test.now), Zone: zone}))
			if got := hits(list, "R-HEN-01"); got != test.want {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

func TestBreachAssessment(t *testing.T) {
	high := func(i *model.Incident) { i.Risk.Level = model.BreachHigh }
	told := func(how model.PersonsTold) func(*model.Incident) {
		return func(i *model.Incident) { i.PersonsTold = how }
	}
	runRules(t, []ruleTest{
		{"no reason", "R-HEN-04", "B", records(breach(1, duty(model.DutyNo)))},
		{"reason", "R-HEN-04", "", records(breach(1, duty(model.DutyNo), func(i *model.Incident) { i.RiskReason = "Kryptert" }))},
		{"duty", "R-HEN-04", "", records(breach(1, duty(model.DutyYes)))},
		{"not answered", "R-HEN-05", "B", records(breach(1, high))},
		{"not told", "R-HEN-05", "B", records(breach(1, high, told(model.PersonsToldNo)))},
		{"told", "R-HEN-05", "", records(breach(1, high, told(model.PersonsToldYes)))},
		{"exempt", "R-HEN-05", "", records(breach(1, high, func(i *model.Incident) { i.Exemption = "a" }))},
		{"lower risk", "R-HEN-05", "", records(breach(1, func(i *model.Incident) { i.Risk.Level = model.BreachRisky }))},
	})
}

// whole is a breach with everything art. 33(3) asks for.
func whole(i *model.Incident) {
	i.Description, i.Consequences, i.DoneMeasures = "Feilsendt brev", "Taushetsplikt brutt", "Hentet tilbake"
	i.Subjects, i.SubjectCount = []model.SubjectCategory{model.SubjectEmployee}, reg.Int(3)
	i.Data, i.DataCount = []model.DataCategory{model.DataHealth}, reg.Int(3)
	i.ContactPoint.Email = "pvo@example.no"
}

func TestNotificationContent(t *testing.T) {
	empty := map[string]func(*model.Incident){
		"beskrivelse":             func(i *model.Incident) { i.Description = "" },
		"kategorier_registrerte":  func(i *model.Incident) { i.Subjects = nil },
		"antall_registrerte":      func(i *model.Incident) { i.SubjectCount = reg.Num{} },
		"kategorier_opplysninger": func(i *model.Incident) { i.Data = nil },
		"antall_poster":           func(i *model.Incident) { i.DataCount = reg.Num{} },
		"kontaktpunkt":            func(i *model.Incident) { i.ContactPoint = model.Contact{} },
		"konsekvenser":            func(i *model.Incident) { i.Consequences = "" },
		"tiltak":                  func(i *model.Incident) { i.DoneMeasures = "" },
	}
	for part, remove := range empty {
		list := Find(factsOf(breach(10, notified(1), whole, remove))).ByRule("R-HEN-06")
		if len(list) != 1 || list[0].Args[0].Text != part {
			t.Errorf("without %s: found %v", part, list)
		}
	}
	officer := as("A", &model.Agency{Officer: model.Body{Email: "pvo@example.no"}})
	phased := func(i *model.Incident) { i.Phased = reg.Yes }
	runRules(t, []ruleTest{
		{"complete", "R-HEN-06", "", records(breach(10, notified(1), whole))},
		{"not notified yet", "R-HEN-06", "", records(breach(10))},
		{"in phases", "R-HEN-06", "", records(breach(10, notified(1), phased))},
		{"the agency's officer is the contact", "R-HEN-06", "", records(breach(10, notified(1), whole, empty["kontaktpunkt"]), officer)},
	})
}

func TestFollowUps(t *testing.T) {
	phased := func(i *model.Incident) { i.Phased = reg.Yes }
	followed := func(ago int) func(*model.Incident) {
		return func(i *model.Incident) { i.FollowUps = append(i.FollowUps, model.FollowUp{At: hours(-ago)}) }
	}
	const day = 24
	runRules(t, []ruleTest{
		{"14 days", "R-HEN-07", "", records(breach(15*day, phased, notified(14*day)))},
		{"15 days", "R-HEN-07", "B", records(breach(16*day, phased, notified(15*day)))},
		{"followed up since", "R-HEN-07", "", records(breach(16*day, phased, notified(15*day), followed(day)))},
		{"follow-up is old too", "R-HEN-07", "B", records(breach(40*day, phased, notified(39*day), followed(15*day)))},
		{"follow-up lies ahead", "R-HEN-07", "B", records(breach(16*day, phased, notified(15*day), followed(-day)))},
		{"not in phases", "R-HEN-07", "", records(breach(16*day, notified(15*day)))},
		{"closed", "R-HEN-07", "", records(breach(16*day, phased, notified(15*day), func(i *model.Incident) { i.Closed = today }))},
	})
}

func TestEscalation(t *testing.T) {
	grave := func(s model.IncidentSeverity, told ...model.NoticeRole) *model.Incident {
		i := as("I", &model.Incident{Severity: s})
		for _, role := range told {
			i.Internal = append(i.Internal, model.InternalNotice{Role: role, At: hours(-1)})
		}
		return i
	}
	all := []model.NoticeRole{model.NoticeLeader, model.NoticeOfficer, model.NoticeDepartment}
	runRules(t, []ruleTest{
		{"moderate", "R-HEN-08", "", records(grave(model.SeverityModerate))},
		{"nobody told", "R-HEN-08", "I", records(grave(model.SeveritySerious))},
		{"two of three told", "R-HEN-08", "I", records(grave(model.SeverityCritical, all[:2]...))},
		{"all told", "R-HEN-08", "", records(grave(model.SeverityCritical, all...))},
	})
	list := Find(factsOf(grave(model.SeverityCritical, all[:2]...))).ByRule("R-HEN-08")
	if got := list[0].Args[0].Text; got != "byraadsavdeling" {
		t.Errorf("missing notice is %q", got)
	}
}

func TestIncidentsConcluded(t *testing.T) {
	const day = 24
	incident := func(ago int, closed reg.Day, learning string, cause model.IncidentCause) *model.Incident {
		return as("I", &model.Incident{Discovered: hours(-ago * day), Closed: closed, Learning: learning, Cause: cause})
	}
	runRules(t, []ruleTest{
		{"open 90 days", "R-HEN-09", "", records(incident(90, 0, "", ""))},
		{"open 91 days", "R-HEN-09", "I", records(incident(91, 0, "", ""))},
		{"closed with nothing", "R-HEN-09", "I:lukket", records(incident(1, today, "", ""))},
		{"closed without lessons", "R-HEN-09", "I:laering", records(incident(1, today, "", "annet"))},
		{"closed without cause", "R-HEN-09", "I:aarsak", records(incident(1, today, "Sjekk mottaker", ""))},
		{"closed well", "R-HEN-09", "", records(incident(400, today, "Sjekk mottaker", "annet"))},
	})
}

func TestIncidentTimes(t *testing.T) {
	incident := func(change func(*model.Incident)) []reg.Record {
		i := as("I", &model.Incident{Discovered: hours(-5), Aware: hours(-5), Start: hours(-9), End: hours(-9)})
		change(i)
		return records(i)
	}
	notice := func(at reg.Instant) func(*model.Incident) {
		return func(i *model.Incident) { i.Internal = []model.InternalNotice{{Role: model.NoticeLeader, At: at}} }
	}
	runRules(t, []ruleTest{
		{"all well", "R-HEN-10", "", incident(func(*model.Incident) {})},
		{"aware before discovered", "R-HEN-10", "I", incident(func(i *model.Incident) { i.Aware-- })},
		{"ends before it starts", "R-HEN-10", "I:slutt", incident(func(i *model.Incident) { i.End-- })},
		{"now is not ahead", "R-HEN-10", "", incident(func(i *model.Incident) { i.Notified = noon })},
		{"ahead", "R-HEN-10", "I:fremtid", incident(func(i *model.Incident) { i.Notified = noon + 1 })},
		{"notice ahead", "R-HEN-10", "I:fremtid", incident(notice(noon + 1))},
		{"closed today", "R-HEN-10", "", incident(func(i *model.Incident) { i.Closed = today })},
		{"closed tomorrow", "R-HEN-10", "I:lukket", incident(func(i *model.Incident) { i.Closed = days(1) })},
	})
}

func TestProcessorsAndUnderreporting(t *testing.T) {
	agency := func(employees int, year int) *model.Agency {
		return as("A", &model.Agency{Years: []model.HeadCount{{Year: reg.Int(year), Employees: reg.Int(employees)}}})
	}
	at := func(day reg.Day) *model.Incident {
		return as("I", &model.Incident{Discovered: reg.InstantOf(day.Time().Add(12 * time.Hour))})
	}
	runRules(t, []ruleTest{
		{"caused by a processor", "R-HEN-11", "I", records(as("I", &model.Incident{Cause: model.CauseProcessor}))},
		{"reported by a processor", "R-HEN-11", "I", records(as("I", &model.Incident{FromProcessor: "L"}))},
		{"told", "R-HEN-11", "", records(as("I", &model.Incident{FromProcessor: "L", ProcessorTold: hours(-1)}))},
		{"own fault", "R-HEN-11", "", records(as("I", &model.Incident{Cause: "feilsending"}))},
		{"49 employees", "R-HEN-12", "", records(agency(49, 2026))},
		{"50 employees", "R-HEN-12", "-", records(agency(50, 2026))},
		{"counted last year", "R-HEN-12", "-", records(agency(50, 2025))},
		{"counted long ago", "R-HEN-12", "", records(agency(50, 2024))},
		{"employees unknown", "R-HEN-12", "", nil},
		{"incident within the year", "R-HEN-12", "", records(agency(50, 2026), at(months(-12)+1))},
		{"incident a year ago", "R-HEN-12", "-", records(agency(50, 2026), at(months(-12)))},
	})
}

func TestSecurityAuthority(t *testing.T) {
	system := as("S", &model.System{UnderSecurityAct: reg.Yes})
	incident := func(ago int, change ...func(*model.Incident)) *model.Incident {
		i := as("I", &model.Incident{Discovered: hours(-ago), Systems: []reg.ID{"S"}})
		for _, c := range change {
			c(i)
		}
		return i
	}
	told := func(ago int) func(*model.Incident) {
		return func(i *model.Incident) {
			i.Internal = []model.InternalNotice{{Role: model.NoticeNSM, At: hours(-ago)}}
		}
	}
	runRules(t, []ruleTest{
		{"24 hours", "R-HEN-13", "", records(system, incident(24))},
		{"25 hours", "R-HEN-13", "I", records(system, incident(25))},
		{"told in time", "R-HEN-13", "", records(system, incident(50, told(30)))},
		{"told late", "R-HEN-13", "I:sent", records(system, incident(50, told(20)))},
		{"aware later", "R-HEN-13", "", records(system, incident(50, func(i *model.Incident) { i.Aware = hours(-20) }))},
		{"said not to be in scope", "R-HEN-13", "", records(system, incident(50, func(i *model.Incident) { i.SecurityAct = reg.No }))},
		{"said to be in scope", "R-HEN-13", "I", records(incident(50, func(i *model.Incident) { i.SecurityAct = reg.Yes }))},
		{"system not in scope", "R-HEN-13", "", records(as("S", &model.System{}), incident(50))},
	})
}

func TestQuickEntryIsToBeCompleted(t *testing.T) {
	incident := func(s model.IncidentStatus, change ...func(*model.Incident)) []reg.Record {
		i := as("I", &model.Incident{Status: s, Discovered: hours(-1)})
		for _, c := range change {
			c(i)
		}
		return records(i)
	}
	runRules(t, []ruleTest{
		{"type not chosen", "R-HEN-14", "I", incident(model.IncidentNew)},
		{"type chosen", "R-HEN-14", "I:type", incident(model.IncidentNew, func(i *model.Incident) { i.Type = model.IncidentBreach })},
		{"worked on", "R-HEN-14", "", incident(model.IncidentOngoing)},
		{"of before statuses", "R-HEN-14", "", incident("")},
		{"closed", "R-HEN-14", "", incident(model.IncidentNew, func(i *model.Incident) { i.Closed = today })},
	})
}
