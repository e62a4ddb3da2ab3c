package cli

import (
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"samsvar/model/reg"
	"samsvar/storage"
)

// backupJSON is one backup as `backups --json` writes it.
type backupJSON struct {
	Number    uint64      `json:"number"`
	Path      string      `json:"path"`
	Place     string      `json:"place"` // store or second
	Time      string      `json:"time"`  // RFC 3339 in UTC
	Size      int64       `json:"size"`
	Migration bool        `json:"migration,omitempty"`
	Changed   string      `json:"changed,omitempty"`
	User      string      `json:"user,omitempty"`
	Records   int         `json:"records"`
	Registers []countJSON `json:"registers"`
	Problem   string      `json:"problem,omitempty"`
}

type countJSON struct {
	Register string `json:"register"`
	Records  int    `json:"records"`
}

func (r *runner) backupsCommand() *cobra.Command {
	var asJSON bool
	c := r.command("backups STORE", "backups", cobra.ExactArgs(1), func(args []string) error {
		all := make([]backupJSON, 0)
		for _, b := range storage.Backups(args[0], r.SecondPlace) {
			all = append(all, r.look(b))
		}
		if asJSON {
			return r.json(all)
		}
		r.printBackups(all)
		return nil
	})
	c.Flags().BoolVar(&asJSON, "json", false, r.say("cli.flag.json"))
	return c
}

// look looks into a backup. What cannot be read is told and still listed.
func (r *runner) look(b storage.BackupFile) backupJSON {
	out := backupJSON{Number: b.Number, Path: b.Path, Place: "store", Time: b.Time.UTC().Format(time.RFC3339),
		Size: b.Size, Migration: b.Migration, Registers: []countJSON{}}
	if b.Second {
		out.Place = "second"
	}
	inside, err := storage.Peek(b.Path, r.storeOptions())
	var coded storage.Coded
	switch {
	case errors.As(err, &coded):
		out.Problem = coded.ErrorCode()
		return out
	case err != nil:
		out.Problem = err.Error()
		return out
	}
	if !inside.LastTime.IsZero() {
		out.Changed, out.User = inside.LastTime.UTC().Format(time.RFC3339), inside.LastUser
	}
	for _, known := range inside.View.Registers() {
		if n := inside.View.Count(known.Key); n > 0 {
			out.Registers = append(out.Registers, countJSON{known.Key, n})
			out.Records += n
		}
	}
	return out
}

func (r *runner) printBackups(all []backupJSON) {
	if len(all) == 0 {
		fmt.Fprintln(r.Out, r.say("cli.backups.none"))
		return
	}
	rows := [][]string{{r.say("cli.backups.number"), r.say("cli.backups.time"), r.say("cli.backups.size"), r.say("cli.backups.records"),
		r.say("cli.backups.changed"), r.say("cli.backups.user"), r.say("cli.backups.place"), r.say("cli.backups.path")}}
	for _, b := range all {
		records := strconv.Itoa(b.Records)
		if b.Problem != "" {
			records = r.say("cli.backups.unreadable")
		}
		rows = append(rows, []string{strconv.FormatUint(b.Number, 10), r.momentText(b.Time), r.texts.Bytes(b.Size), records,
			r.momentText(b.Changed), cell(b.User), r.say("cli.backups.place." + b.Place), b.Path})
	}
	r.table(rows)
}

// momentText writes a moment of a JSON form for people.
func (r *runner) momentText(text string) string {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return ""
	}
	return r.texts.Instant(reg.InstantOf(at))
}
