package shell

import (
	"samsvar/ui/backups"
	"samsvar/ui/examples"
	"samsvar/ui/gaps"
	"samsvar/ui/imports"
	"samsvar/ui/incident"
	"samsvar/ui/manual"
	"samsvar/ui/options"
	"samsvar/ui/overview"
	"samsvar/ui/preview"
	"samsvar/ui/record"
	"samsvar/ui/register"
	"samsvar/ui/request"
	"samsvar/ui/screen"
	"samsvar/ui/search"
	"samsvar/ui/trends"
	"samsvar/ui/yearly"
)

// newScreen makes the screen of a place.
func newScreen(d *screen.Deps, p screen.Place) screen.Screen {
	switch p.Kind {
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
	case screen.Examples:
		return examples.New(d, p)
	case screen.Manual:
		return manual.New(d, p)
	}
	return overview.New(d, p)
}
