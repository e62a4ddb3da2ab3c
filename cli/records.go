package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"samsvar/model/reg"
	"samsvar/storage"
)

// find finds a record by id or number.
func (r *runner) find(src reg.Source, register *reg.Register, which string) (reg.Ref, error) {
	if _, ok := src.Get(register.Key, reg.ID(which)); ok {
		return reg.Ref{Register: register.Key, ID: reg.ID(which)}, nil
	}
	for rec := range reg.Each(src, register.Key) {
		if strings.EqualFold(rec.Header().No, which) {
			return reg.Ref{Register: register.Key, ID: rec.Header().ID}, nil
		}
	}
	return reg.Ref{}, r.usage("cli.no_record", register.Key, which)
}

func (r *runner) listCommand() *cobra.Command {
	var asJSON bool
	var at string
	c := r.command("list STORE REGISTER", "list", cobra.ExactArgs(2), func(args []string) error {
		register, err := r.register(args[1])
		if err != nil {
			return err
		}
		return r.withStore(args[0], func(s *storage.Store) error {
			view, err := r.viewAt(s, at)
			if err != nil {
				return err
			}
			if asJSON {
				return r.exporter(view).RecordsJSON(r.Out, register, view.Each(register.Key))
			}
			r.printRecords(register, view)
			return nil
		})
	})
	c.Flags().BoolVar(&asJSON, "json", false, r.say("cli.flag.json"))
	r.atFlag(c, &at)
	return c
}

// printRecords writes the listed fields of every record.
func (r *runner) printRecords(register *reg.Register, view *storage.View) {
	var head []string
	for _, f := range register.Listed() {
		head = append(head, r.texts.Field(register, f))
	}
	rows := [][]string{head}
	for rec := range view.Each(register.Key) {
		var row []string
		for _, f := range register.Listed() {
			row = append(row, cell(r.texts.Show(f, f.Of(rec), r.names(view))))
		}
		rows = append(rows, row)
	}
	r.table(rows)
}
