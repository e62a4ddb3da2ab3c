package yearly

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/figures"
	"samsvar/model/reg"
	"samsvar/report"
)

// SnapshotFormat names the form of a snapshot; its number grows with changes
// that a reader must know of.
const SnapshotFormat = "samsvar-snapshot/1"

// mostListed is how many records of a register are listed one by one. Of more
// there are the number and one checksum.
const mostListed = 2000

// Snapshot is what a document says, for programs: the answers, the figures, and
// which versions of which records were behind them. It holds codes and plain
// values, no formatted text. The same content gives the same bytes.
type Snapshot struct {
	Format        string             `json:"format"`
	Document      SnapshotDocument   `json:"document"`
	Agency        SnapshotAgency     `json:"agency"`
	Questionnaire SnapshotTemplate   `json:"questionnaire"`
	HistoryHead   string             `json:"historyHead"` // binds the snapshot to the store's history
	Answers       []SnapshotAnswer   `json:"answers"`
	Figures       []SnapshotFigure   `json:"figures"`
	Findings      []SnapshotFinding  `json:"findings"`
	Registers     []SnapshotRegister `json:"registers"` // the records behind, by register
}

// SnapshotDocument says which document it is.
type SnapshotDocument struct {
	Kind     string    `json:"kind"`
	Year     int       `json:"year"`
	Title    string    `json:"title"`
	Language string    `json:"language"`
	Draft    bool      `json:"draft"`
	Version  int       `json:"version"` // of the final document; 0 for a draft
	Created  time.Time `json:"created"`
	Program  string    `json:"program"`
	From     string    `json:"from"` // first day of the period
	To       string    `json:"to"`
	AsOf     string    `json:"asOf"` // the day the figures are computed for
}

// SnapshotAgency says whose document it is.
type SnapshotAgency struct {
	Name       string `json:"name"`
	OrgNo      string `json:"orgNo,omitempty"`
	Department string `json:"department,omitempty"`
}

// SnapshotTemplate says which questions were asked.
type SnapshotTemplate struct {
	ID      string `json:"id"`
	Version string `json:"version"`
}

// SnapshotAnswer is an answer as it counts. Values are canonical.
type SnapshotAnswer struct {
	Question  string `json:"question"`
	Section   string `json:"section"`
	Words     string `json:"words"` // the question itself
	Type      string `json:"type"`
	Status    string `json:"status"`
	Value     string `json:"value"`
	Computed  string `json:"computed,omitempty"`
	Given     bool   `json:"given"` // by hand, not just computed
	LastYear  string `json:"lastYear,omitempty"`
	Text      string `json:"text,omitempty"`
	Reason    string `json:"reason,omitempty"`
	Comment   string `json:"comment,omitempty"`
	Certainty string `json:"certainty,omitempty"`
}

// SnapshotFigure is a computed figure with the records it counts and those of
// the whole that it is a part of.
type SnapshotFigure struct {
	ID       string       `json:"id"`
	Value    string       `json:"value"`
	Total    string       `json:"total,omitempty"`
	Beside   string       `json:"beside,omitempty"`
	Grounded bool         `json:"grounded"`
	Records  SnapshotRefs `json:"records"`
	Whole    SnapshotRefs `json:"whole"`
}

// SnapshotRefs are records by register and id, «systemer/01J…». Of very many
// there is only the number.
type SnapshotRefs struct {
	Count int      `json:"count"`
	List  []string `json:"list,omitempty"`
}

// SnapshotFinding is something that is missing or wrong.
type SnapshotFinding struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Record   string `json:"record,omitempty"`
	Field    string `json:"field,omitempty"`
	Due      string `json:"due,omitempty"`
	Aside    bool   `json:"aside,omitempty"` // set aside with a reason
}

// SnapshotRegister are the records of a register that were read. Checksum is the
// SHA-256 over their checksums in the order of their ids.
type SnapshotRegister struct {
	Register string           `json:"register"`
	Count    int              `json:"count"`
	Checksum string           `json:"sha256"`
	Records  []SnapshotRecord `json:"records,omitempty"`
}

// SnapshotRecord is a record's version: when it was last changed, and the SHA-256
// of its content, as JSON of its fields in the order of their keys.
type SnapshotRecord struct {
	ID       string `json:"id"`
	No       string `json:"no"`
	Changed  string `json:"changed"`
	Checksum string `json:"sha256"`
}

