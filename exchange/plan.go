package exchange

import (
	"context"
	"crypto/rand"
	"slices"
	"time"

	"github.com/oklog/ulid/v2"

	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
)

// Options say how a file is imported. The zero value finds everything out and
// makes no stubs.
type Options struct {
	// Sheet is the name of the sheet to import; empty means the one that fits
	// best.
	Sheet string
	// Mapping says where columns go; what it leaves open is found out.
	Mapping *Mapping
	// Stubs makes a record of nothing but its name for each link that names a
	// record which is not there. Without it such names are kept in the note.
	Stubs bool
	// EmptyClears lets an empty cell empty its field. Without it only the cells
	// of our own export do, in rows with an id.
	EmptyClears bool
	// Texts is the language of errors; bokmål if nil.
	Texts *i18n.Texts
	// Now is the time for ids of new records; the present if zero.
	Now time.Time
	// NewID gives ids to new records; ULIDs if nil.
	NewID func() reg.ID
	// Registers are those that links lead to; all of the program if nil.
	Registers []*reg.Register
	// Words saves loading the catalogues again for each import; loaded if nil.
	Words *Words
}

// Plan compares a workbook or text file with the records of a register and
// returns what an import would do. It changes nothing.
func Plan(book *sheet.Book, register *reg.Register, source reg.Source, opts Options) (*Preview, error) {
	p, err := newPlanner(register, source, opts)
	if err != nil {
		return nil, err
	}
	if err := p.checkMapping(); err != nil {
		return nil, err
	}
	tables, err := p.findTables(book)
	if err != nil {
		return nil, err
	}
	for _, t := range tables {
		p.useForm(t)
		p.takeTable(t)
	}
	p.finish()
	return p.preview, nil
}

// PlanFile reads a workbook, a text file or our own JSON and plans its import.
func PlanFile(ctx context.Context, path string, register *reg.Register, source reg.Source, opts Options) (*Preview, error) {
	doc, isJSON, err := readDocument(path)
	if err != nil {
		return nil, err
	}
	if isJSON {
		return PlanJSON(doc, register, source, opts)
	}
	book, err := sheet.ReadFile(ctx, path, sheet.Options{})
	if err != nil {
		return nil, err
	}
	return Plan(book, register, source, opts)
}

// planner plans one import.
type planner struct {
	reg     *reg.Register
	source  reg.Source
	opts    Options
	texts   *i18n.Texts
	rd      *Reader
	heads   *headings
	known   *knownRecords
	stubs   []*Stub
	drafts  []*draft
	now     *draft // the one being filled
	noStubs bool   // for the column being read
	opening bool   // rows do not know each other yet
	preview *Preview
}

func newPlanner(register *reg.Register, source reg.Source, opts Options) (*planner, error) {
	if opts.Registers == nil {
		opts.Registers = model.All()
	}
	if !slices.Contains(opts.Registers, register) {
		opts.Registers = append(slices.Clone(opts.Registers), register)
	}
	if opts.NewID == nil {
		opts.NewID = newIDs(opts.Now)
	}
	rd, err := newReader(opts.Words, opts.Registers, source)
	if err != nil {
		return nil, err
	}
	p := &planner{reg: register, source: source, opts: opts, texts: opts.Texts, rd: rd, heads: rd.all.headings(register),
		preview: &Preview{Register: register.Key}}
	if p.texts == nil {
		p.texts = rd.langs[0]
	}
	rd.missing = p.stub
	p.known = newKnownRecords(register, source)
	return p, nil
}

// newIDs gives ULIDs, each later than the one before.
func newIDs(now time.Time) func() reg.ID {
	if now.IsZero() {
		now = time.Now()
	}
	entropy := ulid.Monotonic(rand.Reader, 0)
	at := ulid.Timestamp(now)
	return func() reg.ID { return reg.ID(ulid.MustNew(at, entropy).String()) }
}

// takeTable makes a draft of each row and fills it.
func (p *planner) takeTable(t *table) {
	p.addMapping(t)
	p.reportColumns(t)
	groups := p.groups(t)
	for _, row := range t.rows {
		p.drafts = append(p.drafts, p.newDraft(t, row, groups))
	}
}

// addMapping notes which column went where. Of lists of labels on several sheets
// each label counts once.
func (p *planner) addMapping(t *table) {
	m := &p.preview.Mapping
	if m.Register == "" {
		*m = Mapping{Register: p.reg.Key, Sheet: t.sheet, HeaderRow: t.headerRow}
	} else {
		m.Sheet = ""
	}
	for _, c := range t.columns {
		of := Column{Column: c.letters, Heading: c.heading, Field: c.path, Values: c.values, Guess: c.rank == rankGuess}
		if t.headerRow == 0 {
			of.Column = ""
			if slices.ContainsFunc(m.Columns, func(known Column) bool { return keyOf(known.Heading) == keyOf(c.heading) }) {
				continue
			}
		}
		m.Columns = append(m.Columns, of)
	}
}

// checkMapping refuses a mapping that names what the register does not have.
func (p *planner) checkMapping() error {
	if p.opts.Mapping == nil {
		return nil
	}
	for _, c := range p.opts.Mapping.Columns {
		if p.heads.paths[c.Field] == nil && c.Field != MapNote && c.Field != MapIgnore && c.Field != "" {
			return &Error{Code: "mapping_field", Args: []string{c.Field}}
		}
	}
	return nil
}

// reportColumns tells of columns without a field and of text above the table.
func (p *planner) reportColumns(t *table) {
	for i, c := range t.above {
		p.preview.Issues = append(p.preview.Issues, Issue{Code: IssueOutside, Sheet: t.sheet, Row: t.aboveRows[i], Column: c.Column, Value: c.Value})
	}
	for _, c := range t.columns {
		issue := Issue{Sheet: t.sheet, Row: t.headerRow, Column: c.letters, Heading: c.heading}
		switch {
		case c.path == MapNote:
			issue.Code, issue.Kept = IssueUnmapped, noteField
		case c.field != nil && (c.field.Managed || managedList(p.reg, c.path)) && c.path != "id" && c.path != "nr":
			issue.Code, issue.Field = IssueManaged, c.path
		default:
			continue
		}
		p.preview.Issues = append(p.preview.Issues, issue)
	}
}

// stub makes a record of a name that a link gives, if that is asked for.
func (p *planner) stub(target, name string) (reg.ID, bool) {
	register := p.rd.registers[target]
	if p.opening && target == p.reg.Key {
		return "", false
	}
	if !p.opts.Stubs || register == nil || !nameable(name) || p.now == nil || p.noStubs {
		return "", false
	}
	rec := register.New()
	title := register.Value(rec, register.TitleField)
	if title == nil || title.Parse(name) != nil || reg.Refuses(register.Problems(rec)) {
		return "", false
	}
	rec.Header().ID = p.opts.NewID()
	s := &Stub{Ref: reg.Ref{Register: target, ID: rec.Header().ID}, Name: name, Record: rec}
	p.stubs = append(p.stubs, s)
	p.rd.index(target).add(s.Ref.ID, "", name)
	return s.Ref.ID, true
}
