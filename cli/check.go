package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"samsvar/i18n"
	"samsvar/model/annual"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/storage"
)

// findingJSON is one finding as `check --json` writes it.
type findingJSON struct {
	Rule     string   `json:"rule"`
	Severity string   `json:"severity"`
	Register string   `json:"register"`
	ID       reg.ID   `json:"id,omitempty"`
	No       string   `json:"nr,omitempty"`
	Field    string   `json:"field,omitempty"`
	Due      string   `json:"due,omitempty"`      // yyyy-mm-dd
	Deadline string   `json:"deadline,omitempty"` // RFC 3339
	Args     []string `json:"args,omitempty"`     // canonical values of the message
	Text     string   `json:"text"`
	Aside    *aside   `json:"aside,omitempty"`
}

// aside tells why a finding is set aside.
type aside struct {
	Reason string `json:"reason"`
	Name   string `json:"name"`
	Until  string `json:"until"`
}

func (r *runner) checkCommand() *cobra.Command {
	var asJSON bool
	c := r.command("check STORE", "check", cobra.ExactArgs(1), func(args []string) error {
		return r.withStore(args[0], func(s *storage.Store) error {
			view := s.View()
			list, err := r.findings(view)
			if err != nil {
				return err
			}
			if asJSON {
				return r.json(r.findingsJSON(list, r.names(view)))
			}
			r.printFindings(list, r.names(view))
			return nil
		})
	})
	c.Flags().BoolVar(&asJSON, "json", false, r.say("cli.flag.json"))
	return c
}

// findings applies every rule, those about the yearly documents too.
func (r *runner) findings(src reg.Source) (findings.List, error) {
	opt, err := r.annualOptions()
	if err != nil {
		return nil, err
	}
	return annual.Find(src, opt)
}

func (r *runner) findingsJSON(list findings.List, names i18n.Names) []findingJSON {
	all := make([]findingJSON, len(list))
	for i, f := range list {
		all[i] = findingJSON{Rule: f.Rule, Severity: string(f.Severity), Register: f.Register, ID: f.ID, No: f.No,
			Field: f.Field, Due: f.Due.Text(), Deadline: f.Deadline.Text(), Text: r.texts.Message(f.Key(), f.Args, names)}
		for _, arg := range f.Args {
			all[i].Args = append(all[i].Args, arg.Text)
		}
		if a := f.Aside; a != nil {
			all[i].Aside = &aside{Reason: a.Reason, Name: a.Name, Until: a.Until.Text()}
		}
	}
	return all
}

func (r *runner) printFindings(list findings.List, names i18n.Names) {
	open := list.Open()
	for _, count := range open.Counts() {
		fmt.Fprintf(r.Out, "%s: %d\n", r.texts.Code(&findings.Severities.CodeSet, string(count.Severity)), count.N)
	}
	fmt.Fprintf(r.Out, "%s: %d\n\n", r.say("cli.set_aside"), len(list.SetAside()))
	var rows [][]string
	for _, f := range open {
		rows = append(rows, []string{r.texts.Code(&findings.Severities.CodeSet, string(f.Severity)), f.Rule, f.No,
			r.texts.Message(f.Key(), f.Args, names)})
	}
	r.table(rows)
}
