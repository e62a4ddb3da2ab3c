package yearly_test

import (
	"flag"
	"testing"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/reporttest"
	"samsvar/report/reporttest/golden"
	"samsvar/report/yearly"
)

var update = flag.Bool("update", false, "make the pictures of pages anew")

// withYears is the agency with incidents in three years and a logo.
func withYears() (memory, files) {
	m := agency()
	for year, n := range map[int]int{2024: 2, 2025: 3} {
		for range n {
			m.add("hendelser", &model.Incident{Title: "Tapt nettbrett", Type: model.IncidentBreach, Discovered: reg.InstantOf(now.AddDate(year-2026, 0, 0))})
		}
	}
	agency, _ := m["virksomhet"][0].(*model.Agency)
	agency.Logo = []reg.File{{Name: "logo.png"}}
	return m, files{"logo.png": reporttest.Logo()}
}

// TestPagesLookAsTheyDid holds pages of both documents to pictures.
func TestPagesLookAsTheyDid(t *testing.T) {
	for _, tt := range []struct {
		name  string
		lang  i18n.Lang
		write func(yearly.Input) report.Document
		pages []int
	}{
		{"ve", i18n.Bokmal, yearly.Declaration, []int{0, 1, 9}}, {"lg", i18n.Bokmal, yearly.Review, []int{0, 6}}, {"lg-nn", i18n.Nynorsk, yearly.Review, []int{0, 12}},
	} {
		m, logo := withYears()
		in := input(t, m, tt.lang)
		in.Files, in.Beside, in.DataHash = logo, beside(), dataHash()
		golden.Pages(t, "testdata/pages", tt.name, *update, tt.write(in), tt.pages...)
	}
}
