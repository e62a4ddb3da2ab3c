package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"samsvar/exchange/chronicle"
	"samsvar/model/reg"
	"samsvar/storage"
)

// eraseFlags are what to erase, and whether to do it.
type eraseFlags struct {
	person, reason      string
	records             []string
	fields, yes, copies bool
}

func (r *runner) eraseCommand() *cobra.Command {
	var flags eraseFlags
	c := r.command("erase STORE --person NAME|--record REGISTER:ID --reason TEXT", "erase", cobra.ExactArgs(1), func(args []string) error {
		if (flags.person == "") == (len(flags.records) == 0) {
			return r.usage("cli.erase.which")
		}
		return r.withStore(args[0], func(s *storage.Store) error { return r.erase(s, flags) })
	})
	c.Flags().StringVar(&flags.person, "person", "", r.say("cli.flag.person"))
	c.Flags().StringArrayVar(&flags.records, "record", nil, r.say("cli.flag.record"))
	c.Flags().BoolVar(&flags.fields, "fields", false, r.say("cli.flag.fields"))
	c.Flags().StringVar(&flags.reason, "reason", "", r.say("cli.flag.erase_reason"))
	c.Flags().BoolVar(&flags.yes, "yes", false, r.say("cli.flag.erase_yes"))
	c.Flags().BoolVar(&flags.copies, "delete-copies", false, r.say("cli.flag.delete_copies"))
	return c
}

// erase says what would go, and with --yes lets it go.
func (r *runner) erase(s *storage.Store, flags eraseFlags) error {
	order := storage.Erasure{Person: flags.person, Fields: flags.fields, Reason: flags.reason, Instead: r.say("erase.instead")}
	for _, which := range flags.records {
		ref, err := r.recordOf(s, which)
		if err != nil {
			return err
		}
		order.Records = append(order.Records, ref)
	}
	plan, err := s.PlanErase(order)
	if err != nil {
		return err
	}
	words := chronicle.Words{Texts: r.texts, View: s.View()}
	for _, line := range words.Erasure(plan) {
		fmt.Fprintln(r.Out, line)
	}
	if !flags.yes {
		fmt.Fprintln(r.Out, r.say("cli.erase.dry"))
		return nil
	}
	if plan, err = s.Erase(order); err != nil {
		return err
	}
	fmt.Fprintln(r.Out, r.say("cli.erase.done"))
	return r.dropCopies(s, plan.Held, flags.copies)
}

// recordOf finds a record of "REGISTER:ID", also a deleted one.
func (r *runner) recordOf(s *storage.Store, which string) (reg.Ref, error) {
	key, id, ok := strings.Cut(which, ":")
	if !ok {
		return reg.Ref{}, r.usage("cli.erase.record", which)
	}
	ref, _, err := r.historyOf(s, key, id)
	return ref, err
}

// dropCopies names the copies that still have what was erased, or deletes them
// once there is a new backup.
func (r *runner) dropCopies(s *storage.Store, held []string, drop bool) error {
	if len(held) == 0 {
		return nil
	}
	if !drop {
		fmt.Fprintln(r.Out, r.say("cli.erase.held"))
		return nil
	}
	if _, err := s.Backup(); err != nil {
		return err
	}
	if err := s.DropCopies(held); err != nil {
		return err
	}
	fmt.Fprintln(r.Out, r.say("cli.erase.dropped", fmt.Sprint(len(held))))
	return nil
}
