package exchange

import (
	"strings"
	"sync"

	"samsvar/i18n"
	"samsvar/model/reg"
)

// Reader turns what people write into the canonical forms of values. It knows
// the words of all languages, and the records that links may lead to.
// It is not safe for concurrent use.
type Reader struct {
	all       *Words
	langs     []*i18n.Texts
	words     *vocabulary
	registers map[string]*reg.Register
	source    reg.Source
	sets      map[*reg.CodeSet]*codeIndex // asked for before
	flags     *codeIndex
	links     map[string]*linkIndex
	labels    map[*reg.Field]map[string]string
	laws      *lawFinder
	// missing is asked for a record that a text names and that is not there.
	missing func(target, name string) (reg.ID, bool)
}

// Words are the catalogues of all languages and the vocabulary of sheets, with
// what was worked out of them once. They may be shared by goroutines.
type Words struct {
	langs      []*i18n.Texts
	vocabulary *vocabulary
	laws       *lawFinder
	forms      []*form

	mu    sync.Mutex
	heads map[*reg.Register]*headings
	sets  map[*reg.CodeSet]*codeIndex
}

// headings returns the headings of a register, made at the first question.
func (w *Words) headings(register *reg.Register) *headings {
	w.mu.Lock()
	defer w.mu.Unlock()
	h := w.heads[register]
	if h == nil {
		h = newHeadings(w, register)
		w.heads[register] = h
	}
	return h
}

// codes returns the index of a set of codes, made at the first question.
func (w *Words) codes(set *reg.CodeSet) *codeIndex {
	w.mu.Lock()
	defer w.mu.Unlock()
	x := w.sets[set]
	if x == nil {
		x = newCodeIndex(set, w.langs, w.vocabulary.Codes[set.Name])
		w.sets[set] = x
	}
	return x
}

// LoadWords loads the words of the program.
func LoadWords() (*Words, error) {
	w := &Words{laws: newLawFinder(), heads: map[*reg.Register]*headings{}, sets: map[*reg.CodeSet]*codeIndex{}}
	for _, lang := range i18n.Langs() {
		texts, err := i18n.New(lang)
		if err != nil {
			return nil, err
		}
		w.langs = append(w.langs, texts)
	}
	var err error
	if w.vocabulary, err = loadVocabulary(); err == nil {
		w.forms, err = loadForms()
	}
	return w, err
}

// NewReader makes a reader. Registers are those that links lead to; source may
// be nil where there are no records.
func NewReader(registers []*reg.Register, source reg.Source) (*Reader, error) {
	return newReader(nil, registers, source)
}

func newReader(w *Words, registers []*reg.Register, source reg.Source) (*Reader, error) {
	if w == nil {
		var err error
		if w, err = LoadWords(); err != nil {
			return nil, err
		}
	}
	r := &Reader{all: w, langs: w.langs, words: w.vocabulary, registers: map[string]*reg.Register{}, source: source,
		sets: map[*reg.CodeSet]*codeIndex{}, links: map[string]*linkIndex{},
		labels: map[*reg.Field]map[string]string{}, laws: w.laws}
	for _, register := range registers {
		r.registers[register.Key] = register
	}
	return r, nil
}

// ReadValue returns the canonical form of what a person wrote for a field, for
// example for FIELD=VALUE of a command. Codes may be given by code, label or
// synonym, links by id, number or title, items as a workbook shows them or as
// JSON. What cannot be read whole is a *reg.Error.
func (r *Reader) ReadValue(register *reg.Register, f *reg.Field, text string) (string, error) {
	if strings.TrimSpace(text) == "" {
		return "", nil
	}
	if canonical, ok := r.canonical(f, text); ok && f.Kind != reg.KindNumber && f.Kind != reg.KindText && f.Kind != reg.KindLongText {
		return canonical, nil
	}
	switch f.Kind {
	case reg.KindItems:
		return r.readItemsStrict(register, f, text)
	case reg.KindOne, reg.KindFiles:
		return "", &reg.Error{Code: "not_object"}
	}
	got := r.read(register, f, textInput(text))
	if got.issue != "" || got.more {
		return "", refusal(f, got, text)
	}
	return got.text, nil
}

