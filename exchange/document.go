package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"samsvar/model/reg"
)

// The most that is read of a JSON file: its size in bytes and its parts. What
// is read of each part takes many times its size in memory.
const (
	maxDocument  = 20 << 20
	maxRegisters = 200
	maxRecords   = 50_000
	maxRecord    = 4 << 20 // bytes
)

// Document is a JSON file of ours.
type Document struct {
	Format    string            `json:"format"`
	Version   int               `json:"version"`
	Registers documentRegisters `json:"registers"`
}

type (
	documentRegisters []documentRegister
	documentRecords   []json.RawMessage
)

type documentRegister struct {
	Register string          `json:"register"`
	Records  documentRecords `json:"records"`
}

// UnmarshalJSON reads the registers, as long as there are not too many.
func (r *documentRegisters) UnmarshalJSON(data []byte) error {
	var err error
	*r, err = readList[documentRegister](data, maxRegisters)
	return err
}

// UnmarshalJSON reads the records, as long as there are not too many.
func (r *documentRecords) UnmarshalJSON(data []byte) error {
	var err error
	*r, err = readList[json.RawMessage](data, maxRecords)
	return err
}

// readList reads a list one by one, so that a long one takes no memory before
// it is refused.
func readList[T any](data []byte, most int) ([]T, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	start, err := dec.Token()
	switch {
	case err != nil:
		return nil, err
	case start == nil: // null
		return nil, nil
	case start != json.Delim('['):
		return nil, fmt.Errorf("%v is no list", start)
	}
	var list []T
	for dec.More() {
		if len(list) == most {
			return nil, &Error{Code: "import_json_many", Args: []string{itoa(most)}}
		}
		var one T
		if err := dec.Decode(&one); err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, nil
}

// ReadDocument reads a JSON file that an Exporter wrote.
func ReadDocument(from io.Reader) (*Document, error) {
	data, err := io.ReadAll(io.LimitReader(from, maxDocument+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("read document: %w", err)
	case len(data) > maxDocument:
		return nil, &Error{Code: "import_json_big", Args: []string{itoa(maxDocument >> 20)}}
	case !utf8.Valid(data):
		return nil, &Error{Code: "import_json", Args: []string{"UTF-8"}}
	}
	var doc Document
	err = json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &doc)
	if many, ok := errors.AsType[*Error](err); ok {
		return nil, many
	}
	if err != nil {
		return nil, &Error{Code: "import_json", Args: []string{err.Error()}, Err: err}
	}
	if doc.Format != documentFormat {
		return nil, &Error{Code: "import_json_foreign"}
	}
	if doc.Version > documentVersion {
		return nil, &Error{Code: "import_json_newer", Args: []string{itoa(doc.Version)}}
	}
	return &doc, nil
}

// readDocument reads a file if it is JSON.
func readDocument(path string) (doc *Document, isJSON bool, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, false, nil // the reader of sheets words it
	}
	defer func() { _ = file.Close() }() // it was only read
	head := make([]byte, 512)
	n, _ := io.ReadFull(file, head)
	start := bytes.TrimLeft(bytes.TrimPrefix(head[:n], []byte("\ufeff")), " \t\r\n")
	if !bytes.HasPrefix(start, []byte("{")) {
		return nil, false, nil
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return nil, true, fmt.Errorf("read document: %w", err)
	}
	doc, err = ReadDocument(file)
	return doc, true, err
}

// PlanJSON compares a register of a document with its records. A record with an
// id is taken as it is; one without keeps what it does not name.
func PlanJSON(doc *Document, register *reg.Register, source reg.Source, opts Options) (*Preview, error) {
	p, err := newPlanner(register, source, opts)
	if err != nil {
		return nil, err
	}
	t := &table{}
	found := false
	for _, part := range doc.Registers {
		if part.Register != register.Key {
			continue
		}
		found = true
		for i, raw := range part.Records {
			p.drafts = append(p.drafts, p.jsonDraft(t, i+1, raw))
		}
	}
	if !found {
		return nil, &Error{Code: "import_json_register", Args: []string{p.texts.RegisterMany(register)}}
	}
	p.finish()
	return p.preview, nil
}

