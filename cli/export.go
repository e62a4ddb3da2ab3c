package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"samsvar/exchange"
	"samsvar/exchange/sheet"
	"samsvar/model/reg"
	"samsvar/storage"
)

// exportFlags are what to write, and how.
type exportFlags struct {
	out, at                         string
	all, codes, national, mandatory bool
}

func (r *runner) exportCommand() *cobra.Command {
	var flags exportFlags
	c := r.command("export STORE REGISTER|--all -o FILE", "export", cobra.RangeArgs(1, 2), func(args []string) error {
		return r.withStore(args[0], func(s *storage.Store) error {
			view, err := r.viewAt(s, flags.at)
			if err != nil {
				return err
			}
			return r.export(view, args[1:], flags)
		})
	})
	c.Flags().StringVarP(&flags.out, "output", "o", "", r.say("cli.flag.output"))
	r.atFlag(c, &flags.at)
	c.Flags().BoolVar(&flags.all, "all", false, r.say("cli.flag.all"))
	c.Flags().BoolVar(&flags.codes, "codes", false, r.say("cli.flag.codes"))
	c.Flags().BoolVar(&flags.national, "national", false, r.say("cli.flag.national"))
	c.Flags().BoolVar(&flags.mandatory, "mandatory", false, r.say("cli.flag.mandatory"))
	if err := c.MarkFlagRequired("output"); err != nil {
		panic("cli: " + err.Error()) // the flag was just added
	}
	return c
}

func (r *runner) exporter(src reg.Source) exchange.Exporter {
	return exchange.Exporter{Source: src, Texts: r.texts, Now: r.Now()}
}

func (r *runner) export(src reg.Source, args []string, flags exportFlags) error {
	if flags.all == (len(args) > 0) {
		return r.usage("cli.register_or_all")
	}
	if flags.unfit() {
		return r.usage("cli.flags_unfit")
	}
	e := r.exporter(src)
	if flags.all {
		return r.written(flags.out, e.All(flags.out, formatOfAll(flags)))
	}
	register, err := r.register(args[0])
	if err != nil {
		return err
	}
	write := writing(e, register, flags)
	if write == nil {
		return r.usage("cli.bad_format", flags.out)
	}
	return r.written(flags.out, sheet.WriteFile(flags.out, write))
}

// unfit reports whether flags were given that do not go together: codes are for
// text files, the national form is one register as a text file.
func (f exportFlags) unfit() bool {
	format := exchange.FormatOf(f.out)
	return f.codes && (f.national || format == exchange.FormatXLSX || format == exchange.FormatJSON) ||
		f.national && (f.all || format != exchange.FormatCSV) || f.mandatory && !f.national
}

// written tells where a file was written, unless that failed.
func (r *runner) written(path string, err error) error {
	if err == nil {
		fmt.Fprintln(r.Out, r.say("cli.written", path))
	}
	return err
}

// formatOfAll is the format of an export of everything: by the file's ending,
// else a folder with a text file for each register.
func formatOfAll(flags exportFlags) string {
	format := exchange.FormatOf(flags.out)
	switch {
	case format == exchange.FormatXLSX || format == exchange.FormatJSON:
		return format
	case flags.codes:
		return exchange.FormatCodes
	}
	return exchange.FormatCSV
}

// writing is how one register is written, by the file's ending and the flags;
// nil where these do not go together.
func writing(e exchange.Exporter, register *reg.Register, flags exportFlags) func(io.Writer) error {
	switch format := exchange.FormatOf(flags.out); {
	case flags.national && flags.mandatory:
		return func(w io.Writer) error { return e.NationalMandatory(w, register) }
	case flags.national:
		return func(w io.Writer) error { return e.National(w, register) }
	case format == exchange.FormatXLSX:
		return func(w io.Writer) error { return e.XLSX(w, register) }
	case format == exchange.FormatJSON:
		return func(w io.Writer) error { return e.JSON(w, register) }
	case format == exchange.FormatCSV && flags.codes:
		return func(w io.Writer) error { return e.CodesCSV(w, register) }
	case format == exchange.FormatCSV:
		return func(w io.Writer) error { return e.CSV(w, register) }
	}
	return nil
}
