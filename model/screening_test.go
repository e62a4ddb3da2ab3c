package model_test

import (
	"slices"
	"strings"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

// listOf makes codes of a text with blanks between.
func listOf[C ~string](text string) []C {
	var all []C
	for _, code := range strings.Fields(text) {
		all = append(all, C(code))
	}
	return all
}

func TestScreen(t *testing.T) {
	tests := []struct {
		name     string
		always   string
		criteria string
		listed   string
		want     model.ScreeningResult
	}{
		{"nothing", "", "", "", model.ScreeningNotRequired},
		{"always", "35_3_c", "", "", model.ScreeningRequired},
		{"one criterion", "", "k5_stor_skala", "", model.ScreeningConsider},
		{"the same twice", "", "k5_stor_skala k5_stor_skala", "", model.ScreeningConsider},
		{"two criteria", "", "k5_stor_skala k7_sarbare", "", model.ScreeningRequired},
		{"listed by itself", "", "", "dt08_laering", model.ScreeningRequired},
		{"third party alone", "", "", "dt01_tredjepart", model.ScreeningNotRequired},
		{"third party and any", "", "k4_sensitive", "dt01_tredjepart", model.ScreeningRequired},
		{"research and any", "", "k8_ny_teknologi", "dt06_forskning", model.ScreeningRequired},
		{"biometric alone", "", "", "dt02_biometri", model.ScreeningConsider},
		{"biometric with its own", "", "k4_sensitive", "dt02_biometri", model.ScreeningConsider},
		{"biometric with another", "", "k7_sarbare", "dt02_biometri", model.ScreeningRequired},
		{"genetic with its own", "", "k4_sensitive", "dt03_genetikk", model.ScreeningConsider},
		{"location with its own", "", "k4_sensitive", "dt07_lokasjon", model.ScreeningConsider},
		{"location with another", "", "k3_overvaking", "dt07_lokasjon", model.ScreeningRequired},
		{"innovative with its own", "", "k8_ny_teknologi", "dt04_innovativ", model.ScreeningConsider},
		{"innovative with another", "", "k4_sensitive", "dt04_innovativ", model.ScreeningRequired},
		{"two that fulfil the same", "", "", "dt02_biometri dt03_genetikk", model.ScreeningConsider},
		{"two that fulfil different", "", "", "dt02_biometri dt04_innovativ", model.ScreeningRequired},
		{"third party and biometric", "", "", "dt01_tredjepart dt02_biometri", model.ScreeningRequired},
		{"third party and research", "", "", "dt01_tredjepart dt06_forskning", model.ScreeningNotRequired},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := model.Screen(listOf[model.AlwaysCase](tt.always), listOf[model.Criterion](tt.criteria),
				listOf[model.ListedCase](tt.listed))
			if got.Result != tt.want {
				t.Errorf("got %s for %v, want %s", got.Result, got.Criteria, tt.want)
			}
		})
	}
}

// Every item of the list asks for a DPIA alone, or together with any criterion
// but the one it fulfils.
func TestScreenEveryListedCase(t *testing.T) {
	for _, l := range model.ListedCases.All() {
		alone := model.Screen(nil, nil, []model.ListedCase{l}).Result
		if (alone == model.ScreeningRequired) == l.NeedsCriterion() {
			t.Errorf("%s alone is %s", l, alone)
		}
		for _, c := range model.Criteria.All() {
			got := model.Screen(nil, []model.Criterion{c}, []model.ListedCase{l}).Result
			want := !l.NeedsCriterion() || c != l.Inherent()
			if (got == model.ScreeningRequired) != want {
				t.Errorf("%s with %s is %s", l, c, got)
			}
		}
	}
}

// Ticking more never makes a DPIA less needed.
func TestScreenOnlyRises(t *testing.T) {
	rank := func(r model.ScreeningResult) int { return -model.ScreeningResults.Index(string(r)) }
	for _, l := range append(model.ListedCases.All(), "") {
		for _, one := range model.Criteria.All() {
			less := model.Screen(nil, nil, []model.ListedCase{l})
			more := model.Screen(nil, []model.Criterion{one}, []model.ListedCase{l})
			if rank(more.Result) < rank(less.Result) || len(more.Criteria) < len(less.Criteria) {
				t.Errorf("%s with %s is %s, without %s", l, one, more.Result, less.Result)
			}
		}
	}
}

