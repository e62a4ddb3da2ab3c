package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"samsvar/exchange"
	"samsvar/exchange/chronicle"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
)

// importFlags are how a file is to be imported.
type importFlags struct {
	sheet, mapping, saveMapping string
	dryRun, json, skip, noStubs bool
}

func (r *runner) importCommand() *cobra.Command {
	var flags importFlags
	c := r.command("import STORE REGISTER FILE", "import", cobra.ExactArgs(3), func(args []string) error {
		register, err := r.register(args[1])
		if err != nil {
			return err
		}
		return r.withStore(args[0], func(s *storage.Store) error { return r.importFile(s, register, args[2], flags) })
	})
	c.Flags().StringVar(&flags.sheet, "sheet", "", r.say("cli.flag.sheet"))
	c.Flags().StringVar(&flags.mapping, "map", "", r.say("cli.flag.map"))
	c.Flags().StringVar(&flags.saveMapping, "save-map", "", r.say("cli.flag.save_map"))
	c.Flags().BoolVar(&flags.dryRun, "dry-run", false, r.say("cli.flag.dry_run"))
	c.Flags().BoolVar(&flags.json, "json", false, r.say("cli.flag.json"))
	c.Flags().BoolVar(&flags.skip, "skip-rejected", false, r.say("cli.flag.skip"))
	c.Flags().BoolVar(&flags.noStubs, "no-stubs", false, r.say("cli.flag.no_stubs"))
	return c
}

func (r *runner) importFile(s *storage.Store, register *reg.Register, path string, flags importFlags) error {
	opts := exchange.Options{Sheet: flags.sheet, Stubs: !flags.noStubs, Texts: r.texts, Now: r.Now()}
	if flags.mapping != "" {
		mapping, err := readMapping(flags.mapping)
		if err != nil {
			return err
		}
		opts.Mapping = mapping
	}
	view := s.View()
	preview, err := exchange.PlanFile(context.Background(), path, register, view, opts)
	if err != nil {
		return err
	}
	if err := r.showPreview(preview, view, flags); err != nil {
		return err
	}
	if flags.saveMapping != "" {
		if err := saveMapping(flags.saveMapping, preview.Mapping); err != nil {
			return err
		}
	}
	if flags.dryRun {
		return nil
	}
	_, err = exchange.Apply(s, preview, exchange.ApplyOptions{SkipRejected: flags.skip, Reason: filepath.Base(path)})
	return err
}

func readMapping(path string) (*exchange.Mapping, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open mapping: %w", err)
	}
	m, err := exchange.ReadMapping(file)
	return m, errors.Join(err, file.Close())
}

func saveMapping(path string, m exchange.Mapping) error {
	file, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("write mapping: %w", err)
	}
	return errors.Join(m.Write(file), file.Close())
}

func (r *runner) showPreview(p *exchange.Preview, src reg.Source, flags importFlags) error {
	if flags.json {
		return r.json(r.previewJSON(p, flags.dryRun))
	}
	fmt.Fprintln(r.Out, r.say("cli.import.summary", r.texts.Int(p.Count(exchange.StatusNew)), r.texts.Int(p.Count(exchange.StatusChanged)),
		r.texts.Int(p.Count(exchange.StatusUnchanged)), r.texts.Int(p.Count(exchange.StatusRejected))))
	for i := range p.Rows {
		r.printRow(&p.Rows[i], src)
	}
	for _, stub := range p.Stubs {
		fmt.Fprintln(r.Out, r.say("cli.import.stub", stub.Name, r.texts.Register(model.Register(stub.Ref.Register))))
	}
	for _, issue := range p.AllIssues() {
		fmt.Fprintln(r.Out, r.issueText(issue, model.Register(p.Register)))
	}
	if flags.dryRun {
		fmt.Fprintln(r.Out, r.say("cli.import.dry"))
	}
	return nil
}

