package model_test

import (
	"strings"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

// The usual matrix of four steps: green to product 3, yellow to 8, red above.
func TestUsualMatrix(t *testing.T) {
	m := model.RiskScale4.RiskMatrix()
	for _, l := range model.Likelihoods.All()[:4] {
		for _, i := range model.Impacts.All()[:4] {
			want := model.RiskHigh
			switch product := l.Number() * i.Number(); {
			case product <= 3:
				want = model.RiskLow
			case product <= 8:
				want = model.RiskMedium
			}
			if got := m.Level(l, i); got != want {
				t.Errorf("likelihood %s and impact %s give %s, want %s", l, i, got, want)
			}
		}
	}
}

func TestMatrixLookup(t *testing.T) {
	own, ok := model.RiskScale4.ParseRiskMatrix("LLLL LLLL LLLL LLLH")
	if !ok {
		t.Fatal("own matrix is not read")
	}
	tests := []struct {
		name   string
		matrix model.RiskMatrix
		l      model.Likelihood
		i      model.Impact
		want   model.RiskLevel
	}{
		{"row is likelihood, column impact", model.RiskScale4.RiskMatrix(), "1", "4", model.RiskMedium},
		{"no likelihood", model.RiskScale4.RiskMatrix(), "", "4", ""},
		{"no impact", model.RiskScale4.RiskMatrix(), "4", "", ""},
		{"fifth step of four", model.RiskScale4.RiskMatrix(), "5", "1", ""},
		{"fifth step of five", model.RiskScale5.RiskMatrix(), "5", "5", model.RiskHigh},
		{"own matrix, low", own, "4", "3", model.RiskLow},
		{"own matrix, high", own, "4", "4", model.RiskHigh},
		{"matrix of nothing", model.RiskMatrix{}, "1", "1", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.matrix.Level(tt.l, tt.i); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestParseRiskMatrix(t *testing.T) {
	tests := []struct {
		name  string
		scale model.RiskScale
		text  string
		ok    bool
	}{
		{"usual", model.RiskScale4, "LLLM LMMM LMHH MMHH", true},
		{"small letters and many spaces", model.RiskScale4, " lllm  lmmm\tlmhh\nmmhh ", true},
		{"no scale is four", "", "LLLM LMMM LMHH MMHH", true},
		{"four in five", model.RiskScale5, "LLLM LMMM LMHH MMHH", false},
		{"short row", model.RiskScale4, "LLLM LMMM LMH MMHH", false},
		{"other letter", model.RiskScale4, "LLLM LMMM LMHX MMHH", false},
		{"other letter in the middle", model.RiskScale4, "LLLM LXMM LMHH MMHH", false},
		{"letters of more bytes", model.RiskScale4, "ææ LMMM LMHH MMHH", false},
		{"nothing", model.RiskScale4, "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m, ok := tt.scale.ParseRiskMatrix(tt.text)
			if ok != tt.ok {
				t.Fatalf("read: %t, want %t", ok, tt.ok)
			}
			if want := strings.Join(strings.Fields(strings.ToUpper(tt.text)), " "); ok && m.Text() != want {
				t.Errorf("text is %q, want %q", m.Text(), want)
			}
		})
	}
}

func FuzzParseRiskMatrix(f *testing.F) {
	f.Add("LLLM LMMM LMHH MMHH")
	f.Add("ÆLLM LMMM LMHH MMHH")
	f.Fuzz(func(t *testing.T, text string) {
		m, ok := model.RiskScale4.ParseRiskMatrix(text)
		if !ok {
			return
		}
		for _, l := range model.Likelihoods.All()[:4] {
			for _, i := range model.Impacts.All()[:4] {
				if m.Level(l, i) == "" {
					t.Fatalf("%q has no level at %s, %s", text, l, i)
				}
			}
		}
	})
}

func TestRiskLevelsAreDerived(t *testing.T) {
	r := &model.RiskAssessment{Scale: model.RiskScale4, Scenarios: []model.Scenario{
		{Likelihood: "4", Impact: "4", Level: model.RiskLow, RestLikelihood: "1", RestImpact: "2"},
		{Level: model.RiskMedium},
		{Likelihood: "2", Impact: "1", RestLevel: model.RiskMedium},
	}}
	model.RiskAssessments.Derive(r)
	want := []struct{ now, residual model.RiskLevel }{
		{model.RiskHigh, model.RiskLow},
		{model.RiskMedium, model.RiskMedium}, // typed without steps: kept, and stands for the residual
		{model.RiskLow, model.RiskMedium},
	}
	for i, w := range want {
		if s := &r.Scenarios[i]; s.Level != w.now || s.Residual() != w.residual {
			t.Errorf("scenario %d: %s and %s, want %s and %s", i+1, s.Level, s.Residual(), w.now, w.residual)
		}
	}
	if r.Highest() != model.RiskHigh || r.HighestResidual() != model.RiskMedium {
		t.Errorf("highest %s and residual %s", r.Highest(), r.HighestResidual())
	}
	if problems := model.RiskAssessments.Problems(r); has(problems, "scenarier[1].nivaa", "level_differs") {
		t.Error("a derived level still differs")
	}
}

// has reports whether there is such a problem at the field.
func has(problems []reg.Problem, field, code string) bool {
	for _, p := range problems {
		if p.Field == field && p.Code == code {
			return true
		}
	}
	return false
}