func TestScreenSaysWhy(t *testing.T) {
	got := model.Screen(nil, listOf[model.Criterion]("k7_sarbare"), listOf[model.ListedCase]("dt06_forskning dt02_biometri"))
	if !slices.Equal(got.Criteria, listOf[model.Criterion]("k4_sensitive k7_sarbare")) || len(got.Listed) != 2 {
		t.Errorf("got %+v", got)
	}
	got = model.Screen(nil, nil, listOf[model.ListedCase]("dt01_tredjepart dt05_ansatte"))
	if !slices.Equal(got.Listed, listOf[model.ListedCase]("dt05_ansatte")) {
		t.Errorf("got %+v", got)
	}
}

func TestOverruling(t *testing.T) {
	whole := model.ProcessingRecord{Override: model.ScreeningNotRequired, OverrideReason: "Små tall", OverrideBy: "X", OverrideDay: today,
		Criteria: listOf[model.Criterion]("k4_sensitive k7_sarbare")}
	tests := []struct {
		name   string
		change func(*model.ProcessingRecord)
		want   model.ScreeningResult
	}{
		{"whole", func(*model.ProcessingRecord) {}, model.ScreeningNotRequired},
		{"no reason", func(p *model.ProcessingRecord) { p.OverrideReason = "" }, model.ScreeningRequired},
		{"no name", func(p *model.ProcessingRecord) { p.OverrideBy = "" }, model.ScreeningRequired},
		{"no day", func(p *model.ProcessingRecord) { p.OverrideDay = 0 }, model.ScreeningRequired},
		{"none", func(p *model.ProcessingRecord) { p.Override = "" }, model.ScreeningRequired},
		{"upwards", func(p *model.ProcessingRecord) { p.Override, p.Criteria = model.ScreeningRequired, nil }, model.ScreeningRequired},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := whole
			tt.change(&p)
			if got := p.NeedsDPIA(); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestSuggestedCriteria(t *testing.T) {
	about := func(c model.SubjectCategory, data model.DataCategory) model.ProcessingRecord {
		return model.ProcessingRecord{Groups: []model.SubjectGroup{{Category: c, Data: []model.DataCategory{data}}}}
	}
	tests := []struct {
		name   string
		record model.ProcessingRecord
		large  int
		want   string
	}{
		{"nothing", model.ProcessingRecord{}, 10000, ""},
		{"health of residents", about("innbygger", "helse"), 10000, "k4_sensitive"},
		{"finances", about("innbygger", "okonomi"), 10000, "k4_sensitive"},
		{"crime of pupils", about("elev", "straff"), 10000, "k4_sensitive k7_sarbare"},
		{"names of employees", about("ansatt", "ident"), 10000, "k7_sarbare"},
		{"scores", about("innbygger", "vurdering"), 10000, "k1_evaluering"},
		{"profiling", model.ProcessingRecord{Profiling: reg.Yes}, 10000, "k1_evaluering"},
		{"automated", model.ProcessingRecord{AutomatedChoices: reg.Yes}, 10000, "k2_automatisert"},
		{"ten thousand", model.ProcessingRecord{Scale: model.ScaleHundredK}, 10000, "k5_stor_skala"},
		{"fewer", model.ProcessingRecord{Scale: model.ScaleTenThousand}, 10000, ""},
		{"fewer, smaller limit", model.ProcessingRecord{Scale: model.ScaleTenThousand}, 1000, "k5_stor_skala"},
		{"more, greater limit", model.ProcessingRecord{Scale: model.ScaleHundredK}, 100000, ""},
		{"unknown scale", model.ProcessingRecord{Scale: model.ScaleUnknown}, 1, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := tt.record.SuggestedCriteria(reg.Int(tt.large))
			if !slices.Equal(got, listOf[model.Criterion](tt.want)) {
				t.Errorf("got %v, want %q", got, tt.want)
			}
		})
	}
}
