package cli

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"samsvar/exchange/chronicle"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
)

// revertFlags are to what a record is put back, and why.
type revertFlags struct {
	at, field, reason string
	dry               bool
}

func (r *runner) revertCommand() *cobra.Command {
	var flags revertFlags
	c := r.command("revert STORE REGISTER ID --at MOMENT", "revert", cobra.ExactArgs(3), func(args []string) error {
		return r.withStore(args[0], func(s *storage.Store) error { return r.revert(s, args[1], args[2], flags) })
	})
	r.atFlag(c, &flags.at)
	c.Flags().StringVar(&flags.field, "field", "", r.say("cli.flag.field"))
	c.Flags().StringVar(&flags.reason, "reason", "", r.say("cli.flag.why"))
	c.Flags().BoolVar(&flags.dry, "dry-run", false, r.say("cli.flag.show_only"))
	if err := c.MarkFlagRequired("at"); err != nil {
		panic("cli: " + err.Error()) // the flag was just added
	}
	return c
}

// revert makes a record, or one field of it, what it was at a moment, as a new
// change. A record deleted since comes back.
func (r *runner) revert(s *storage.Store, key, which string, flags revertFlags) error {
	at, err := r.readMoment(flags.at)
	if err != nil {
		return err
	}
	ref, _, err := r.historyOf(s, key, which)
	if err != nil {
		return err
	}
	then, deleted, ok, err := s.AsOf(ref, at)
	if err != nil {
		return err
	}
	moment := r.texts.Instant(reg.InstantOf(at))
	if !ok || deleted {
		return errors.New(r.say("cli.revert.not_there", which, moment))
	}
	change, diff, err := r.reverting(s.View(), ref, then, flags.field)
	if err != nil {
		return err
	}
	change.Reason = cmp.Or(flags.reason, r.say("cli.revert.reason", moment))
	return r.saveReverted(s, ref, change, diff, flags.dry)
}

// reverting works out the change, and what differs.
func (r *runner) reverting(v *storage.View, ref reg.Ref, then reg.Record, field string) (storage.Change, []reg.Change, error) {
	register := model.Register(ref.Register)
	if field != "" && register.Field(field) == nil {
		return storage.Change{}, nil, r.usage("cli.no_field", register.Key, field)
	}
	var change storage.Change
	now, live := v.Get(ref.Register, ref.ID)
	if !live {
		now, _ = v.GetDeleted(ref.Register, ref.ID)
		change.Restore = []reg.Ref{ref}
	}
	if now == nil { // erased by order
		return storage.Change{}, nil, &storage.Missing{Ref: ref}
	}
	head, own := now.Header(), then.Header()
	own.Changed, own.ChangedBy = head.Changed, head.ChangedBy
	var diff []reg.Change
	for _, c := range register.Diff(now, then) {
		if field == "" || c.Path == field || strings.HasPrefix(c.Path, field+".") || strings.HasPrefix(c.Path, field+"/") {
			diff = append(diff, c)
		}
	}
	if len(diff) == 0 {
		return change, nil, nil
	}
	back := register.Clone(now)
	if err := register.Apply(back, diff); err != nil {
		return change, nil, err
	}
	write := storage.Write{Register: ref.Register, Record: back}
	if live {
		write.Base = now
	}
	change.Records = []storage.Write{write}
	return change, diff, nil
}

func (r *runner) saveReverted(s *storage.Store, ref reg.Ref, change storage.Change, diff []reg.Change, dry bool) error {
	words := chronicle.Words{Texts: r.texts, View: s.View()}
	what := words.Record(ref)
	if len(diff) == 0 && len(change.Restore) == 0 {
		fmt.Fprintln(r.Out, r.say("cli.unchanged", what))
		return nil
	}
	if !dry {
		if _, err := s.Save(change); err != nil {
			return err
		}
	}
	fmt.Fprintln(r.Out, r.say("cli.revert.done", what))
	shown := chronicle.Shown(storage.Entry{Kind: storage.KindEdit, Ref: ref, Changes: diff})
	r.printChanges(model.Register(ref.Register), shown, words.Name)
	if dry {
		fmt.Fprintln(r.Out, r.say("cli.import.dry"))
	}
	return nil
}
