package cli

import (
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"samsvar/storage"
)

const (
	// backupRest is how long commands that change a store make no further
	// backup when they end, so that a script of many makes few.
	backupRest = 10 * time.Minute
	// secondWait is how long a command that ends waits for the second place.
	secondWait = 15 * time.Second
	// backupWait is how long the command backup does: a big store, a slow drive.
	backupWait = time.Hour
)

func (r *runner) backupCommand() *cobra.Command {
	var to string
	c := r.command("backup STORE [--to FOLDER]", "backup", cobra.ExactArgs(1), func(args []string) error {
		if to != "" {
			full, err := filepath.Abs(to)
			if err != nil {
				return err
			}
			r.SecondPlace = full
		}
		return r.withStore(args[0], r.makeBackup)
	})
	c.Flags().StringVar(&to, "to", "", r.say("cli.flag.to"))
	return c
}

// makeBackup makes a backup and brings it to the second place, if there is one.
func (r *runner) makeBackup(s *storage.Store) error {
	path, err := s.Backup()
	if err != nil {
		return err
	}
	fmt.Fprintln(r.Out, r.say("cli.backup.made", path))
	second := s.WaitSecond(backupWait)
	switch {
	case second.Folder == "":
		return nil
	case second.Err != nil:
		return second.Err
	}
	fmt.Fprintln(r.Out, r.say("cli.backup.second", second.Folder))
	return nil
}

// secure makes the backup that is due after a command has changed a store. Its
// failing is told and undoes nothing.
func (r *runner) secure(s *storage.Store, before uint64) {
	if _, now := s.Head(); now == before {
		return
	}
	_, _ = s.BackupIfChanged(backupRest) // the error stands in Info
	second := s.WaitSecond(secondWait)
	if err := s.Info().BackupErr; err != nil {
		r.warn(err)
	}
	if second.Err != nil {
		r.warn(second.Err)
	}
}

// warn tells of something that did not stop the work.
func (r *runner) warn(err error) {
	fmt.Fprint(r.Err, r.say("cli.warning")+" ")
	r.explain(err)
}
