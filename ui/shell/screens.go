package shell

import (
	"samsvar/ui/backups"
	"samsvar/ui/calendar"
	"samsvar/ui/dpia"
	"samsvar/ui/examples"
	"samsvar/ui/gaps"
	"samsvar/ui/guidance"
	"samsvar/ui/identities"
	"samsvar/ui/imports"
	"samsvar/ui/incident"
	"samsvar/ui/leader"
	"samsvar/ui/manual"
	"samsvar/ui/options"
	"samsvar/ui/overview"
	"samsvar/ui/preview"
	"samsvar/ui/record"
	"samsvar/ui/register"
	"samsvar/ui/request"
	"samsvar/ui/retention"
	"samsvar/ui/risk"
	"samsvar/ui/screen"
	"samsvar/ui/search"
	"samsvar/ui/training"
	"samsvar/ui/trends"
	"samsvar/ui/verify"
	"samsvar/ui/yearly"
)

// newScreen makes the screen of a place.
func newScreen(d *screen.Deps, p screen.Place) screen.Screen {
	switch p.Kind {
	case screen.Calendar:
		return calendar.New(d, p)
	case screen.Gaps:
		return gaps.New(d, p)
	case screen.Register:
		return register.New(d, p)
	case screen.Record:
		return record.NewReader(d, p)
	case screen.Edit:
		return record.NewForm(d, p)
	case screen.Import:
		return imports.New(d, p)
	case screen.Yearly:
		return yearly.New(d, p)
	case screen.Leader:
		return leader.New(d, p)
	case screen.Preview:
		return preview.New(d, p)
	case screen.Settings:
		return options.New(d, p)
	case screen.Backups:
		return backups.New(d, p)
	case screen.Incident:
		return incident.New(d, p)
	case screen.Request:
		return request.New(d, p)
	case screen.Trends:
		return trends.New(d, p)
	case screen.SearchEach:
		return search.New(d, p)
	case screen.Guidance:
		return guidance.New(d, p)
	case screen.Examples:
		return examples.New(d, p)
	case screen.Training:
		return training.New(d, p)
	case screen.Retention:
		return retention.New(d, p)
	case screen.Manual:
		return manual.New(d, p)
	case screen.Verify:
		return verify.New(d, p)
	case screen.Identities:
		return identities.New(d, p)
	case screen.Threshold:
		return dpia.NewThreshold(d, p)
	case screen.DPIA:
		return dpia.New(d, p)
	case screen.Risk:
		return risk.New(d, p)
	}
	return overview.New(d, p)
}
