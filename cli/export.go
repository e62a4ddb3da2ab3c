package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"samsvar/exchange"
	"samsvar/exchange/sheet"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
)

// exportFlags are what to write, and how.
type exportFlags struct {
	out                  string
	all, codes, national, mandatory bool
}

func (r *runner) exportCommand() *cobra.Command {
	var flags exportFlags
	c := r.command("export STORE REGISTER|--all -o FILE", "export", cobra.RangeArgs(1, 2), func(args []string) error {
		registers, err := r.chosen(args[1:], flags.all)
		if err != nil {
			return err
		}
		return r.withStore(args[0], func(s *storage.Store) error { return r.export(s.View(), registers, flags) })
	})
	c.Flags().StringVarP(&flags.out, "output", "o", "", r.say("cli.flag.output"))
	c.Flags().BoolVar(&flags.all, "all", false, r.say("cli.flag.all"))
	c.Flags().BoolVar(&flags.codes, "codes", false, r.say("cli.flag.codes"))
	c.Flags().BoolVar(&flags.national, "national", false, r.say("cli.flag.national"))
	c.Flags().BoolVar(&flags.mandatory, "mandatory", false, r.say("cli.flag.mandatory"))
	if err := c.MarkFlagRequired("output"); err != nil {
		panic("cli: " + err.Error()) // the flag was just added
	}
	return c
}

// chosen is the one register named, or all of them.
func (r *runner) chosen(args []string, all bool) ([]*reg.Register, error) {
	if all == (len(args) > 0) {
		return nil, r.usage("cli.register_or_all")
	}
	if all {
		return model.All(), nil
	}
	register, err := r.register(args[0])
	return []*reg.Register{register}, err
}

func (r *runner) exporter(src reg.Source) exchange.Exporter {
	return exchange.Exporter{Source: src, Texts: r.texts, Now: r.Now()}
}

func (r *runner) export(src reg.Source, registers []*reg.Register, flags exportFlags) error {
	write, err := r.writing(r.exporter(src), registers, flags)
	if err != nil {
		return err
	}
	if err := sheet.WriteFile(flags.out, write); err != nil {
		return err
	}
	fmt.Fprintln(r.Out, r.say("cli.written", flags.out))
	return nil
}

// writing is how the file is written, by its ending and the flags.
func (r *runner) writing(e exchange.Exporter, registers []*reg.Register, flags exportFlags) (func(io.Writer) error, error) {
	ending := strings.ToLower(filepath.Ext(flags.out))
	one := registers[0]
	switch {
	case flags.national && flags.mandatory && len(registers) == 1 && ending == ".csv":
		return func(w io.Writer) error { return e.NationalMandatory(w, one) }, nil
	case flags.national && len(registers) == 1 && ending == ".csv":
		return func(w io.Writer) error { return e.National(w, one) }, nil
	case ending == ".xlsx" && !flags.codes && !flags.national:
		return func(w io.Writer) error { return e.XLSX(w, registers...) }, nil
	case ending == ".json" && !flags.national:
		return func(w io.Writer) error { return e.JSON(w, registers...) }, nil
	case ending == ".csv" && len(registers) == 1 && flags.codes:
		return func(w io.Writer) error { return e.CodesCSV(w, one) }, nil
	case ending == ".csv" && len(registers) == 1 && !flags.national:
		return func(w io.Writer) error { return e.CSV(w, one) }, nil
	}
	return nil, r.usage("cli.bad_format", flags.out)
}
