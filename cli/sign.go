package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"samsvar/i18n"
	"samsvar/report/sign"
	"samsvar/settings/identities"
	"samsvar/storage"
)

// signFlags are what a document is signed with.
type signFlags struct {
	identity, field, out, reason, place string
}

func (r *runner) signCommand() *cobra.Command {
	var flags signFlags
	c := r.command("sign FILE --identity P12", "sign", cobra.ExactArgs(1), func(args []string) error { return r.signFile(args[0], flags) })
	c.Flags().StringVar(&flags.identity, "identity", "", r.say("cli.flag.identity"))
	c.Flags().StringVar(&flags.field, "field", "", r.say("cli.flag.signature_field"))
	c.Flags().StringVarP(&flags.out, "output", "o", "", r.say("cli.flag.signed_output"))
	c.Flags().StringVar(&flags.reason, "reason", "", r.say("cli.flag.sign_reason"))
	c.Flags().StringVar(&flags.place, "place", "", r.say("cli.flag.place"))
	if err := c.MarkFlagRequired("identity"); err != nil {
		panic("cli: " + err.Error()) // the flag was just added
	}
	return c
}

func (r *runner) signFile(path string, flags signFlags) error {
	file, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if flags.field, err = r.fieldToSign(file, flags.field); err != nil {
		return err
	}
	if flags.out == "" {
		flags.out = strings.TrimSuffix(path, filepath.Ext(path)) + "_" + flags.field + ".pdf"
	}
	if err := absent(flags.out); err != nil {
		return err
	}
	id, err := r.openIdentity(flags.identity)
	if err != nil {
		return err
	}
	at := r.Now().In(i18n.Oslo())
	signed, err := sign.Sign(file, sign.Request{Field: flags.field, Identity: id, At: at, Reason: flags.reason, Place: flags.place,
		Stamp: sign.StampOf(r.texts, id, "", at)})
	if err != nil {
		return err
	}
	if err := writeNew(flags.out, signed); err != nil {
		return err
	}
	fmt.Fprintln(r.Out, r.say("cli.signed_file", flags.field, id.Name()))
	fmt.Fprintln(r.Out, r.say("cli.written", flags.out))
	fmt.Fprintln(r.Out, r.say("sign.proves"))
	return nil
}

// fieldToSign is the field asked for, or the only one that is left.
func (r *runner) fieldToSign(file []byte, field string) (string, error) {
	all, err := sign.Fields(file)
	if err != nil {
		return "", err
	}
	var open []string
	for _, f := range all {
		if !f.Signed {
			open = append(open, f.Name)
		}
	}
	switch {
	case field != "":
		return field, nil
	case len(open) == 1:
		return open[0], nil
	case len(open) == 0:
		return "", sign.ErrNoField
	}
	return "", r.usage("cli.sign.which", strings.Join(open, ", "))
}

// openIdentity opens a key file, or an identity of this machine by its name.
func (r *runner) openIdentity(name string) (*sign.Identity, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) && !strings.HasSuffix(strings.ToLower(name), ".p12") && !strings.HasSuffix(strings.ToLower(name), ".pfx") {
		folder, err := identities.Default()
		if err != nil {
			return nil, err
		}
		entry, err := folder.Find(name)
		if err != nil {
			return nil, err
		}
		return r.unlockIdentity(entry.Open)
	}
	if err != nil {
		return nil, err
	}
	return r.unlockIdentity(func(passphrase string) (*sign.Identity, error) { return sign.OpenIdentity(data, passphrase) })
}

// unlockIdentity opens an identity with the passphrase given, or asks for it.
func (r *runner) unlockIdentity(open func(passphrase string) (*sign.Identity, error)) (*sign.Identity, error) {
	if r.given.passphrase != "" {
		passphrase, err := readSecret(r.given.passphrase)
		if err != nil {
			return nil, err
		}
		return open(passphrase)
	}
	id, err := open("") // some files have none
	for try := 0; errors.Is(err, sign.ErrPassphrase) && try < mostTries && r.Ask != nil; try++ {
		passphrase, failed := r.Ask(r.say("cli.identity.ask")+" ", true)
		if failed != nil {
			return nil, failed
		}
		id, err = open(passphrase)
	}
	return id, err
}

// absent refuses a path where a file is already.
func absent(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return &storage.Error{Code: "exists", Args: []string{path}}
	}
	return nil
}
