package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"samsvar/storage"
	"samsvar/storage/vault"
)

// secretFiles are the files that a passphrase and a recovery key are read from,
// or a new recovery key is written to.
type secretFiles struct {
	passphrase, recovery string
}

// secretFlags gives every command the files of the keys of a store.
func (r *runner) secretFlags(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.StringVar(&r.given.passphrase, "passphrase-file", "", r.say("cli.flag.passphrase_file"))
	flags.StringVar(&r.given.recovery, "recovery-key-file", "", r.say("cli.flag.recovery_key_file"))
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error {
		if c.Name() == "new" { // which writes the key and sets the passphrase
			return nil
		}
		return r.readKey()
	}
}

// readKey reads the key that was given for stores which are opened.
func (r *runner) readKey() error {
	switch {
	case r.given.passphrase != "" && r.given.recovery != "":
		return r.usage("cli.one_key")
	case r.given.passphrase != "":
		text, err := readSecret(r.given.passphrase)
		if err != nil {
			return &refusal{err}
		}
		r.key = vault.Passphrase(text)
	case r.given.recovery != "":
		text, err := readSecret(r.given.recovery)
		if err != nil {
			return &refusal{err}
		}
		key, err := vault.ReadRecovery(text)
		if err != nil {
			return &refusal{err}
		}
		r.key = key.Secret()
	}
	return nil
}

// longestSecret is how many bytes of a file are read as a key.
const longestSecret = 4096

// readSecret reads the first line of a file.
func readSecret(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	data, err := io.ReadAll(io.LimitReader(f, longestSecret))
	if err = errors.Join(err, f.Close()); err != nil {
		return "", err
	}
	line, _, _ := bytes.Cut(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\n"))
	text := strings.TrimSuffix(string(line), "\r")
	if text == "" {
		return "", &storage.Error{Code: "empty_key_file", Args: []string{path}}
	}
	return text, nil
}

// writeSecret writes a key to a file of its own, where none may be yet, for the
// user alone.
func writeSecret(path, text string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, os.ErrExist) {
		return &storage.Error{Code: "exists", Args: []string{path}, Err: err}
	}
	if err != nil {
		return err
	}
	_, err = f.WriteString(text + "\n")
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(path) // half a key is none
	}
	return err
}

// open opens a store, asks for its key if need be and there is someone to ask,
// and says it of every store that is not encrypted.
func (r *runner) open(path string) (s *storage.Store, account storage.Account, err error) {
	err = r.unlocking(func() (err error) {
		s, account, err = storage.OpenRepaired(path, r.storeOptions())
		return err
	})
	if err == nil && !s.Info().Encrypted {
		fmt.Fprintln(r.Err, r.say("cli.not_encrypted", path))
	}
	return s, account, err
}

// mostTries is how often someone may mistype a key.
const mostTries = 3

// unlocking does work that may need the key of a store. If it does, and none
// was given, the user is asked at the terminal.
func (r *runner) unlocking(work func() error) error {
	err := work()
	for try := 0; try < mostTries && r.Ask != nil && r.given == (secretFiles{}); try++ {
		var sealed *storage.Sealed
		var wrong *vault.Wrong
		switch {
		case errors.As(err, &sealed):
		case errors.As(err, &wrong):
			fmt.Fprintln(r.Err, r.errorText(err))
		default:
			return err
		}
		if askErr := r.askKey(); askErr != nil {
			return errors.Join(err, askErr)
		}
		err = work()
	}
	return err
}

// askKey asks for the passphrase or the recovery key of a store. What can be
// read as a recovery key is one.
func (r *runner) askKey() error {
	text, err := r.Ask(r.say("cli.ask.key")+" ", true)
	if err != nil {
		return err
	}
	if key, err := vault.ReadRecovery(text); err == nil {
		r.key = key.Secret()
	} else {
		r.key = vault.Passphrase(text)
	}
	return nil
}

// newRecovery makes a recovery key and sees to it that it is kept: in a file, or
// copied from the terminal by someone who then types its last group.
func (r *runner) newRecovery(file string) (vault.Recovery, error) {
	key, err := vault.NewRecovery()
	switch {
	case err != nil:
		return key, err
	case file != "":
		return key, writeSecret(file, key.String())
	case r.Ask == nil:
		return key, r.usage("cli.no_key_place")
	}
	fmt.Fprintln(r.Err, r.say("cli.recovery.keep"))
	fmt.Fprintln(r.Err, "\n    "+key.String()+"\n")
	for range mostTries {
		text, err := r.Ask(r.say("cli.ask.last_group")+" ", false)
		if err != nil {
			return key, err
		}
		if key.Confirms(text) {
			return key, nil
		}
		fmt.Fprintln(r.Err, r.say("cli.recovery.not_confirmed"))
	}
	return key, errors.New(r.say("cli.recovery.given_up"))
}

// withNewKey makes a recovery key for what use does with it. If that fails, the
// key opens nothing, and the file it was written to is removed.
func (r *runner) withNewKey(file string, use func(vault.Recovery) error) error {
	key, err := r.newRecovery(file)
	if err != nil {
		return err
	}
	err = use(key)
	if err != nil && file != "" {
		_ = os.Remove(file)
	}
	return err
}

// newPassphrase reads a new passphrase from a file, or asks for it twice.
func (r *runner) newPassphrase(file string) (string, error) {
	if file != "" {
		return readSecret(file)
	}
	if r.Ask == nil {
		return "", r.usage("cli.no_passphrase_file")
	}
	first, err := r.Ask(r.say("cli.ask.new_passphrase")+" ", true)
	if err != nil {
		return "", err
	}
	second, err := r.Ask(r.say("cli.ask.again")+" ", true)
	if err == nil && first != second {
		err = errors.New(r.say("cli.passphrases_differ"))
	}
	return first, err
}
