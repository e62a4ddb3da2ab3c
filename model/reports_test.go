package model_test

import (
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

func TestAnswersAreKeptOncePerQuestion(t *testing.T) {
	var r model.Report
	r.AnswerTo("ve.dpia.antall").Value = "0"
	r.AnswerTo("ve.dpia.antall").Status = model.Answered
	r.AnswerTo("ve.rolle.isk")
	if len(r.Answers) != 2 {
		t.Fatalf("%d answers, want 2", len(r.Answers))
	}
	if a := r.Answer("ve.dpia.antall"); a.Value != "0" || a.Status != model.Answered {
		t.Errorf("answer %q, %s", a.Value, a.Status)
	}
	if r.Answer("ve.dpia.rutine") != nil {
		t.Error("an answer to a question never asked")
	}
}

func TestAnswerDiffers(t *testing.T) {
	tests := []struct {
		name   string
		answer model.Answer
		want   bool
	}{
		{"same", model.Answer{Status: model.Answered, Value: "3", Computed: "3"}, false},
		{"other", model.Answer{Status: model.Answered, Value: "0", Computed: "3"}, true},
		{"nothing computed", model.Answer{Status: model.Answered, Value: "3"}, false},
		{"not answered", model.Answer{Status: model.NotAnswered, Computed: "3"}, false},
	}
	for _, tt := range tests {
		if got := tt.answer.Differs(); got != tt.want {
			t.Errorf("%s: differs %t, want %t", tt.name, got, tt.want)
		}
	}
}

// Two devices answer questions of one report at the same time: each question
// stays one item, and only an answer given twice is a conflict.
func TestAnswersOfTwoDevicesMeet(t *testing.T) {
	base := model.Reports.New()
	mine, theirs := model.Reports.Clone(base), model.Reports.Clone(base)
	any(mine).(*model.Report).AnswerTo("ve.a").Value = "1"
	any(theirs).(*model.Report).AnswerTo("ve.a").Comment = "sikkert"
	any(theirs).(*model.Report).AnswerTo("ve.b").Value = "2"
	merged, conflicts, err := model.Reports.Merge(base, mine, theirs)
	if err != nil || len(conflicts) > 0 {
		t.Fatalf("conflicts %v, error %v", conflicts, err)
	}
	r := any(merged).(*model.Report)
	if len(r.Answers) != 2 || r.Answer("ve.a").Value != "1" || r.Answer("ve.a").Comment != "sikkert" {
		t.Errorf("merged answers: %+v", r.Answers)
	}
}

func TestPriorValues(t *testing.T) {
	var r model.Report
	r.SetPrior("ve.a", "0")
	if got, ok := r.Prior("ve.a"); got != "0" || !ok {
		t.Errorf("prior %q, %t: zero is a value", got, ok)
	}
	r.SetPrior("ve.a", "")
	if _, ok := r.Prior("ve.a"); ok || len(r.LastYear) != 0 {
		t.Error("an emptied value is still there")
	}
}

func TestOwnTexts(t *testing.T) {
	var r model.Report
	r.SetText("sammendrag", "Bra.")
	r.SetText("sammendrag", "Bedre.")
	if got := r.Text("sammendrag"); got != "Bedre." || len(r.Texts) != 1 {
		t.Errorf("text %q of %d", got, len(r.Texts))
	}
	r.SetText("sammendrag", "")
	if len(r.Texts) != 0 {
		t.Error("an emptied text is still there")
	}
}

func TestSignedIsAboutTheNewestVersion(t *testing.T) {
	r := model.Report{Signatures: []model.Signature{{Version: reg.Int(1), Role: model.RoleLeader}, {Version: reg.Int(2), Role: model.RolePrivacy}}}
	for version, want := range map[int]bool{1: true, 2: false} {
		r.Version = reg.Int(version)
		if got := r.Signed(); got != want {
			t.Errorf("version %d: signed %t, want %t", version, got, want)
		}
	}
}