// printRow tells of a changed row what changes, field by field.
func (r *runner) printRow(row *exchange.Row, src reg.Source) {
	if row.Status == exchange.StatusUnchanged {
		return
	}
	register, title := model.Register(row.Ref.Register), row.Title
	if row.Record != nil && register != nil {
		title = r.texts.Title(register, row.Record, r.names(src))
	}
	fmt.Fprintf(r.Out, "%s %d: %s: %s\n", row.Sheet, row.Row, r.say("import.status."+string(row.Status)), title)
	r.printChanges(register, row.Changes, r.names(src))
}

// issueText says where a cell stands and what became of it.
func (r *runner) issueText(i exchange.Issue, register *reg.Register) string {
	text := i.Text(r.texts, register)
	if i.Row == 0 {
		return i.Sheet + ": " + text
	}
	return i.Place(r.texts) + ": " + text
}

// previewJSON is what `import --json` writes.
type previewJSON struct {
	Register  string            `json:"register"`
	DryRun    bool              `json:"dryRun"`
	New       int               `json:"new"`
	Changed   int               `json:"changed"`
	Unchanged int               `json:"unchanged"`
	Rejected  int               `json:"rejected"`
	Rows      []rowJSON         `json:"rows"`
	Stubs     []stubJSON        `json:"stubs"`
	Issues    []issueJSON       `json:"issues"` // of columns and of the file
	Mapping   *exchange.Mapping `json:"mapping"`
}

type rowJSON struct {
	Sheet   string                 `json:"sheet"`
	Row     int                    `json:"row"`
	Status  string                 `json:"status"`
	ID      reg.ID                 `json:"id"`
	Title   string                 `json:"title"`
	Changes []chronicle.ChangeJSON `json:"changes,omitempty"`
	Issues  []issueJSON            `json:"issues,omitempty"`
}

type stubJSON struct {
	Register string `json:"register"`
	ID       reg.ID `json:"id"`
	Name     string `json:"name"`
}

type issueJSON struct {
	Code    string   `json:"code"`
	Sheet   string   `json:"sheet"`
	Row     int      `json:"row,omitempty"`
	Column  string   `json:"column,omitempty"`
	Heading string   `json:"heading,omitempty"`
	Field   string   `json:"field,omitempty"`
	Value   string   `json:"value,omitempty"`
	Args    []string `json:"args,omitempty"`
	Kept    string   `json:"kept,omitempty"` // field that keeps the value
	Text    string   `json:"text"`
}

func (r *runner) previewJSON(p *exchange.Preview, dryRun bool) previewJSON {
	out := previewJSON{Register: p.Register, DryRun: dryRun, New: p.Count(exchange.StatusNew), Changed: p.Count(exchange.StatusChanged),
		Unchanged: p.Count(exchange.StatusUnchanged), Rejected: p.Count(exchange.StatusRejected), Mapping: &p.Mapping,
		Rows: make([]rowJSON, len(p.Rows)), Stubs: make([]stubJSON, len(p.Stubs)), Issues: r.issuesJSON(p.Issues, model.Register(p.Register))}
	for i, row := range p.Rows {
		out.Rows[i] = rowJSON{Sheet: row.Sheet, Row: row.Row, Status: string(row.Status), ID: row.Ref.ID, Title: row.Title,
			Issues: r.issuesJSON(row.Issues, model.Register(p.Register))}
		for _, change := range row.Changes {
			out.Rows[i].Changes = append(out.Rows[i].Changes, chronicle.ChangeJSON{Field: change.Path, From: change.From, To: change.To})
		}
	}
	for i, stub := range p.Stubs {
		out.Stubs[i] = stubJSON{stub.Ref.Register, stub.Ref.ID, stub.Name}
	}
	return out
}

func (r *runner) issuesJSON(issues []exchange.Issue, register *reg.Register) []issueJSON {
	all := make([]issueJSON, len(issues))
	for i, issue := range issues {
		all[i] = issueJSON{Code: issue.Code, Sheet: issue.Sheet, Row: issue.Row, Column: issue.Column, Heading: issue.Heading,
			Field: issue.Field, Value: issue.Value, Args: issue.Args, Kept: issue.Kept, Text: r.issueText(issue, register)}
	}
	return all
}
