package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"samsvar/exchange"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
)

func (r *runner) setCommand() *cobra.Command {
	return r.command("set STORE REGISTER ID FIELD=VALUE…", "set", cobra.MinimumNArgs(4), func(args []string) error {
		register, err := r.register(args[1])
		if err != nil {
			return err
		}
		return r.withStore(args[0], func(s *storage.Store) error { return r.set(s, register, args[2], args[3:]) })
	})
}

// set changes fields of a record, all of them or none.
func (r *runner) set(s *storage.Store, register *reg.Register, which string, assignments []string) error {
	view := s.View()
	ref, err := r.find(view, register, which)
	if err != nil {
		return err
	}
	before, _ := view.Get(ref.Register, ref.ID)
	after := register.Clone(before)
	reader, err := exchange.NewReader(model.All(), view)
	if err != nil {
		return err
	}
	for _, assignment := range assignments {
		if err := r.assign(reader, register, after, assignment); err != nil {
			return err
		}
	}
	return r.saveOne(s, register, before, after)
}

// saveOne saves a changed record and says whether it differed.
func (r *runner) saveOne(s *storage.Store, register *reg.Register, before, after reg.Record) error {
	result, err := s.Save(storage.Change{Records: []storage.Write{{Register: register.Key, Record: after, Base: before}}})
	if err != nil {
		return err
	}
	key := "cli.saved"
	if result.Updated == 0 {
		key = "cli.unchanged"
	}
	fmt.Fprintln(r.Out, r.say(key, before.Header().No))
	return nil
}

func (r *runner) assign(reader *exchange.Reader, register *reg.Register, rec reg.Record, assignment string) error {
	path, text, ok := strings.Cut(assignment, "=")
	if !ok {
		return r.usage("cli.bad_assignment", assignment)
	}
	f, v := register.Field(path), register.Value(rec, path)
	switch {
	case f == nil || v == nil:
		return r.usage("cli.no_field", register.Key, path)
	case f.Managed:
		return r.usage("cli.managed_field", path)
	}
	canonical, err := reader.ReadValue(register, f, text)
	if err == nil {
		err = v.Parse(canonical)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", r.texts.Field(register, f), r.worded(err))
	}
	return nil
}
