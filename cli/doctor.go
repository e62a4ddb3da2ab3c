package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"samsvar/storage"
)

func (r *runner) doctorCommand() *cobra.Command {
	return r.command("doctor STORE", "doctor", cobra.ExactArgs(1), func(args []string) error {
		return r.withStore(args[0], func(s *storage.Store) error {
			report, err := s.Verify()
			if err != nil {
				return err
			}
			r.printReport(report)
			if !report.OK() {
				return errors.New(r.say("cli.doctor.bad"))
			}
			fmt.Fprintln(r.Out, r.say("cli.doctor.good"))
			return nil
		})
	})
}

func (r *runner) printReport(report storage.Report) {
	r.table([][]string{
		{r.say("cli.doctor.records"), fmt.Sprint(report.Records)},
		{r.say("cli.doctor.operations"), fmt.Sprint(report.Operations)},
		{r.say("cli.doctor.devices"), fmt.Sprint(report.Devices)},
		{r.say("cli.doctor.head"), report.Head},
	})
	for _, f := range report.Findings {
		mark := "!"
		if f.Warning {
			mark = "-"
		}
		fmt.Fprintln(r.Out, mark, r.say("doctor."+f.Code, f.Args...))
	}
}
