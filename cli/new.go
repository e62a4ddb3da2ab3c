package cli

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"samsvar/model"
	"samsvar/sample"
	"samsvar/storage"
)

func (r *runner) newCommand() *cobra.Command {
	var name string
	var filled bool
	c := r.command("new STORE --name NAME", "new", cobra.ExactArgs(1), func(args []string) error {
		s, err := storage.Create(args[0], r.storeOptions())
		if err != nil {
			return err
		}
		if err := r.fill(s, name, filled); err != nil {
			_ = s.Close() // the first error tells more
			_ = os.Remove(args[0])
			return err
		}
		fmt.Fprintln(r.Out, r.say("cli.created", args[0]))
		return s.Close()
	})
	c.Flags().StringVar(&name, "name", "", r.say("cli.flag.name"))
	c.Flags().BoolVar(&filled, "sample", false, r.say("cli.flag.sample"))
	if err := c.MarkFlagRequired("name"); err != nil {
		panic("cli: " + err.Error()) // the flag was just added
	}
	return c
}

// fill enters the agency's own record and, if wanted, the sample's registers.
func (r *runner) fill(s *storage.Store, name string, filled bool) error {
	if filled {
		return sample.Fill(s, name, r.texts)
	}
	agency, ok := model.Agencies.New().(*model.Agency)
	if !ok {
		panic("cli: the register of agencies holds something else")
	}
	agency.NameNB = name
	_, err := s.Save(storage.Change{Records: []storage.Write{{Register: model.Agencies.Key, Record: agency}}})
	return err
}