// jsonDraft makes a draft of a record.
func (p *planner) jsonDraft(t *table, number int, raw json.RawMessage) *draft {
	d := &draft{p: p, table: t, row: tableRow{row: number}, set: map[string]value{}, unread: map[string]bool{},
		laws: map[string][]lawRef{}, texts: map[string][]string{}}
	if len(raw) > maxRecord {
		d.reject(Issue{Code: IssueShape, Value: string(raw[:100]), Args: []string{itoa(maxRecord>>20) + " MB"}})
		d.id = p.opts.NewID()
		return d
	}
	values, err := canonicalObject(p.reg.Fields, raw)
	if err != nil {
		d.reject(Issue{Code: IssueShape, Value: string(raw), Args: []string{err.Error()}})
		d.id = p.opts.NewID()
		return d
	}
	d.json = values
	d.id = reg.ID(values["id"])
	d.no = values["nr"]
	d.base = p.known.get(d.id)
	d.exact = d.id != ""
	if !isID(string(d.id)) {
		d.id = p.opts.NewID()
	}
	for _, f := range p.reg.Fields {
		if text, ok := values[f.Key]; ok && f.Key != "id" && f.Key != "nr" && !f.Managed {
			d.set[f.Path] = value{text: text}
		}
	}
	return d
}

// applyJSON returns the record that a draft of a document makes.
func (d *draft) applyJSON(base reg.Record) reg.Record {
	r := d.p.reg
	values := map[string]string{}
	if base != nil {
		values = r.Dump(base)
	}
	for _, f := range r.Fields {
		text, given := d.json[f.Key]
		switch {
		case f.Managed && base != nil, !given && !d.exact:
		case !given:
			delete(values, f.Key)
		default:
			values[f.Key] = text
		}
	}
	for key, text := range d.json {
		if fieldIn(r.Fields, key) == nil {
			values[key] = text
		}
	}
	values["id"] = string(d.id)
	rec := r.Load(values)
	r.Derive(rec)
	if base != nil {
		r.AdoptItemIDs(rec, base)
	}
	r.GiveItemIDs(rec, d.p.opts.NewID)
	return rec
}

// canonicalObject turns a JSON object into canonical forms by key.
func canonicalObject(fields []*reg.Field, raw json.RawMessage) (map[string]string, error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(raw, &members); err != nil {
		return nil, fmt.Errorf("read object: %w", err)
	}
	values := map[string]string{}
	for key, value := range members {
		if key == unknownKey {
			var rest map[string]string
			if err := json.Unmarshal(value, &rest); err != nil {
				return nil, fmt.Errorf("read %s: %w", key, err)
			}
			for k, text := range rest {
				values[k] = text
			}
			continue
		}
		text, err := canonicalOf(fieldIn(fields, key), value)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", key, err)
		}
		values[key] = text
	}
	return values, nil
}

// canonicalOf turns a JSON value into a canonical form. What no field describes
// must be text.
func canonicalOf(f *reg.Field, raw json.RawMessage) (string, error) {
	if f == nil {
		var text string
		if json.Unmarshal(raw, &text) == nil {
			return text, nil
		}
		return string(raw), nil
	}
	switch f.Kind {
	case reg.KindNumber:
		var n json.Number
		err := json.Unmarshal(raw, &n)
		return n.String(), err
	case reg.KindChoices, reg.KindLinks:
		var list []string
		err := json.Unmarshal(raw, &list)
		return reg.JoinList(list), err
	case reg.KindFiles:
		return string(raw), nil
	case reg.KindOne:
		values, err := canonicalObject(f.Sub, raw)
		if len(values) == 0 {
			return "", err
		}
		return mustJSON(values), err
	case reg.KindItems:
		return canonicalItems(f, raw)
	}
	var text string
	err := json.Unmarshal(raw, &text)
	return text, err
}

func canonicalItems(f *reg.Field, raw json.RawMessage) (string, error) {
	var list []json.RawMessage
	if err := json.Unmarshal(raw, &list); err != nil {
		return "", err
	}
	items := []map[string]string{}
	for _, one := range list {
		values, err := canonicalObject(f.Sub, one)
		if err != nil {
			return "", err
		}
		items = append(items, values)
	}
	if len(items) == 0 {
		return "", nil
	}
	return mustJSON(items), nil
}
