package cli

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
)

// entryJSON is one change to one record as `history --json` writes it.
type entryJSON struct {
	Seq      uint64       `json:"seq"`
	Set      string       `json:"set"`
	Time     string       `json:"time"` // RFC 3339 in UTC
	User     string       `json:"user"`
	Device   string       `json:"device"`
	Origin   string       `json:"origin"`
	Reason   string       `json:"reason,omitempty"`
	Kind     string       `json:"kind"`
	Register string       `json:"register,omitempty"`
	ID       reg.ID       `json:"id"`
	Changes  []changeJSON `json:"changes"`
	Hash     string       `json:"hash"`
}

type changeJSON struct {
	Field string `json:"field"`
	From  string `json:"from"`
	To    string `json:"to"`
}

func (r *runner) historyCommand() *cobra.Command {
	var asJSON bool
	c := r.command("history STORE [REGISTER ID]", "history", cobra.MatchAll(cobra.RangeArgs(1, 3), notTwo),
		func(args []string) error {
			return r.withStore(args[0], func(s *storage.Store) error {
				entries, err := r.entries(s, args[1:])
				if err != nil {
					return err
				}
				if asJSON {
					return r.json(entriesJSON(entries))
				}
				r.printEntries(entries, r.names(s.View()))
				return nil
			})
		})
	c.Flags().BoolVar(&asJSON, "json", false, r.say("cli.flag.json"))
	return c
}

// notTwo refuses a register without an id.
func notTwo(c *cobra.Command, args []string) error {
	if len(args) == 2 {
		return cobra.ExactArgs(3)(c, args)
	}
	return nil
}

func (r *runner) entries(s *storage.Store, record []string) ([]storage.Entry, error) {
	if len(record) == 0 {
		return s.Log(storage.Query{})
	}
	register, err := r.register(record[0])
	if err != nil {
		return nil, err
	}
	ref, err := r.find(s.View(), register, record[1])
	if err == nil {
		return s.History(ref)
	}
	deleted, failed := s.History(reg.Ref{Register: register.Key, ID: reg.ID(record[1])})
	if failed != nil || len(deleted) == 0 {
		return nil, err
	}
	return deleted, nil
}

func entriesJSON(entries []storage.Entry) []entryJSON {
	all := make([]entryJSON, len(entries))
	for i, e := range entries {
		all[i] = entryJSON{Seq: e.Seq, Set: e.Set, Time: e.Time.UTC().Format(time.RFC3339), User: e.User, Device: e.Device,
			Origin: string(e.Origin), Reason: e.Reason, Kind: string(e.Kind), Register: e.Ref.Register, ID: e.Ref.ID,
			Hash: e.Hash, Changes: make([]changeJSON, len(e.Changes))}
		for j, change := range e.Changes {
			all[i].Changes[j] = changeJSON{change.Path, change.From, change.To}
		}
	}
	return all
}

func (r *runner) printEntries(entries []storage.Entry, names i18n.Names) {
	for _, e := range entries {
		fmt.Fprintf(r.Out, "%s  %s  %s  %s %s\n", r.texts.Instant(reg.InstantOf(e.Time)), e.User,
			r.say("history."+string(e.Kind)), e.Ref.Register, e.Ref.ID)
		r.printChanges(model.Register(e.Ref.Register), e.Changes, names)
	}
}
