package annual

import (
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
)

//go:embed templates/*.json
var embedded embed.FS

// Kind is which yearly document a template or report is about.
type Kind string

// The two yearly documents.
const (
	Declaration Kind = "ve" // virksomhetsleders egenerklæring
	Review      Kind = "lg" // ledelsens gjennomgang
)

// Wording is a text of a template in each language, by its code.
type Wording map[string]string

// In returns the text in a language, or in bokmål where that one is missing.
func (w Wording) In(lang string) string {
	if text := w[lang]; text != "" {
		return text
	}
	return w["nb"]
}

// AnswerType is what an answer to a question looks like.
type AnswerType string

// The types of answers.
const (
	Count     AnswerType = "antall"    // whole number, at least 0
	Decimal   AnswerType = "desimal"   // number with one decimal, at least 0
	YesOrNo   AnswerType = "janei"     // ja, nei
	YesPartNo AnswerType = "jdn"       // ja, delvis, nei
	Many      AnswerType = "flervalg"  // any of a set of codes
	Rating    AnswerType = "vurdering" // 1 to 5 in half steps, stored times two
	Text      AnswerType = "tekst"     // free text
)

// Template is a questionnaire, as next year's file brings it.
type Template struct {
	ID       string    `json:"id"`
	Kind     Kind      `json:"type"`
	Version  string    `json:"version"`
	From     int       `json:"from"` // first year it can be used for
	Name     Wording   `json:"name"`
	Signers  []Signer  `json:"signers,omitempty"` // see SignedBy
	Sections []Section `json:"sections"`
}

// Section is one part of a questionnaire.
type Section struct {
	ID        string     `json:"id"`
	Title     Wording    `json:"title"`
	Source    string     `json:"source,omitempty"`    // requirement it answers to
	Extension bool       `json:"extension,omitempty"` // beyond what is asked centrally
	Closing   bool       `json:"closing,omitempty"`   // written when the rest is settled; no item of an agenda
	Figures   []string   `json:"figures,omitempty"`   // shown as input, by id
	Lists     []string   `json:"lists,omitempty"`     // records shown as input, by name
	Questions []Question `json:"questions"`
}

// Question is one question of a questionnaire.
type Question struct {
	ID       string     `json:"id"`
	Type     AnswerType `json:"type"`
	Options  string     `json:"options,omitempty"`  // name of the code set, for Many
	Figure   bool       `json:"figure,omitempty"`   // the figure with the same id is its computed answer
	Required bool       `json:"required,omitempty"` // without it the document cannot be final
	Explain  bool       `json:"explain,omitempty"`  // has a free text beside the value
	AtMost   string     `json:"atMost,omitempty"`   // figure or question it cannot exceed
	Text     Wording    `json:"text"`
	Basis    Wording    `json:"basis,omitempty"` // how the figure is computed
}

// Bounds of a template file: bytes and questions. The embedded ones have about
// 25 kB and 60 questions.
const (
	maxTemplate  = 4 << 20
	maxQuestions = 2000
)

// ReadTemplate reads a questionnaire and checks that it can be used.
func ReadTemplate(r io.Reader) (*Template, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxTemplate+1))
	if err != nil {
		return nil, fmt.Errorf("read questionnaire: %w", err)
	}
	if len(data) > maxTemplate {
		return nil, fmt.Errorf("read questionnaire: larger than %d bytes", maxTemplate)
	}
	var t Template
	if err := json.Unmarshal(data, &t); err != nil {
		return nil, fmt.Errorf("read questionnaire: %w", err)
	}
	if n := len(t.Questions()); n > maxQuestions {
		return nil, fmt.Errorf("questionnaire %q: %d questions", t.ID, n)
	}
	if err := t.check(); err != nil {
		return nil, fmt.Errorf("questionnaire %q: %w", t.ID, err)
	}
	return &t, nil
}

