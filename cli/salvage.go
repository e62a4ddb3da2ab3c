package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"samsvar/storage"
)

func (r *runner) salvageCommand() *cobra.Command {
	var to string
	c := r.command("salvage STORE -o NEW", "salvage", cobra.ExactArgs(1), func(args []string) error {
		var report storage.Salvaged
		err := r.unlocking(func() (err error) {
			report, err = storage.Salvage(args[0], to, r.storeOptions())
			return err
		})
		if err != nil {
			return err
		}
		for _, fault := range report.Faults {
			fmt.Fprintln(r.Out, "!", r.say("doctor."+storage.FoundStructure, fault))
		}
		r.printNotes(report.Notes(), "")
		fmt.Fprintln(r.Out, r.say("cli.created", to))
		return nil
	})
	c.Flags().StringVarP(&to, "output", "o", "", r.say("cli.flag.output"))
	if err := c.MarkFlagRequired("output"); err != nil {
		panic("cli: " + err.Error()) // the flag was just added
	}
	return c
}
