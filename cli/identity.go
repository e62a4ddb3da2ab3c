package cli

import (
	"crypto/rand"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"samsvar/exchange/sheet"
	"samsvar/model/reg"
	"samsvar/report/sign"
	"samsvar/settings/identities"
)

// identityFlags are the options of the commands about signing identities.
type identityFlags struct {
	who        sign.Holder
	years      int
	passphrase string // file of a new one
	out        string
	json       bool
}

// identityJSON is an identity as `identity list --json` writes it.
type identityJSON struct {
	Name        string `json:"name"`
	Fingerprint string `json:"fingerprint"`
	From        string `json:"from"` // RFC 3339 in UTC
	To          string `json:"to"`
	File        string `json:"file"`
}

func (r *runner) identityCommand() *cobra.Command {
	group := &cobra.Command{Use: "identity", Short: r.say("cli.identity"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() }}
	group.AddCommand(r.identityNew(), r.identityList(), r.identityExport())
	return group
}

func (r *runner) identityNew() *cobra.Command {
	var flags identityFlags
	c := r.command("new --name NAME", "identity.new", cobra.NoArgs, func([]string) error { return r.makeIdentity(flags) })
	c.Flags().StringVar(&flags.who.Name, "name", "", r.say("cli.flag.identity_name"))
	c.Flags().StringVar(&flags.who.Organisation, "organisation", "", r.say("cli.flag.identity_organisation"))
	c.Flags().StringVar(&flags.who.Email, "email", "", r.say("cli.flag.identity_email"))
	c.Flags().IntVar(&flags.years, "years", identities.Years, r.say("cli.flag.identity_years"))
	c.Flags().StringVar(&flags.passphrase, "new-passphrase-file", "", r.say("cli.flag.new_passphrase_file"))
	return c
}

func (r *runner) makeIdentity(flags identityFlags) error {
	if flags.years < 1 || flags.years > identities.MostYears {
		return r.usage("cli.identity.years", r.texts.Int(identities.MostYears))
	}
	folder, err := identities.Default()
	if err != nil {
		return err
	}
	passphrase, err := r.newPassphrase(flags.passphrase)
	if err != nil {
		return err
	}
	id, err := sign.NewIdentity(flags.who, r.Now(), flags.years, rand.Reader)
	if err != nil {
		return err
	}
	entry, err := folder.Add(id, passphrase)
	if err != nil {
		return err
	}
	fmt.Fprintln(r.Out, r.say("cli.identity.made", entry.Name(), entry.Path))
	fmt.Fprintln(r.Out, r.say("sign.fingerprint", sign.Grouped(entry.Fingerprint())))
	fmt.Fprintln(r.Out, r.say("sign.proves"))
	return nil
}

func (r *runner) identityList() *cobra.Command {
	var flags identityFlags
	c := r.command("list", "identity.list", cobra.NoArgs, func([]string) error {
		folder, err := identities.Default()
		if err != nil {
			return err
		}
		all, err := folder.List()
		if err != nil {
			return err
		}
		return r.listIdentities(all, flags.json)
	})
	c.Flags().BoolVar(&flags.json, "json", false, r.say("cli.flag.json"))
	return c
}

func (r *runner) listIdentities(all []identities.Entry, asJSON bool) error {
	out := []identityJSON{}
	for _, e := range all {
		out = append(out, identityJSON{e.Name(), e.Fingerprint(), e.Certificate.NotBefore.UTC().Format(time.RFC3339),
			e.Certificate.NotAfter.UTC().Format(time.RFC3339), e.Path})
	}
	if asJSON {
		return r.json(out)
	}
	if len(all) == 0 {
		fmt.Fprintln(r.Out, r.say("cli.identity.none"))
	}
	for _, e := range all {
		fmt.Fprintln(r.Out, r.say("cli.identity.entry", e.Name(), r.texts.Day(reg.DayOf(e.Certificate.NotAfter))))
		fmt.Fprintln(r.Out, "  "+r.say("sign.fingerprint", sign.Grouped(e.Fingerprint())))
		fmt.Fprintln(r.Out, "  "+e.Path)
	}
	return nil
}

func (r *runner) identityExport() *cobra.Command {
	var flags identityFlags
	c := r.command("export NAME -o FILE", "identity.export", cobra.ExactArgs(1), func(args []string) error {
		folder, err := identities.Default()
		if err != nil {
			return err
		}
		entry, err := folder.Find(args[0])
		if err != nil {
			return err
		}
		if err := writeNew(flags.out, identities.Public(entry.Certificate)); err != nil {
			return err
		}
		fmt.Fprintln(r.Out, r.say("cli.written", flags.out))
		fmt.Fprintln(r.Out, r.say("sign.fingerprint", sign.Grouped(entry.Fingerprint())))
		return nil
	})
	c.Flags().StringVarP(&flags.out, "output", "o", "", r.say("cli.flag.output"))
	if err := c.MarkFlagRequired("output"); err != nil {
		panic("cli: " + err.Error()) // the flag was just added
	}
	return c
}

// writeNew writes a file where none may be yet.
func writeNew(path string, data []byte) error {
	if err := absent(path); err != nil {
		return err
	}
	return sheet.WriteFile(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}
