package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"samsvar/exchange/chronicle"
	"samsvar/model/reg"
	"samsvar/storage"
)

// taking is undo or redo.
type taking struct {
	key  string // of the command and of its texts
	next func(*storage.Store) (storage.Step, bool, error)
	do   func(*storage.Store) (storage.Result, error)
}

func (r *runner) undoCommand() *cobra.Command {
	return r.takingCommand(taking{"undo", (*storage.Store).Undoable, (*storage.Store).Undo})
}

func (r *runner) redoCommand() *cobra.Command {
	return r.takingCommand(taking{"redo", (*storage.Store).Redoable, (*storage.Store).Redo})
}

func (r *runner) takingCommand(t taking) *cobra.Command {
	var dry bool
	c := r.command(t.key+" STORE", t.key, cobra.ExactArgs(1), func(args []string) error {
		return r.withStore(args[0], func(s *storage.Store) error { return r.take(s, t, dry) })
	})
	c.Flags().BoolVar(&dry, "dry-run", false, r.say("cli.flag.show_only"))
	return c
}

// overtaken says where others have changed since what was to be taken back.
func (r *runner) overtaken(s *storage.Store, err error) error {
	var overtaken *storage.Overtaken
	if !errors.As(err, &overtaken) {
		return err
	}
	lines := chronicle.Words{Texts: r.texts, View: s.View()}.Overtaken(overtaken)
	for i, line := range lines {
		lines[i] = "  " + line
	}
	return &detailed{err, lines}
}

// take says what is taken back, and does so.
func (r *runner) take(s *storage.Store, t taking, dry bool) error {
	step, ok, err := t.next(s)
	if err != nil {
		return err
	}
	what := chronicle.Words{Texts: r.texts, View: s.View()}.Step(step)
	if !dry || !ok {
		if _, err := t.do(s); err != nil {
			return r.overtaken(s, err)
		}
	}
	fmt.Fprintln(r.Out, r.say("cli."+t.key+".done", what, step.User, r.texts.Instant(reg.InstantOf(step.Time))))
	if dry {
		fmt.Fprintln(r.Out, r.say("cli.import.dry"))
	}
	return nil
}
