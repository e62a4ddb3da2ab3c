package cli

import (
	"time"

	"github.com/spf13/cobra"

	"samsvar/i18n"
	"samsvar/storage"
)

// readMoment reads a day, which counts to its end, or a day and a time, of which
// the whole minute counts.
func (r *runner) readMoment(text string) (time.Time, error) {
	if day, ok := i18n.ParseDay(text); ok && day.IsSet() {
		t := day.Time()
		return time.Date(t.Year(), t.Month(), t.Day()+1, 0, 0, 0, 0, i18n.Oslo()).Add(-time.Millisecond), nil
	}
	if at, ok := i18n.ParseInstant(text); ok && at != 0 {
		t := at.Time()
		if t.Second() == 0 {
			t = t.Add(time.Minute - time.Millisecond)
		}
		return t, nil
	}
	return time.Time{}, r.usage("cli.bad_moment", text)
}

// atFlag asks for the content as it was at a moment.
func (r *runner) atFlag(c *cobra.Command, at *string) {
	c.Flags().StringVar(at, "at", "", r.say("cli.flag.at"))
}

// viewAt is the content at a moment, or as it is now if none is given.
func (r *runner) viewAt(s *storage.Store, at string) (*storage.View, error) {
	if at == "" {
		return s.View(), nil
	}
	moment, err := r.readMoment(at)
	if err != nil {
		return nil, err
	}
	return s.ViewAt(moment)
}
