package findings

import (
	"samsvar/model"
	"samsvar/model/law"
	"samsvar/model/reg"
)

func requestRules() []Rule {
	requests := model.DataSubjectRequests.Key
	return []Rule{
		{ID: "R-KRV-01", Register: requests, Severity: Critical, Firm: true, find: requestOverdue},
		{ID: "R-KRV-02", Register: requests, Severity: High, find: extensionNotTold},
		{ID: "R-KRV-03", Register: requests, Severity: Critical, Firm: true, find: extensionOverdue},
		{ID: "R-KRV-04", Register: requests, Severity: Medium, find: requestSoonDue},
		{ID: "R-KRV-05", Register: requests, Severity: High, find: refusalIncomplete},
		{ID: "R-KRV-06", Register: requests, Severity: Medium, find: recipientsNotTold},
	}
}

// firstDeadline is the month of art. 12(3).
func (f *Facts) firstDeadline(d *model.DataSubjectRequest) reg.Day {
	return law.RequestDeadline(d.ClockFrom(), f.Law().Limits.RequestMonths)
}

// lastDeadline is the deadline after an extension: what the person was told, and
// at most the three months of art. 12(3).
func (f *Facts) lastDeadline(d *model.DataSubjectRequest) reg.Day {
	limits := f.Law().Limits
	last := law.RequestDeadline(d.ClockFrom(), limits.RequestMonths+limits.RequestExtensionMonths)
	if d.NewDue.IsSet() {
		return min(last, d.NewDue)
	}
	return last
}

// requestDeadline is the deadline that holds for a request now.
func (f *Facts) requestDeadline(d *model.DataSubjectRequest) reg.Day {
	if d.Extended == reg.Yes {
		return f.lastDeadline(d)
	}
	return f.firstDeadline(d)
}

func requestOverdue(f *Facts, hit func(Hit)) {
	overdueRequests(f, hit, func(d *model.DataSubjectRequest) bool { return d.Extended != reg.Yes })
}

func extensionOverdue(f *Facts, hit func(Hit)) {
	overdueRequests(f, hit, func(d *model.DataSubjectRequest) bool { return d.Extended == reg.Yes })
}

func overdueRequests(f *Facts, hit func(Hit), about func(*model.DataSubjectRequest) bool) {
	for _, d := range inUse(f, model.DataSubjectRequests) {
		if due := f.requestDeadline(d); d.Open() && about(d) && f.Past(due) {
			hit(Hit{Record: d, Field: "besvart_dato", Due: due, Args: []reg.Arg{reg.DayArg(due), reg.DayArg(d.Received)}})
		}
	}
}

// extensionNotTold finds extensions that the person was not told of within the
// first month.
func extensionNotTold(f *Facts, hit func(Hit)) {
	for _, d := range inUse(f, model.DataSubjectRequests) {
		first := f.firstDeadline(d)
		if d.Extended != reg.Yes || d.Outcome == model.RequestWithdrawn || !first.IsSet() {
			continue
		}
		switch {
		case !d.ExtendedTold.IsSet():
			hit(Hit{Record: d, Field: "forlenget_varslet_dato", Due: first, Args: []reg.Arg{reg.DayArg(first)}})
		case d.ExtendedTold > first:
			hit(Hit{Record: d, Field: "forlenget_varslet_dato", Variant: "sent",
				Args: []reg.Arg{reg.DayArg(first), reg.DayArg(d.ExtendedTold)}})
		}
	}
}

func requestSoonDue(f *Facts, hit func(Hit)) {
	for _, d := range inUse(f, model.DataSubjectRequests) {
		due := f.requestDeadline(d)
		soon := due >= f.Today && due <= f.Today.AddDays(f.Settings().RequestWarnDays.Int())
		if d.Open() && soon {
			hit(Hit{Record: d, Field: "besvart_dato", Due: due, Args: []reg.Arg{reg.DayArg(due), reg.CountArg(f.Today.DaysTo(due))}})
		}
	}
}

// refusalIncomplete finds refusals without legal basis, or without telling of
// the right to complain.
func refusalIncomplete(f *Facts, hit func(Hit)) {
	for _, d := range inUse(f, model.DataSubjectRequests) {
		law, complaint := d.RefusalLaw != "", d.ComplaintTold == reg.Yes
		switch {
		case !d.Refused() || (law && complaint):
		case law:
			hit(Hit{Record: d, Field: "klagerett_opplyst", Variant: "klage"})
		case complaint:
			hit(Hit{Record: d, Field: "avslag_hjemmel", Variant: "hjemmel"})
		default:
			hit(Hit{Record: d, Field: "avslag_hjemmel"})
		}
	}
}

// recipientsNotTold finds data that were rectified, erased or restricted without
// telling those who had received them.
func recipientsNotTold(f *Facts, hit func(Hit)) {
	for _, d := range inUse(f, model.DataSubjectRequests) {
		done := d.Outcome == model.RequestGranted || d.Outcome == model.RequestPartly
		told := d.RecipientsTold == model.RecipientsToldYes || d.RecipientsTold == model.RecipientsToldNone
		if d.Type.TellsRecipients() && done && !told {
			hit(Hit{Record: d, Field: "mottakere_underrettet",
				Args: []reg.Arg{reg.CodeArg(&model.RequestTypes.CodeSet, string(d.Type))}})
		}
	}
}
