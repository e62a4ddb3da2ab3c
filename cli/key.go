package cli

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"samsvar/storage"
	"samsvar/storage/vault"
)

// keyFlags are the options of the command key.
type keyFlags struct {
	json                 bool
	recovery, passphrase string // files of new ones
}

// accessJSON is how a store is guarded, as `key STORE status --json` writes it.
type accessJSON struct {
	Encrypted  bool      `json:"encrypted"`
	Passphrase bool      `json:"passphrase"`
	Remembered bool      `json:"remembered"`
	Ways       []wayJSON `json:"ways"`
	Exposed    []string  `json:"exposed"`
}

type wayJSON struct {
	Kind    string `json:"kind"`
	Machine string `json:"machine,omitempty"`
	Since   string `json:"since"` // RFC 3339 in UTC
}

func (r *runner) keyCommand() *cobra.Command {
	var flags keyFlags
	actions := map[string]func(*storage.Store, keyFlags) error{
		"status": r.keyStatus, "passphrase": r.setPassphrase, "no-passphrase": r.dropPassphrase, "recovery": r.setRecovery,
		"remember": r.remember, "forget": r.forget, "encrypt": r.encrypt, "decrypt": r.decrypt, "clean": r.clean,
	}
	c := r.command("key STORE ACTION", "key", cobra.ExactArgs(2), func(args []string) error {
		action, known := actions[args[1]]
		if !known {
			var names []string
			for name := range actions {
				names = append(names, name)
			}
			slices.Sort(names)
			return r.usage("cli.unknown_action", args[1], strings.Join(names, ", "))
		}
		return r.withStore(args[0], func(s *storage.Store) error { return action(s, flags) })
	})
	c.Flags().BoolVar(&flags.json, "json", false, r.say("cli.flag.json"))
	c.Flags().StringVar(&flags.recovery, "new-recovery-key-file", "", r.say("cli.flag.new_recovery_key_file"))
	c.Flags().StringVar(&flags.passphrase, "new-passphrase-file", "", r.say("cli.flag.new_passphrase_file"))
	return c
}

func (r *runner) keyStatus(s *storage.Store, flags keyFlags) error {
	access := s.Access()
	out := accessJSON{Encrypted: access.Encrypted, Passphrase: access.Passphrase, Remembered: access.Remembered,
		Ways: []wayJSON{}, Exposed: append([]string{}, s.Exposed()...)}
	for _, way := range access.Ways {
		out.Ways = append(out.Ways, wayJSON{string(way.Kind), way.Name, way.Since.Format(time.RFC3339)})
	}
	if flags.json {
		return r.json(out)
	}
	if !out.Encrypted {
		fmt.Fprintln(r.Out, r.say("cli.key.plain"))
		return nil
	}
	fmt.Fprintln(r.Out, r.say("cli.key.encrypted"))
	for _, way := range out.Ways {
		fmt.Fprintln(r.Out, "  "+r.say("cli.key.way."+way.Kind, r.momentText(way.Since), way.Machine))
	}
	r.listExposed(out.Exposed, s.Path())
	return nil
}

// listExposed names the files that can be read without the present key.
func (r *runner) listExposed(paths []string, store string) {
	if len(paths) == 0 {
		return
	}
	fmt.Fprintln(r.Out, r.say("cli.key.exposed", store))
	for _, path := range paths {
		fmt.Fprintln(r.Out, "  "+path)
	}
}

func (r *runner) setPassphrase(s *storage.Store, flags keyFlags) error {
	if !s.Access().Encrypted { // ask for nothing in vain
		return &storage.Error{Code: "not_encrypted", Args: []string{s.Path()}}
	}
	text, err := r.newPassphrase(flags.passphrase)
	if err == nil {
		err = s.SetPassphrase(text)
	}
	return r.done(err, "cli.key.passphrase_set")
}

func (r *runner) dropPassphrase(s *storage.Store, _ keyFlags) error {
	return r.done(s.DropPassphrase(), "cli.key.passphrase_dropped")
}

func (r *runner) setRecovery(s *storage.Store, flags keyFlags) error {
	if !s.Access().Encrypted {
		return &storage.Error{Code: "not_encrypted", Args: []string{s.Path()}}
	}
	return r.done(r.withNewKey(flags.recovery, s.SetRecovery), "cli.key.recovery_set")
}

func (r *runner) remember(s *storage.Store, _ keyFlags) error {
	return r.done(s.Remember(), "cli.key.remembered")
}

func (r *runner) forget(s *storage.Store, _ keyFlags) error {
	return r.done(s.Forget(), "cli.key.forgotten")
}

// encrypt encrypts a store, or gives one that is encrypted another key.
func (r *runner) encrypt(s *storage.Store, flags keyFlags) error {
	text := ""
	if flags.passphrase != "" {
		var err error
		if text, err = readSecret(flags.passphrase); err != nil {
			return err
		}
		if err := vault.Passphrase(text).Fit(); err != nil {
			return err
		}
	}
	err := r.withNewKey(flags.recovery, func(key vault.Recovery) error { return s.Encrypt(key, text) })
	if err := r.done(err, "cli.key.encrypted_now"); err != nil {
		return err
	}
	if text == "" {
		if err := s.Remember(); err != nil {
			r.warn(err)
		}
	}
	r.listExposed(s.Exposed(), s.Path())
	return nil
}

func (r *runner) decrypt(s *storage.Store, _ keyFlags) error {
	return r.done(s.Decrypt(), "cli.key.decrypted")
}

// clean removes the backups that can be read without the present key.
func (r *runner) clean(s *storage.Store, _ keyFlags) error {
	n, err := s.RemoveExposed()
	fmt.Fprintln(r.Out, r.say("cli.key.cleaned", fmt.Sprint(n)))
	return err
}

// done tells that something was done, unless it failed.
func (r *runner) done(err error, key string) error {
	if err == nil {
		fmt.Fprintln(r.Out, r.say(key))
	}
	return err
}