// Write writes a document of a kind.
func Write(kind annual.Kind, in Input) report.Document {
	if kind == annual.Review {
		return Review(in)
	}
	return Declaration(in)
}

// WriteSnapshot writes a document with its snapshot as JSON.
func WriteSnapshot(kind annual.Kind, in Input) (report.Document, []byte, error) {
	read := newReader(in.Source)
	in.Source = read
	doc := Write(kind, in)
	round := in.Declaration
	if kind == annual.Review {
		round = in.Review
	}
	w := newWriter(in, round)
	s := Snapshot{Format: SnapshotFormat, HistoryHead: in.HistoryHead, Document: w.snapshotDocument(doc),
		Agency:        SnapshotAgency{Name: w.agency.Name(w.lang()), OrgNo: w.agency.OrgNo, Department: w.agency.Department},
		Questionnaire: SnapshotTemplate{ID: round.Template.ID, Version: round.Template.Version},
		Answers:       []SnapshotAnswer{}, Figures: []SnapshotFigure{}, Findings: []SnapshotFinding{}}
	for _, l := range round.Lines {
		s.Answers = append(s.Answers, w.snapshotAnswer(l))
	}
	for _, f := range round.Figures.Figures {
		s.Figures = append(s.Figures, snapshotFigure(f))
		read.note(f.Records...)
		read.note(f.Whole...)
	}
	for _, f := range round.Findings {
		s.Findings = append(s.Findings, SnapshotFinding{Rule: f.Rule, Severity: string(f.Severity), Record: refText(f.Ref()),
			Field: f.Field, Due: f.Due.Text(), Aside: f.Aside != nil})
		read.note(f.Ref())
	}
	for _, r := range []*annual.Round{in.Declaration, in.Review} {
		read.note(reg.Ref{Register: model.Reports.Key, ID: r.Report.Header().ID})
	}
	registers, err := read.versions()
	if err != nil {
		return report.Document{}, nil, err
	}
	s.Registers = registers
	data, err := encode(s)
	return doc, data, err
}

func (w *writer) snapshotDocument(doc report.Document) SnapshotDocument {
	version := 0
	if !w.Draft {
		version = w.round.Report.NextVersion()
	}
	return SnapshotDocument{Kind: string(w.round.Kind), Year: w.round.Year, Title: doc.Title, Language: doc.Lang, Draft: w.Draft,
		Version: version, Created: w.Now.UTC(), Program: w.Program, From: w.round.Figures.From.Text(), To: w.round.Figures.To.Text(),
		AsOf: w.round.Figures.AsOf.Text()}
}

func (w *writer) snapshotAnswer(l annual.Line) SnapshotAnswer {
	a := l.Answer
	return SnapshotAnswer{Question: l.Question.ID, Section: l.Section.ID, Words: l.Question.Text.In(w.lang()), Type: string(l.Question.Type),
		Status: string(a.Status), Value: a.Value, Computed: a.Computed, Given: a.Given, LastYear: l.LastYear, Text: a.Text,
		Reason: a.Reason, Comment: a.Comment, Certainty: string(a.Certainty)}
}

func snapshotFigure(f figures.Figure) SnapshotFigure {
	return SnapshotFigure{ID: f.ID, Value: f.Value, Total: f.Total.Text(), Beside: f.Beside.Text(), Grounded: f.Grounded,
		Records: snapshotRefs(f.Records), Whole: snapshotRefs(f.Whole)}
}

func snapshotRefs(refs []reg.Ref) SnapshotRefs {
	s := SnapshotRefs{Count: len(refs)}
	if len(refs) > mostListed {
		return s
	}
	for _, r := range refs {
		s.List = append(s.List, refText(r))
	}
	return s
}

func refText(r reg.Ref) string {
	if r.ID == "" {
		return ""
	}
	return r.Register + "/" + string(r.ID)
}

// encode writes JSON as people can read it too.
func encode(s Snapshot) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(s); err != nil {
		return nil, fmt.Errorf("write snapshot: %w", err)
	}
	return b.Bytes(), nil
}

// checksum is the SHA-256 of data, as text.
func checksum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
