package yearly_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/yearly"
)

func mustSnapshot(t *testing.T, kind annual.Kind, in yearly.Input) (yearly.Snapshot, []byte) {
	t.Helper()
	doc, data, err := yearly.WriteSnapshot(kind, in)
	if err != nil {
		t.Fatal(err)
	}
	if want := yearly.Write(kind, in); fmt.Sprintf("%+v", doc) != fmt.Sprintf("%+v", want) {
		t.Error("the snapshot changes the document")
	}
	var s yearly.Snapshot
	if err := json.Unmarshal(data, &s); err != nil {
		t.Fatal(err)
	}
	return s, data
}

func TestSnapshotTellsAnswersAndFigures(t *testing.T) {
	in := input(t, agency(), i18n.Nynorsk)
	s, data := mustSnapshot(t, annual.Declaration, in)
	if s.Format != yearly.SnapshotFormat || s.Document.Year != 2026 || s.Document.Version != 1 || s.HistoryHead != in.HistoryHead {
		t.Errorf("the snapshot begins %+v", s.Document)
	}
	if len(s.Answers) != len(in.Declaration.Lines) || len(s.Figures) != len(in.Declaration.Figures.Figures) || len(s.Findings) == 0 {
		t.Errorf("%d answers, %d figures, %d findings", len(s.Answers), len(s.Figures), len(s.Findings))
	}
	i := slices.IndexFunc(s.Figures, func(f yearly.SnapshotFigure) bool { return f.ID == "ve.hend.antall" })
	if i < 0 || s.Figures[i].Value != "1" || !slices.Equal(s.Figures[i].Records.List, []string{"hendelser/hendelser-a"}) {
		t.Errorf("the figure of incidents is %+v", s.Figures[max(i, 0)])
	}
	if _, again := mustSnapshot(t, annual.Declaration, in); !bytes.Equal(data, again) {
		t.Error("the same content gives other bytes")
	}
}

// register is what a snapshot says of the records of a register.
func register(s yearly.Snapshot, key string) yearly.SnapshotRegister {
	for _, r := range s.Registers {
		if r.Register == key {
			return r
		}
	}
	return yearly.SnapshotRegister{}
}

// TestSnapshotTellsOfEveryChange changes each record that was read: its checksum
// changes, and no other's.
func TestSnapshotTellsOfEveryChange(t *testing.T) {
	for _, kind := range []annual.Kind{annual.Declaration, annual.Review} {
		m := agency()
		before, _ := mustSnapshot(t, kind, input(t, m, i18n.Bokmal))
		old := register(before, model.Incidents.Key)
		if old.Count != 1 || old.Records[0].No == "" {
			t.Fatalf("%s: incidents are %+v", kind, old)
		}
		changed, ok := m[model.Incidents.Key][0].(*model.Incident)
		if !ok {
			t.Fatal("no incident")
		}
		changed.Cause = "annet"
		after, _ := mustSnapshot(t, kind, input(t, m, i18n.Bokmal))
		for _, r := range before.Registers {
			now := register(after, r.Register)
			if same := r.Checksum == now.Checksum; same == (r.Register == model.Incidents.Key) {
				t.Errorf("%s: the checksum of %s: same is %v", kind, r.Register, same)
			}
		}
	}
}

// TestSnapshotOfVeryManyRecords lists no more than people can use.
func TestSnapshotOfVeryManyRecords(t *testing.T) {
	m := agency()
	for i := range 2500 {
		m[model.Incidents.Key] = append(m[model.Incidents.Key], &model.Incident{Common: model.Common{Head: reg.Head{ID: reg.ID(fmt.Sprintf("h%04d", i))}},
			Type: model.IncidentBreach, Severity: model.SeveritySerious, Discovered: reg.InstantOf(now.AddDate(0, -2, 0))})
	}
	s, _ := mustSnapshot(t, annual.Declaration, input(t, m, i18n.Bokmal))
	r := register(s, model.Incidents.Key)
	if r.Count != 2501 || r.Records != nil || r.Checksum == "" {
		t.Errorf("%d records, %d listed", r.Count, len(r.Records))
	}
}
