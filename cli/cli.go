package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/storage/vault"
)

// Env is what a run of the program takes from outside.
type Env struct {
	Out     io.Writer
	Err     io.Writer
	Now     func() time.Time
	Version string
	Lang    i18n.Lang // language of messages
	User    string    // name under which changes stand in the history
	Device  string    // name of this installation
	// SecondPlace is the folder for second copies of backups; "" for none.
	SecondPlace string
	// Keyring keeps the keys of stores for this user; nil if there is none.
	Keyring vault.Keyring
	// Ask asks the user at a terminal; what is secret is not shown while it is
	// typed. It is nil where there is no terminal, and nothing is asked then.
	Ask func(prompt string, secret bool) (string, error)
}

// Exit codes.
const (
	exitDone    = 0
	exitRefused = 1
	exitUsage   = 2
)

// Run carries out one command and returns the exit code.
func Run(args []string, env Env) int {
	texts, err := i18n.New(env.Lang)
	if err != nil {
		fmt.Fprintln(env.Err, err)
		return exitRefused
	}
	r := &runner{Env: env, texts: texts}
	root := r.root()
	root.SetArgs(args)
	err = root.Execute()
	var refused *refusal
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &refused):
		r.explain(refused.err)
		return exitRefused
	}
	fmt.Fprintln(env.Err, r.usageText(err))
	return exitUsage
}

// IsCommand reports whether a first argument names a command, so that the
// program does not open a window for it.
func IsCommand(arg string) bool {
	root := (&runner{}).root()
	names := []string{"help", "--help", "-h", "--version", "completion"}
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	return slices.Contains(names, arg)
}

// runner carries out the commands of one run.
type runner struct {
	Env
	texts *i18n.Texts
	given secretFiles
	key   vault.Secret // opens encrypted stores; none was given or asked for yet if it is zero
}

func (r *runner) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "samsvar",
		Short:         r.say("cli.root"),
		Version:       r.Version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return c.Help()
		},
	}
	root.SetOut(r.Out)
	root.SetErr(r.Err)
	root.CompletionOptions.DisableDefaultCmd = true
	r.secretFlags(root)
	root.AddCommand(r.keyCommand())
	for _, c := range []*cobra.Command{r.newCommand(), r.importCommand(), r.exportCommand(), r.listCommand(),
		r.setCommand(), r.checkCommand(), r.calendarCommand(), r.figuresCommand(), r.answerCommand(), r.reportCommand(),
		r.signCommand(), r.verifyCommand(), r.identityCommand(),
		r.historyCommand(), r.undoCommand(), r.redoCommand(), r.revertCommand(), r.eraseCommand(), r.doctorCommand(), r.backupCommand(), r.backupsCommand(),
		r.restoreCommand(), r.attachCommand(), r.attachmentsCommand(), r.attestCommand()} {
		root.AddCommand(c)
	}
	root.AddCommand(r.repairCommand(), r.salvageCommand())
	return root
}

// say is a text, or its key before the texts are there.
func (r *runner) say(key string, args ...string) string {
	if r.texts == nil {
		return key
	}
	return r.texts.T(key, args...)
}

// refusal marks an error of the work itself, as against a wrong call.
type refusal struct{ err error }

// Error returns the reason.
func (e *refusal) Error() string { return e.err.Error() }

// Unwrap returns the reason.
func (e *refusal) Unwrap() error { return e.err }

// command makes a command whose failure counts as refused.
func (r *runner) command(use, key string, args cobra.PositionalArgs, run func(args []string) error) *cobra.Command {
	return &cobra.Command{
		Use:   use,
		Short: r.say("cli." + key),
		Args:  r.counted(args),
		RunE: func(_ *cobra.Command, args []string) error {
			err := run(args)
			var wrong *usageError
			if err == nil || errors.As(err, &wrong) {
				return err
			}
			return &refusal{err}
		},
	}
}

// counted words what is wrong with the number of arguments by showing the call.
func (r *runner) counted(args cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, given []string) error {
		if args(c, given) != nil {
			return r.usage("cli.arguments", c.UseLine())
		}
		return nil
	}
}

// usageError says that a command was called wrong.
type usageError struct{ text string }

// Error returns what was wrong.
func (e *usageError) Error() string { return e.text }

func (r *runner) usage(key string, args ...string) error {
	return &usageError{r.say(key, args...)}
}

// register finds a register by its key.
func (r *runner) register(key string) (*reg.Register, error) {
	if found := model.Register(key); found != nil {
		return found, nil
	}
	var keys []string
	for _, known := range model.All() {
		keys = append(keys, known.Key)
	}
	return nil, r.usage("cli.unknown_register", key, strings.Join(keys, ", "))
}

// withStore opens a store, works on it and closes it. What had to be repaired
// is told on standard error.
func (r *runner) withStore(path string, work func(*storage.Store) error) error {
	s, account, err := r.open(path)
	if err != nil {
		return err
	}
	r.tellAccount(account)
	r.tellMigrated(s)
	if off := s.Clock(); off != nil {
		r.warn(off)
	}
	_, before := s.Head()
	err = work(s)
	r.secure(s, before)
	return errors.Join(err, s.Close())
}

func (r *runner) storeOptions() storage.Options {
	return storage.Options{Registers: model.All(), Migrations: model.Migrations(), Now: r.Now, User: r.User, Device: r.Device,
		Program: r.Version, SecondPlace: r.SecondPlace, Keyring: r.Keyring, Key: r.key}
}

// tellMigrated says that a store was brought up to this version when it was
// opened.
func (r *runner) tellMigrated(s *storage.Store) {
	if m, ok := s.Migrated(); ok {
		fmt.Fprintln(r.Err, r.say("migrated"))
		fmt.Fprintln(r.Err, r.say("migrated.help", strconv.Itoa(m.Records), m.Kept, m.Backup))
	}
}

// now is the present moment.
func (r *runner) now() reg.Instant { return reg.InstantOf(r.Now()) }

// names gives the titles of linked records.
func (r *runner) names(src reg.Source) i18n.Names {
	return func(register string, id reg.ID) string {
		known := model.Register(register)
		rec, ok := src.Get(register, id)
		if known == nil || !ok {
			return ""
		}
		return r.texts.Title(known, rec, nil)
	}
}
