package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"samsvar/storage"
)

func (r *runner) repairCommand() *cobra.Command {
	var take string
	c := r.command("repair STORE [--take WAY]", "repair", cobra.ExactArgs(1), func(args []string) error {
		kind := storage.RemedyKind(take)
		switch kind {
		case "", storage.RemedyOlder, storage.RemedyBackup, storage.RemedySalvage:
		default:
			return r.usage("cli.repair.bad_way", take)
		}
		return r.diagnosed(args[0], func(d *storage.Diagnosis) error {
			if d == nil {
				fmt.Fprintln(r.Out, r.say("cli.repair.sound"))
				return nil
			}
			return r.repair(d, kind)
		})
	})
	c.Flags().StringVar(&take, "take", "", r.say("cli.flag.take"))
	return c
}

// diagnosed works on what is wrong with a store that cannot be opened; on nil
// if it can be.
func (r *runner) diagnosed(path string, work func(*storage.Diagnosis) error) error {
	s, err := r.openStrictly(path)
	var damaged *storage.Damaged
	switch {
	case err == nil:
		return errors.Join(work(nil), s.Close())
	case !errors.As(err, &damaged):
		return err
	}
	var d *storage.Diagnosis
	err = r.unlocking(func() (err error) {
		d, err = storage.Diagnose(path, damaged, r.storeOptions())
		return err
	})
	if err != nil {
		return err
	}
	defer d.Close()
	return work(d)
}

// openStrictly opens a store as it is or not at all.
func (r *runner) openStrictly(path string) (s *storage.Store, err error) {
	err = r.unlocking(func() (err error) {
		s, err = storage.Open(path, r.storeOptions())
		return err
	})
	return s, err
}

// repair shows the ways to repair a store, or goes one of them.
func (r *runner) repair(d *storage.Diagnosis, kind storage.RemedyKind) error {
	if len(d.Remedies) == 0 {
		return errors.Join(d.Damage, errors.New(r.say("cli.repair.no_way")))
	}
	if kind == "" {
		r.printDiagnosis(d)
		return nil
	}
	for _, m := range d.Remedies {
		if m.Kind != kind {
			continue
		}
		s, account, err := d.Take(m)
		if err != nil {
			return err
		}
		r.printNotes(account.Notes, "")
		return s.Close()
	}
	return errors.New(r.say("cli.repair.not_this_way", string(kind)))
}

// printDiagnosis tells what is wrong and what can be done, with what each way
// would lose.
func (r *runner) printDiagnosis(d *storage.Diagnosis) {
	r.printFaults(d.Findings)
	if len(d.Remedies) == 0 {
		fmt.Fprintln(r.Out, r.say("cli.repair.no_way"))
		return
	}
	fmt.Fprintln(r.Out, r.say("cli.repair.ways"))
	for _, m := range d.Remedies {
		fmt.Fprintf(r.Out, "  %s: %s\n", m.Kind, r.say("repair.kind."+string(m.Kind)))
		fmt.Fprintln(r.Out, "    "+r.say("cli.repair.holds", fmt.Sprint(m.Records), fmt.Sprint(m.Operations)))
		r.printNotes(m.Loss(), "    ")
	}
}

func (r *runner) printNotes(notes []storage.Note, indent string) {
	for _, n := range notes {
		fmt.Fprintln(r.Out, indent+r.texts.RepairNote(n.Code, n.Args...))
	}
}

// tellAccount tells on standard error what was done when a store was opened.
func (r *runner) tellAccount(account storage.Account) {
	for _, n := range account.Notes {
		fmt.Fprintln(r.Err, r.texts.RepairNote(n.Code, n.Args...))
	}
	for _, f := range account.Findings {
		fmt.Fprintln(r.Err, "!", r.say("doctor."+f.Code, f.Args...))
	}
}
