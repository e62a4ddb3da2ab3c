package exchange

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
)

func TestJSONRoundTrip(t *testing.T) {
	words, err := LoadWords()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range model.All() {
		t.Run(r.Key, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) { jsonRoundTrip(rt, words, r) })
		})
	}
}

func jsonRoundTrip(t *rapid.T, words *Words, r *reg.Register) {
	source := records{r.Key: validRecords(t, r)}
	var out bytes.Buffer
	if err := (Exporter{Source: source, Texts: words.langs[0], Words: words}).JSON(&out, r); err != nil {
		t.Fatal(err)
	}
	doc, err := ReadDocument(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := PlanJSON(doc, r, records{}, Options{Words: words})
	if err != nil {
		t.Fatal(err)
	}
	if fresh.Count(StatusNew) != len(source[r.Key]) {
		t.Fatalf("%d of %d are new: %+v", fresh.Count(StatusNew), len(source[r.Key]), fresh.AllIssues())
	}
	for i, want := range source[r.Key] {
		if changes := r.Diff(want, fresh.Rows[i].Record); len(changes) > 0 {
			t.Errorf("record %d changes: %v", i+1, changes)
		}
	}
	again, err := PlanJSON(doc, r, source, Options{Words: words})
	if err != nil {
		t.Fatal(err)
	}
	if again.Count(StatusUnchanged) != len(source[r.Key]) {
		t.Errorf("the second time: %v", again.Rows[0].Changes)
	}
}

func TestJSONKeepsWhatIsUnknown(t *testing.T) {
	r := model.Systems.Register
	rec := r.Load(map[string]string{"id": string(testID(1)), "nr": "SYS-2026-001", "navn": "Visma", "ny_fra_2031": "x", "livssyklus": "i_bane"})
	var out bytes.Buffer
	if err := (Exporter{Source: records{"systemer": {rec}}, Texts: mustTexts(t, i18n.Bokmal)}).JSON(&out, r); err != nil {
		t.Fatal(err)
	}
	doc, err := ReadDocument(&out)
	if err != nil {
		t.Fatal(err)
	}
	p, err := PlanJSON(doc, r, records{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := r.Dump(p.Rows[0].Record)
	if got["ny_fra_2031"] != "x" || got["livssyklus"] != "i_bane" {
		t.Errorf("got %v", got)
	}
}

// JSON written by hand, without ids, changes only what it names.
func TestJSONByHand(t *testing.T) {
	known := system(1, "Visma")
	known.Description = "Lønn"
	doc, err := ReadDocument(strings.NewReader(`{"format":"samsvar","version":1,"registers":[{"register":"systemer","records":[
		{"navn":"Visma","kritikalitet":"3"},{"navn":"Ny","rto_timer":1.5,"personopplysninger":"ja","systemeier":"P1"},{"navn":["feil"]},7]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	p, err := PlanJSON(doc, model.Systems.Register, systems(known), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []Status
	for _, row := range p.Rows {
		got = append(got, row.Status)
	}
	if len(got) != 4 || got[0] != StatusChanged || got[1] != StatusNew || got[2] != StatusRejected || got[3] != StatusRejected {
		t.Fatalf("rows are %v: %+v", got, p.AllIssues())
	}
	if s := p.Rows[0].Record.(*model.System); s.Description != "Lønn" || s.Criticality != "3" || s.ID != testID(1) {
		t.Errorf("got %+v", s)
	}
}

func TestForeignJSON(t *testing.T) {
	tests := []struct{ name, text, code string }{
		{"not whole", `{"format":"samsvar"`, "import_json"},
		{"of another program", `{"pia":{"name":"x"}}`, "import_json_foreign"},
		{"newer", `{"format":"samsvar","version":99,"registers":[]}`, "import_json_newer"},
		{"another register", `{"format":"samsvar","version":1,"registers":[]}`, "import_json_register"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "fil.json")
			if err := os.WriteFile(path, []byte(tt.text), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := PlanFile(t.Context(), path, model.Systems.Register, records{}, Options{})
			if e, ok := err.(*Error); !ok || e.Code != tt.code {
				t.Errorf("got %v, want %s", err, tt.code)
			}
		})
	}
}

func TestJSONFormIsAsDocumented(t *testing.T) {
	full := system(1, "Visma")
	full.RecoveryTime, full.Processing = reg.Int(4), []reg.ID{testID(2)}
	full.PersonalData, full.InUseFrom = reg.Yes, reg.NewDay(2026, 3, 1)
	var out bytes.Buffer
	if err := (Exporter{Source: systems(full), Texts: mustTexts(t, i18n.Bokmal)}).RecordsJSON(&out, model.Systems.Register, slices.Values(systems(full)["systemer"])); err != nil {
		t.Fatal(err)
	}
	var got []map[string]any
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"id": string(testID(1)), "nr": "SYS-2026-001", "navn": "Visma", "rto_timer": 4.0, "personopplysninger": "ja", "innforing_dato": "2026-03-01"}
	for key, value := range want {
		if got[0][key] != value {
			t.Errorf("%s is %v, want %v", key, got[0][key], value)
		}
	}
	if list, ok := got[0]["behandlinger"].([]any); !ok || len(list) != 1 {
		t.Errorf("behandlinger is %v", got[0]["behandlinger"])
	}
}

func FuzzDocument(f *testing.F) {
	f.Add([]byte(`{"format":"samsvar","version":1,"registers":[{"register":"behandlinger","records":[{"id":"01HZZZZZZZZZZZZZZZZZZ00001","tittel":"x","mottakere":[{"land":"NO"}]}]}]}`))
	f.Add([]byte(`{"format":"samsvar","registers":[{"register":"behandlinger","records":[{"tittel":null,"systemer":[1],"_unknown":{"a/b":"c"}}]}]}`))
	words, err := LoadWords()
	if err != nil {
		f.Fatal(err)
	}
	r := model.ProcessingRecords.Register
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := ReadDocument(bytes.NewReader(data))
		if err != nil {
			return
		}
		p, err := PlanJSON(doc, r, records{}, Options{Words: words})
		if err != nil {
			return
		}
		for _, row := range p.Rows {
			if row.Status == StatusNew && reg.Refuses(r.Problems(row.Record)) {
				t.Errorf("row %d is new, but may not be saved", row.Row)
			}
		}
	})
}

// FuzzMapping: what is taken for a mapping can be used on a file and saved again.
func FuzzMapping(f *testing.F) {
	f.Add([]byte(`{"register":"systemer","sheet":"fil","header_row":1,"columns":[{"column":"A","heading":"Navn","field":"navn","values":{"a":"b"}}]}`))
	f.Add([]byte(`{"header_row":-1,"columns":[{"column":"XFD","field":"note"},{"field":"ignore"},{"heading":"","field":"leverandor"}]}`))
	words, err := LoadWords()
	if err != nil {
		f.Fatal(err)
	}
	path := filepath.Join(f.TempDir(), "fil.csv")
	if err := os.WriteFile(path, []byte("Navn;Beskrivelse\nFagsystem;b\n;\n"), 0o600); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ReadMapping(bytes.NewReader(data))
		if err != nil {
			return
		}
		r := model.Systems.Register
		p, err := PlanFile(t.Context(), path, r, records{}, Options{Words: words, Mapping: m})
		if err != nil {
			return
		}
		for _, row := range p.Rows {
			if row.Status == StatusNew && reg.Refuses(r.Problems(row.Record)) {
				t.Errorf("row %d is new, but may not be saved", row.Row)
			}
		}
		var out bytes.Buffer
		if err := p.Mapping.Write(&out); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadMapping(&out); err != nil {
			t.Errorf("the mapping used cannot be read again: %v", err)
		}
	})
}
