package reading

import (
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/ui/screen"
)

// Page is one record as people read it, without a widget.
type Page struct {
	Register *reg.Register
	Ref      reg.Ref
	No       string
	Title    string
	Status   string // word of its status, "" if it has none
	Deleted  bool
	Sections []Section
	Empty    int // fields without a value
	Findings []Finding
	Uses     []Uses
	Created  string // the moment it was made, as text
	Changed  string
	By       string // who changed it last
	History  int    // changes until now
}

// Section is the fields under one heading.
type Section struct {
	Key   string
	Title string
	Lines []Line
}

// Filled reports whether any line of the section has a value.
func (s Section) Filled() bool {
	for _, line := range s.Lines {
		if !line.Empty {
			return true
		}
	}
	return false
}

// Line is one field with its value.
type Line struct {
	Path  string // as edit.Form.Focus takes it
	Label string
	Text  string
	Long  bool   // wants the whole width
	Links []Link // instead of a text
	Files []reg.File
	Parts [][]Line // of nested objects, instead of a text
	Empty bool
	Worst findings.Severity // of what is missing in it, "" for nothing
}

// Link leads to another record.
type Link struct {
	Ref  reg.Ref
	Text string
}

// Finding is what is missing, in words.
type Finding struct {
	findings.Finding
	Text string
	Do   string
}

// Uses are the records of one register that link to the record. Links are the
// first of them.
type Uses struct {
	Register string
	Title    string
	Links    []Link
	Total    int
}

// MostUses is how many of a register's records are shown among the uses: a
// course may have hundreds of thousands of attendances.
const MostUses = 20

// Maker makes pages. Its inputs are copied before it runs in the background.
type Maker struct {
	Texts *i18n.Texts
	View  *storage.View
	Names i18n.Names
	List  findings.List // of the whole agency; may be nil
}

// Make makes the page of a record, and reports whether there is one; a deleted
// record has one, too.
func (m Maker) Make(ref reg.Ref) (Page, bool) {
	r := model.Register(ref.Register)
	if r == nil {
		return Page{}, false
	}
	rec, ok := m.View.Get(ref.Register, ref.ID)
	deleted := !ok
	if deleted {
		if rec, ok = m.View.GetDeleted(ref.Register, ref.ID); !ok {
			return Page{}, false
		}
	}
	head := rec.Header()
	p := Page{Register: r, Ref: ref, No: head.No, Title: m.Texts.Title(r, rec, m.Names), Status: m.status(r, rec),
		Deleted: deleted, Created: m.Texts.Instant(head.Created), Changed: m.Texts.Instant(head.Changed), By: head.ChangedBy}
	p.Findings = m.findings(ref)
	p.Sections = m.sections(r, rec, p.worst())
	for _, s := range p.Sections {
		for _, line := range s.Lines {
			if line.Empty {
				p.Empty++
			}
		}
	}
	p.Uses = m.uses(ref)
	return p, true
}

// Read reads a record that is not stored.
func (m Maker) Read(r *reg.Register, rec reg.Record) []Section { return m.sections(r, rec, nil) }

// status is the word of what a register calls its status.
func (m Maker) status(r *reg.Register, rec reg.Record) string {
	f := r.Field("status")
	if f == nil || f.Kind != reg.KindChoice {
		return ""
	}
	return m.Texts.Show(f, f.Of(rec), m.Names)
}

func (m Maker) findings(ref reg.Ref) []Finding {
	var all []Finding
	for _, f := range m.List.Of(ref).Open() {
		all = append(all, Finding{Finding: f, Text: m.Texts.Message(f.Key(), f.Args, m.Names), Do: screen.Remedy(m.Texts, f)})
	}
	return all
}

// worst is the gravest finding of each field.
func (p Page) worst() map[string]findings.Severity {
	worst := map[string]findings.Severity{}
	for _, f := range p.Findings { // the worst come first
		key, _, _ := strings.Cut(f.Field, ".")
		key, _, _ = strings.Cut(key, "[")
		if _, known := worst[key]; !known && key != "" {
			worst[key] = f.Severity
		}
	}
	return worst
}

func (m Maker) sections(r *reg.Register, rec reg.Record, worst map[string]findings.Severity) []Section {
	var all []Section
	for _, key := range r.Sections() {
		s := Section{Key: key, Title: m.Texts.Section(r, key)}
		for _, f := range r.Fields {
			if f.Section == key && !f.Managed && (f.Visible(rec) || !f.Of(rec).Empty()) {
				line := m.line(r, f, rec, f.Key, m.Texts.Field(r, f))
				line.Worst = worst[f.Key]
				s.Lines = append(s.Lines, line)
			}
		}
		if len(s.Lines) > 0 {
			all = append(all, s)
		}
	}
	return all
}

func (m Maker) uses(ref reg.Ref) []Uses {
	var all []Uses
	for _, use := range m.View.UsesOf(ref, MostUses) {
		one := Uses{Register: use.Register, Title: m.Texts.RegisterMany(model.Register(use.Register)), Total: use.Total}
		for _, id := range use.First {
			one.Links = append(one.Links, Link{Ref: reg.Ref{Register: use.Register, ID: id}, Text: m.Names(use.Register, id)})
		}
		all = append(all, one)
	}
	return all
}
