package cli

import (
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"samsvar/exchange/agenda"
	"samsvar/exchange/ics"
	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/calendar"
	"samsvar/model/reg"
	"samsvar/storage"
)

// calendarJSON is what `calendar --json` writes.
type calendarJSON struct {
	Year    int         `json:"year"`
	AsOf    string      `json:"asOf"`
	Entries []entryJSON `json:"entries"`
}

type entryJSON struct {
	Day      string `json:"day"`
	At       string `json:"at,omitempty"` // moment of a deadline counted in hours
	Kind     string `json:"kind"`
	State    string `json:"state"`
	Register string `json:"register"`
	ID       reg.ID `json:"id"`
	No       string `json:"nr"`
	Field    string `json:"field,omitempty"`
	Point    string `json:"point,omitempty"` // for what comes back every year
	Text     string `json:"text"`            // what is to be done, and about what
	Owner    reg.ID `json:"owner,omitempty"`
}

func (r *runner) calendarCommand() *cobra.Command {
	var out string
	var asJSON bool
	var year int
	c := r.command("calendar STORE [--year YEAR] [-o FILE.ics]", "calendar", cobra.ExactArgs(1), func(args []string) error {
		return r.withStore(args[0], func(s *storage.Store) error { return r.calendar(s, year, out, asJSON) })
	})
	c.Flags().IntVar(&year, "year", 0, r.say("cli.flag.calendar_year"))
	c.Flags().StringVarP(&out, "output", "o", "", r.say("cli.flag.calendar_output"))
	c.Flags().BoolVar(&asJSON, "json", false, r.say("cli.flag.json"))
	return c
}

func (r *runner) calendar(s *storage.Store, year int, out string, asJSON bool) error {
	view, today := s.View(), r.now().Day(i18n.Oslo())
	if year == 0 {
		year = today.Year()
	}
	list := calendar.Collect(view, calendar.Options{Now: r.now(), Zone: i18n.Oslo(), Year: year})
	words := agenda.Words{Texts: r.texts, Src: view, Names: r.names(view)}
	switch {
	case out != "":
		cal := ics.Calendar{Name: r.calendarName(view, year), Program: "Samsvar " + r.Version, Now: r.Now(),
			Lang: r.texts.Tag().String(), Events: words.Events(list, s.ID())}
		return r.written(out, sheet.WriteFile(out, func(w io.Writer) error { return ics.Write(w, cal) }))
	case asJSON:
		return r.json(calendarOf(list, words, year, today))
	}
	rows := [][]string{{r.say("cli.head.day"), r.say("cli.head.state"), r.say("cli.head.kind"), r.say("cli.head.owner"), r.say("cli.head.what")}}
	for _, e := range list {
		rows = append(rows, []string{words.When(e), words.State(e), words.Kind(e), cell(words.Owner(e)), words.Line(e)})
	}
	r.table(rows)
	return nil
}

func (r *runner) calendarName(src reg.Source, year int) string {
	name := "Samsvar"
	for _, agency := range model.Agencies.All(src) {
		name = agency.Name(string(r.texts.Lang()))
	}
	return name + ": " + r.say("ui.calendar.title", strconv.Itoa(year))
}

func calendarOf(list calendar.List, words agenda.Words, year int, today reg.Day) calendarJSON {
	out := calendarJSON{Year: year, AsOf: today.Text(), Entries: make([]entryJSON, 0, len(list))}
	for _, e := range list {
		out.Entries = append(out.Entries, entryJSON{Day: e.Day.Text(), At: e.At.Text(), Kind: string(e.Kind), State: string(e.State),
			Register: e.Register, ID: e.ID, No: e.No, Field: e.Field, Point: string(e.Point), Text: words.Line(e), Owner: e.Owner})
	}
	return out
}
