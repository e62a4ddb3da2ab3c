package cli

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"samsvar/model"
	"samsvar/sample"
	"samsvar/storage"
	"samsvar/storage/vault"
)

// newFlags are the options of the command new.
type newFlags struct {
	name          string
	filled, plain bool
}

func (r *runner) newCommand() *cobra.Command {
	var flags newFlags
	c := r.command("new STORE --name NAME", "new", cobra.ExactArgs(1), func(args []string) error {
		opt, err := r.newOptions(args[0], flags)
		if err != nil {
			return err
		}
		if opt.Plain {
			return r.make(args[0], opt, flags)
		}
		return r.withNewKey(r.given.recovery, func(key vault.Recovery) error {
			opt.Recovery = key
			return r.make(args[0], opt, flags)
		})
	})
	c.Flags().StringVar(&flags.name, "name", "", r.say("cli.flag.name"))
	c.Flags().BoolVar(&flags.filled, "sample", false, r.say("cli.flag.sample"))
	c.Flags().BoolVar(&flags.plain, "plain", false, r.say("cli.flag.plain"))
	if err := c.MarkFlagRequired("name"); err != nil {
		panic("cli: " + err.Error()) // the flag was just added
	}
	return c
}

// newOptions sees to the keys of a new store. The sample, which is invented,
// is not encrypted.
func (r *runner) newOptions(path string, flags newFlags) (storage.Options, error) {
	opt := r.storeOptions()
	opt.Plain = flags.plain || flags.filled
	switch _, err := os.Lstat(path); {
	case err == nil: // no key need be kept for what will not be made
		return opt, &storage.Error{Code: "exists", Args: []string{path}}
	case opt.Plain && r.given != (secretFiles{}):
		return opt, r.usage("cli.plain_needs_no_key")
	case opt.Plain:
		return opt, nil
	}
	if r.given.passphrase == "" {
		opt.Remember = true // whoever sets a passphrase wants to be asked
		return opt, nil
	}
	text, err := readSecret(r.given.passphrase)
	if err != nil {
		return opt, err
	}
	opt.Key = vault.Passphrase(text)
	return opt, opt.Key.Fit()
}

// make makes the store and fills it.
func (r *runner) make(path string, opt storage.Options, flags newFlags) error {
	s, err := storage.Create(path, opt)
	if err != nil {
		return err
	}
	if err := r.fill(s, flags.name, flags.filled); err != nil {
		_ = s.Close() // the first error tells more
		_ = os.Remove(path)
		return err
	}
	switch {
	case opt.Plain:
		fmt.Fprintln(r.Err, r.say("cli.not_encrypted", path))
	case opt.Remember && !s.Access().Remembered:
		r.warn(&storage.Error{Code: "no_keyring"})
	}
	fmt.Fprintln(r.Out, r.say("cli.created", path))
	if r.given.recovery != "" {
		fmt.Fprintln(r.Out, r.say("cli.recovery.written", r.given.recovery))
	}
	return s.Close()
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