// readItemsStrict reads a list of items in the form that workbooks show, or one
// phrase a line.
func (r *Reader) readItemsStrict(register *reg.Register, f *reg.Field, text string) (string, error) {
	if items, ok := r.structured(register, f, text, true); ok {
		return itemsJSON(f.Sub, items), nil
	}
	lead := fieldIn(f.Sub, r.words.itemsOf(register, f).Lead)
	if lead == nil {
		return "", &reg.Error{Code: "not_list"}
	}
	var items []item
	for _, p := range cut(text, "\n") {
		canonical, err := r.ReadValue(register, lead, p.text)
		if err != nil {
			return "", err
		}
		if canonical != "" {
			items = append(items, item{lead.Key: canonical})
		}
	}
	return itemsJSON(f.Sub, items), nil
}

// refusal says why a text is no value of a field.
func refusal(f *reg.Field, got reading, text string) error {
	if got.issue == IssueAmbiguous {
		return &reg.Error{Code: "ambiguous", Args: []string{text}}
	}
	code := map[reg.Kind]string{reg.KindNumber: "not_number", reg.KindFlag: "not_flag", reg.KindDate: "not_date",
		reg.KindMoment: "not_moment", reg.KindChoice: "not_code", reg.KindChoices: "not_code",
		reg.KindLink: "not_id", reg.KindLinks: "not_id"}[f.Kind]
	if code == "" {
		code = "one_line"
	}
	return &reg.Error{Code: code, Args: []string{text}}
}

// codes returns the index of a field's codes.
func (r *Reader) codes(f *reg.Field) *codeIndex {
	if f.Kind == reg.KindFlag {
		if r.flags == nil {
			r.flags = newCodeIndex(f.Codes, r.langs, nil)
		}
		return r.flags
	}
	x := r.sets[f.Codes]
	if x == nil {
		x = r.all.codes(f.Codes)
		r.sets[f.Codes] = x
	}
	return x
}

// canonical accepts a text that already is a field's canonical form.
func (r *Reader) canonical(f *reg.Field, text string) (string, bool) {
	switch f.Kind {
	case reg.KindText, reg.KindLongText:
		return text, true
	case reg.KindNumber:
		n, err := reg.ParseNum(text)
		return n.Text(), err == nil
	case reg.KindDate:
		d, err := reg.ParseDay(text)
		return d.Text(), err == nil
	case reg.KindMoment:
		m, err := reg.ParseInstant(text)
		return m.Text(), err == nil
	case reg.KindFlag, reg.KindChoice:
		return text, f.Codes.Has(text)
	case reg.KindChoices:
		for _, code := range reg.SplitList(text) {
			if !f.Codes.Has(code) {
				return "", false
			}
		}
		return text, true
	case reg.KindLink, reg.KindLinks:
		return text, r.areIDs(f, text)
	}
	return canonicalJSON(f, text)
}

func canonicalJSON(f *reg.Field, text string) (string, bool) {
	switch f.Kind {
	case reg.KindFiles:
		_, err := reg.ParseFiles(text)
		return text, err == nil
	case reg.KindItems:
		_, err := parseItems(text)
		return text, err == nil
	}
	_, err := parseItem(text)
	return text, err == nil
}

// areIDs reports whether a text is the ids of records that are there.
func (r *Reader) areIDs(f *reg.Field, text string) bool {
	if r.source == nil {
		return false
	}
	ids := reg.SplitList(text)
	for _, id := range ids {
		if _, ok := r.source.Get(f.Target, reg.ID(id)); !ok {
			return false
		}
	}
	return len(ids) > 0 && (len(ids) == 1 || f.Kind == reg.KindLinks)
}
