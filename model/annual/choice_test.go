package annual

import (
	"testing"

	"samsvar/model"
)

func TestTheTemplateThatWasChosenStays(t *testing.T) {
	old, next := &Template{ID: "ve-2026", Kind: Declaration, Version: "1", From: 2019}, &Template{ID: "ve-2027", Kind: Declaration, Version: "1", From: 2027}
	again := &Template{ID: "ve-2026", Kind: Declaration, Version: "2", From: 2019}
	all := []*Template{old, next, again, {ID: "lg", Kind: Review, From: 2019}}
	tests := []struct {
		name   string
		year   int
		report *model.Report
		want   *Template
	}{
		{"none begun", 2027, nil, next},
		{"a year before", 2026, nil, again},
		{"begun with the old one", 2027, &model.Report{Template: "ve-2026", TemplateVersion: "1"}, old},
		{"of a version that is gone", 2027, &model.Report{Template: "ve-2026", TemplateVersion: "0"}, old},
		{"of a template that is gone", 2027, &model.Report{Template: "ve-2020"}, next},
		{"not meant for the year", 2026, &model.Report{Template: "ve-2027"}, again},
	}
	for _, tt := range tests {
		if got := chosen(all, Declaration, tt.year, tt.report); got != tt.want {
			t.Errorf("%s: %s %s", tt.name, got.ID, got.Version)
		}
	}
	if got := Fitting(all, Declaration, 2027); len(got) != 3 || got[0] != next {
		t.Errorf("%d fit", len(got))
	}
}
