package cli

import (
	"github.com/spf13/cobra"

	"samsvar/storage"
)

// attestFlags say which signed document is taken in, and who has signed it.
type attestFlags struct {
	year             int
	document, signed string
	signer, field    string
	compared         bool
}

func (r *runner) attestCommand() *cobra.Command {
	var flags attestFlags
	c := r.command("attest STORE --year YEAR --signed FILE", "attest", cobra.ExactArgs(1), func(args []string) error {
		if flags.document != "" {
			if _, err := r.documentKind(flags.document); err != nil {
				return err
			}
		}
		if flags.signed == "" {
			return r.usage("cli.attest.no_file")
		}
		return r.withStore(args[0], func(s *storage.Store) error { return r.attestSigned(s, flags) })
	})
	r.yearFlag(c, &flags.year)
	c.Flags().StringVar(&flags.document, "document", "", r.say("cli.flag.attest_document"))
	c.Flags().StringVar(&flags.signed, "signed", "", r.say("cli.flag.attest_signed"))
	c.Flags().StringVar(&flags.signer, "signer", "", r.say("cli.flag.signer"))
	c.Flags().StringVar(&flags.field, "field", "", r.say("cli.flag.attest_field"))
	c.Flags().BoolVar(&flags.compared, "compared", false, r.say("cli.flag.attest_compared"))
	return c
}
