package model_test

import (
	"testing"

	"samsvar/model"
)

// A copy has what can be the same elsewhere, and nothing that is the record's
// own.
func TestCopy(t *testing.T) {
	r := model.ProcessingRecords.Register
	rec := r.New()
	for path, text := range map[string]string{"tittel": "Barnehageopptak", "revidert_dato": "2026-06-18", "godkjent_dato": "2026-06-18",
		"neste_revisjon": "2027-06-18", "formaal": `[{"id":"F1","tekst":"Tildele plass"}]`,
		"vedlegg": `[{"name":"avtale.pdf","hash":"ab12","size":12}]`} {
		if err := r.Value(rec, path).Parse(text); err != nil {
			t.Fatal(path, err)
		}
	}
	head := rec.Header()
	head.ID, head.No, head.ChangedBy = "B1", "BEH-2026-001", "Kari"
	made := r.Copy(rec)
	if made.Header().ID != "" || made.Header().No != "" || made.Header().ChangedBy != "" {
		t.Errorf("the copy has the head %+v", made.Header())
	}
	for path, want := range map[string]string{"tittel": "Barnehageopptak", "revidert_dato": "", "godkjent_dato": "",
		"neste_revisjon": "", "formaal": `[{"tekst":"Tildele plass"}]`, "vedlegg": ""} {
		if got := r.Value(made, path).Text(); got != want {
			t.Errorf("%s is %q, want %q", path, got, want)
		}
	}
	if got := r.Value(rec, "formaal").Text(); got != `[{"id":"F1","tekst":"Tildele plass"}]` {
		t.Errorf("the record itself is now %q", got)
	}
}