// BuiltIn returns the questionnaires that come with the program, newest last.
func BuiltIn() ([]*Template, error) {
	entries, err := embedded.ReadDir("templates")
	if err != nil {
		return nil, fmt.Errorf("list questionnaires: %w", err)
	}
	var all []*Template
	for _, entry := range entries {
		file, err := embedded.Open("templates/" + entry.Name())
		if err != nil {
			return nil, fmt.Errorf("open questionnaire: %w", err)
		}
		t, err := ReadTemplate(file)
		_ = file.Close() // embedded files cannot fail to close
		if err != nil {
			return nil, fmt.Errorf("%s: %w", entry.Name(), err)
		}
		all = append(all, t)
	}
	return all, nil
}

// ForYear picks the newest of the templates of a kind that is meant for the
// year, or nil.
func ForYear(templates []*Template, kind Kind, year int) *Template {
	var best *Template
	for _, t := range templates {
		if t.Kind == kind && t.From <= year && (best == nil || t.From >= best.From) {
			best = t
		}
	}
	return best
}

// Fitting lists the templates of a kind that are meant for the year or for years
// before, the newest first.
func Fitting(templates []*Template, kind Kind, year int) []*Template {
	var all []*Template
	for _, t := range templates {
		if t.Kind == kind && t.From <= year {
			all = append(all, t)
		}
	}
	slices.SortStableFunc(all, func(a, b *Template) int { return b.From - a.From })
	return all
}

// chosen is the template that the work on a report was begun with or changed to,
// also when there are newer ones; the newest for the year where there is none.
func chosen(templates []*Template, kind Kind, year int, report *model.Report) *Template {
	var found *Template
	for _, t := range Fitting(templates, kind, year) {
		if report == nil || t.ID != report.Template {
			continue
		}
		if t.Version == report.TemplateVersion {
			return t
		}
		if found == nil {
			found = t
		}
	}
	if found != nil {
		return found
	}
	return ForYear(templates, kind, year)
}

func (t *Template) check() error {
	if t.ID == "" || (t.Kind != Declaration && t.Kind != Review) {
		return fmt.Errorf("has no id, or its type is neither ve nor lg")
	}
	if err := t.checkSigners(); err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, q := range t.Questions() {
		if seen[q.ID] || q.ID == "" {
			return fmt.Errorf("question %q is there twice or has no id", q.ID)
		}
		seen[q.ID] = true
		if q.Text.In("nb") == "" {
			return fmt.Errorf("question %s has no text", q.ID)
		}
		if _, ok := q.Field(); !ok {
			return fmt.Errorf("question %s has the unknown type %q", q.ID, q.Type)
		}
	}
	return nil
}

// Questions lists the questions of all sections in order.
func (t *Template) Questions() []Question {
	var all []Question
	for _, s := range t.Sections {
		all = append(all, s.Questions...)
	}
	return all
}

// Question finds a question by id.
func (t *Template) Question(id string) (Question, bool) {
	all := t.Questions()
	if i := slices.IndexFunc(all, func(q Question) bool { return q.ID == id }); i >= 0 {
		return all[i], true
	}
	return Question{}, false
}

// Field describes the answer as a field, so that questions get the same
// editors, validation and export as registers.
func (q Question) Field() (*reg.Field, bool) {
	switch q.Type {
	case Count:
		return reg.Free(q.ID, reg.KindNumber, nil, reg.AtLeast(0)), true
	case Decimal:
		return reg.Free(q.ID, reg.KindNumber, nil, reg.AtLeast(0), reg.Decimals(1)), true
	case YesOrNo:
		return reg.Free(q.ID, reg.KindFlag, nil), true
	case YesPartNo:
		return reg.Free(q.ID, reg.KindChoice, &YesPartNoCodes.CodeSet), true
	case Many:
		if set := optionSet(q.Options); set != nil {
			return reg.Free(q.ID, reg.KindChoices, set), true
		}
	case Rating:
		return reg.Free(q.ID, reg.KindNumber, nil, reg.Range(2, 10)), true
	case Text:
		return reg.Free(q.ID, reg.KindLongText, nil, reg.Max(reg.MaxLongText)), true
	}
	return nil, false
}

// YesPartNoCodes are the answers yes, partly, no.
var YesPartNoCodes = reg.NewCodes("svar", "ja", "delvis", "nei")
