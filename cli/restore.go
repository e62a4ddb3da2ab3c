package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"samsvar/model"
	"samsvar/storage"
)

func (r *runner) restoreCommand() *cobra.Command {
	var dryRun bool
	c := r.command("restore STORE BACKUP", "restore", cobra.ExactArgs(2), func(args []string) error {
		backup, err := r.findBackup(args[0], args[1])
		if err != nil {
			return err
		}
		if err := r.compare(args[0], backup); err != nil {
			return err
		}
		if dryRun {
			fmt.Fprintln(r.Out, r.say("cli.restore.dry"))
			return nil
		}
		replaced, err := storage.Restore(args[0], backup, r.storeOptions())
		if err != nil {
			return err
		}
		fmt.Fprintln(r.Out, r.say("cli.restore.done", args[0]))
		if replaced != "" {
			fmt.Fprintln(r.Out, r.say("cli.restore.kept", replaced))
		}
		return nil
	})
	c.Flags().BoolVar(&dryRun, "dry-run", false, r.say("cli.flag.dry_restore"))
	return c
}

// findBackup takes a path, or the number of a backup in the list.
func (r *runner) findBackup(store, given string) (string, error) {
	number, err := strconv.ParseUint(given, 10, 64)
	if err != nil {
		return given, nil
	}
	if _, err := os.Stat(given); err == nil { // a file may be called 7
		return given, nil
	}
	for _, b := range storage.Backups(store, r.SecondPlace) {
		if b.Number == number {
			return b.Path, nil
		}
	}
	return "", r.usage("cli.restore.no_backup", given)
}

// compare tells what would become of the present.
func (r *runner) compare(store, backup string) error {
	var inside *storage.Look
	err := r.unlocking(func() (err error) {
		inside, err = storage.Peek(backup, r.storeOptions())
		return err
	})
	if err != nil {
		return err
	}
	fmt.Fprintln(r.Out, r.say("cli.restore.from", backup))
	present, err := storage.Peek(store, r.storeOptions())
	var locked *storage.Locked
	switch {
	case errors.As(err, &locked):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		r.warn(err) // it will be kept, and nothing can be said of its content
		return nil
	}
	rows := [][]string{{r.say("cli.restore.register"), r.say("cli.restore.count"), r.say("cli.restore.new"), r.say("cli.restore.changed"), r.say("cli.restore.gone")}}
	for _, d := range storage.Compare(present.View, inside.View) {
		if !d.Same() {
			rows = append(rows, []string{r.texts.RegisterMany(model.Register(d.Register)), r.texts.Int(d.Count),
				r.texts.Int(len(d.New)), r.texts.Int(len(d.Changed)), r.texts.Int(len(d.Gone))})
		}
	}
	if len(rows) == 1 {
		fmt.Fprintln(r.Out, r.say("cli.restore.same"))
		return nil
	}
	r.table(rows)
	return nil
}
