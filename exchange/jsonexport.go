package exchange

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"time"

	"samsvar/model/reg"
)

// documentFormat and documentVersion begin every JSON file.
const (
	documentFormat  = "samsvar"
	documentVersion = 1
)

// JSON writes registers as one document; docs/exchange.md describes it. It
// holds everything of each record, also what only the program fills in and what
// a newer version wrote.
func (e Exporter) JSON(w io.Writer, registers ...*reg.Register) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "{\n  \"format\": %q,\n  \"version\": %d", documentFormat, documentVersion)
	if !e.Now.IsZero() {
		fmt.Fprintf(out, ",\n  \"exported\": %q", e.Now.UTC().Format(time.RFC3339))
	}
	_, _ = out.WriteString(",\n  \"registers\": [")
	for i, r := range registers {
		if i > 0 {
			_ = out.WriteByte(',')
		}
		fmt.Fprintf(out, "\n    {\n      \"register\": %q,\n      \"records\": ", r.Key)
		writeRecords(out, r, reg.Each(e.Source, r.Key), "      ")
		_, _ = out.WriteString("\n    }")
	}
	_, _ = out.WriteString("\n  ]\n}\n")
	return out.Flush()
}

// RecordsJSON writes records of one register as a JSON array, each in the form
// that JSON gives it.
func (e Exporter) RecordsJSON(w io.Writer, r *reg.Register, all iter.Seq[reg.Record]) error {
	out := bufio.NewWriter(w)
	writeRecords(out, r, all, "")
	_ = out.WriteByte('\n')
	return out.Flush()
}

func writeRecords(out *bufio.Writer, r *reg.Register, all iter.Seq[reg.Record], indent string) {
	_ = out.WriteByte('[')
	first := true
	for rec := range all {
		if !first {
			_ = out.WriteByte(',')
		}
		first = false
		_, _ = out.WriteString("\n" + indent + "  ")
		var one, shown bytes.Buffer
		writeObject(&one, r.Fields, r.Dump(rec))
		_ = json.Indent(&shown, one.Bytes(), indent+"  ", "  ") // what we wrote is JSON
		_, _ = out.Write(shown.Bytes())
	}
	if !first {
		_, _ = out.WriteString("\n" + indent)
	}
	_ = out.WriteByte(']')
}

// writeObject writes the fields in the description's order. What this version
// does not know stands below "_unknown" as it was stored.
func writeObject(out *bytes.Buffer, fields []*reg.Field, values map[string]string) {
	_ = out.WriteByte('{')
	first := true
	member := func(key, json string) {
		if !first {
			_ = out.WriteByte(',')
		}
		first = false
		_, _ = out.WriteString(mustJSON(key) + ":" + json)
	}
	rest := map[string]string{}
	for key, text := range values {
		rest[key] = text
	}
	if id, isItem := rest["id"]; isItem && fieldIn(fields, "id") == nil {
		member("id", mustJSON(id))
		delete(rest, "id")
	}
	for _, f := range fields {
		if text, ok := values[f.Key]; ok {
			if form, readable := jsonOf(f, text); readable {
				member(f.Key, form)
				delete(rest, f.Key)
			}
		}
	}
	if len(rest) > 0 {
		member(unknownKey, mustJSON(rest))
	}
	_ = out.WriteByte('}')
}

// unknownKey is the member that holds what this version does not know.
const unknownKey = "_unknown"

// jsonOf turns a canonical form into JSON: numbers, lists and objects as such,
// all else as text.
func jsonOf(f *reg.Field, text string) (string, bool) {
	switch f.Kind {
	case reg.KindNumber:
		_, err := reg.ParseNum(text)
		return text, err == nil
	case reg.KindChoices, reg.KindLinks:
		return mustJSON(reg.SplitList(text)), true
	case reg.KindFiles:
		_, err := reg.ParseFiles(text)
		return text, err == nil
	case reg.KindOne:
		values, err := parseItem(text)
		var out bytes.Buffer
		writeObject(&out, f.Sub, values)
		return out.String(), err == nil
	case reg.KindItems:
		return itemsOf(f, text)
	}
	return mustJSON(text), true
}

func itemsOf(f *reg.Field, text string) (string, bool) {
	items, err := parseItems(text)
	if err != nil {
		return "", false
	}
	var out bytes.Buffer
	_ = out.WriteByte('[')
	for i, it := range items {
		if i > 0 {
			_ = out.WriteByte(',')
		}
		writeObject(&out, f.Sub, it)
	}
	_ = out.WriteByte(']')
	return out.String(), true
}
