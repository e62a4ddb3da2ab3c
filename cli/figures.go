package cli

import (
	"github.com/spf13/cobra"

	"samsvar/i18n"
	"samsvar/model/figures"
	"samsvar/model/reg"
	"samsvar/storage"
)

// figuresJSON is what `figures --json` writes.
type figuresJSON struct {
	Year    int          `json:"year"`
	From    string       `json:"from"`
	To      string       `json:"to"`
	AsOf    string       `json:"asOf"` // day the figures are computed for
	Figures []figureJSON `json:"figures"`
}

type figureJSON struct {
	ID       string    `json:"id"`
	Value    string    `json:"value"` // canonical: number, code, or codes joined by |
	Grounded bool      `json:"grounded"`
	Total    string    `json:"total,omitempty"`
	Beside   string    `json:"beside,omitempty"`
	Records  []refJSON `json:"records"`
}

type refJSON struct {
	Register string `json:"register"`
	ID       reg.ID `json:"id"`
	No       string `json:"nr"`
}

func (r *runner) figuresCommand() *cobra.Command {
	var asJSON bool
	var year int
	c := r.command("figures STORE --year YEAR", "figures", cobra.ExactArgs(1), func(args []string) error {
		return r.withStore(args[0], func(s *storage.Store) error {
			view := s.View()
			set := figures.Compute(view, figures.Options{Year: year, Now: r.now(), Zone: i18n.Oslo()})
			if asJSON {
				return r.json(figureSetJSON(set, view))
			}
			r.printFigures(set)
			return nil
		})
	})
	c.Flags().BoolVar(&asJSON, "json", false, r.say("cli.flag.json"))
	r.yearFlag(c, &year)
	return c
}

// yearFlag adds the reporting year, which must be given.
func (r *runner) yearFlag(c *cobra.Command, year *int) {
	c.Flags().IntVar(year, "year", 0, r.say("cli.flag.year"))
	if err := c.MarkFlagRequired("year"); err != nil {
		panic("cli: " + err.Error()) // the flag was just added
	}
}

func figureSetJSON(set figures.Set, src reg.Source) figuresJSON {
	out := figuresJSON{Year: set.Year, From: set.From.Text(), To: set.To.Text(), AsOf: set.AsOf.Text()}
	for _, f := range set.Figures {
		out.Figures = append(out.Figures, figureJSON{ID: f.ID, Value: f.Value, Grounded: f.Grounded, Total: f.Total.Text(),
			Beside: f.Beside.Text(), Records: refsJSON(f.Records, src)})
	}
	return out
}

func refsJSON(refs []reg.Ref, src reg.Source) []refJSON {
	all := make([]refJSON, 0, len(refs))
	for _, ref := range refs {
		one := refJSON{Register: ref.Register, ID: ref.ID}
		if rec, ok := src.Get(ref.Register, ref.ID); ok {
			one.No = rec.Header().No
		}
		all = append(all, one)
	}
	return all
}

func (r *runner) printFigures(set figures.Set) {
	rows := [][]string{{r.say("cli.head.figure"), r.say("cli.head.value"), r.say("cli.head.of"),
		r.say("cli.head.beside"), r.say("cli.head.records")}}
	for _, f := range set.Figures {
		rows = append(rows, []string{f.ID, f.Value, f.Total.Text(), f.Beside.Text(), reg.Int(len(f.Records)).Text()})
	}
	r.table(rows)
}
