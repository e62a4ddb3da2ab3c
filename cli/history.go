package cli

import (
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"samsvar/exchange"
	"samsvar/exchange/chronicle"
	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
)

// historyFlags are which part of the history to show, and how.
type historyFlags struct {
	json          bool
	out, from, to string
	since, until  time.Time // zero for no limit
}

func (r *runner) historyCommand() *cobra.Command {
	var flags historyFlags
	c := r.command("history STORE [REGISTER ID]", "history", cobra.MatchAll(cobra.RangeArgs(1, 3), notTwo),
		func(args []string) error {
			if err := r.period(&flags); err != nil {
				return err
			}
			return r.withStore(args[0], func(s *storage.Store) error { return r.history(s, args[1:], flags) })
		})
	c.Flags().BoolVar(&flags.json, "json", false, r.say("cli.flag.json"))
	c.Flags().StringVar(&flags.from, "from", "", r.say("cli.flag.since_day"))
	c.Flags().StringVar(&flags.to, "to", "", r.say("cli.flag.until_day"))
	c.Flags().StringVarP(&flags.out, "output", "o", "", r.say("cli.flag.history_output"))
	return c
}

// notTwo refuses a register without an id.
func notTwo(c *cobra.Command, args []string) error {
	if len(args) == 2 {
		return cobra.ExactArgs(3)(c, args)
	}
	return nil
}

// period reads the days of a period, both included.
func (r *runner) period(flags *historyFlags) error {
	for _, limit := range []struct {
		text string
		at   *time.Time
		days int
	}{{flags.from, &flags.since, 0}, {flags.to, &flags.until, 1}} {
		if limit.text == "" {
			continue
		}
		day, ok := i18n.ParseDay(limit.text)
		if !ok {
			return r.usage("cli.bad_day", limit.text)
		}
		t := day.Time()
		*limit.at = time.Date(t.Year(), t.Month(), t.Day()+limit.days, 0, 0, 0, 0, i18n.Oslo())
	}
	return nil
}

func (r *runner) history(s *storage.Store, record []string, flags historyFlags) error {
	entries, err := r.entries(s, record, flags)
	if err != nil {
		return err
	}
	words := chronicle.Words{Texts: r.texts, View: s.View()}
	switch {
	case flags.out != "":
		write := r.writeEntries(words, entries, flags.out)
		if write == nil {
			return r.usage("cli.bad_format", flags.out)
		}
		return r.written(flags.out, sheet.WriteFile(flags.out, write))
	case flags.json:
		return chronicle.JSON(r.Out, entries)
	}
	r.printEntries(entries, words)
	return nil
}

// writeEntries is how entries are written to a file, by its ending; nil for
// one that is not known.
func (r *runner) writeEntries(words chronicle.Words, entries []storage.Entry, path string) func(io.Writer) error {
	switch exchange.FormatOf(path) {
	case exchange.FormatXLSX:
		return func(w io.Writer) error { return words.XLSX(w, entries, r.Now()) }
	case exchange.FormatCSV:
		return func(w io.Writer) error { return words.CSV(w, entries) }
	case exchange.FormatJSON:
		return func(w io.Writer) error { return chronicle.JSON(w, entries) }
	}
	return nil
}

func (r *runner) entries(s *storage.Store, record []string, flags historyFlags) ([]storage.Entry, error) {
	if len(record) == 0 {
		return s.Log(storage.Query{Since: flags.since, Until: flags.until})
	}
	ref, entries, err := r.historyOf(s, record[0], record[1])
	if err != nil {
		return nil, err
	}
	if entries == nil {
		if entries, err = s.History(ref); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(entries, func(e storage.Entry) bool {
		return e.Time.Before(flags.since) || !flags.until.IsZero() && !e.Time.Before(flags.until)
	}), nil
}

// historyOf finds a record, also one that is deleted, by id; of such a one it
// returns the history, too.
func (r *runner) historyOf(s *storage.Store, key, which string) (reg.Ref, []storage.Entry, error) {
	register, err := r.register(key)
	if err != nil {
		return reg.Ref{}, nil, err
	}
	ref, err := r.find(s.View(), register, which)
	if err == nil {
		return ref, nil, nil
	}
	ref = reg.Ref{Register: register.Key, ID: reg.ID(which)}
	deleted, failed := s.History(ref)
	if failed != nil || len(deleted) == 0 {
		return reg.Ref{}, nil, err
	}
	return ref, deleted, nil
}

// printEntries writes who did what when, on which device, and why.
func (r *runner) printEntries(entries []storage.Entry, words chronicle.Words) {
	for _, e := range entries {
		fmt.Fprintf(r.Out, "%s  %s (%s)  %s  %s %s\n", r.texts.Instant(reg.InstantOf(e.Time)), e.User, e.Device,
			words.What(e.Kind, e.Origin), e.Ref.Register, e.Ref.ID)
		if e.Reason != "" {
			fmt.Fprintln(r.Out, "    "+r.say("history.why", e.Reason))
		}
		if e.Erased {
			fmt.Fprintln(r.Out, "    "+r.say("history.erased"))
			continue
		}
		r.printChanges(model.Register(e.Ref.Register), chronicle.Shown(e), words.Name)
	}
}
