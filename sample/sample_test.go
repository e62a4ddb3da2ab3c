package sample

import (
	"path/filepath"
	"testing"
	"time"

	"samsvar/exchange"
	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/findings"
	"samsvar/model/reg"
	"samsvar/storage"
)

// now is the day the agency's files are made for.
func now() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, i18n.Oslo()) }

func mustStore(t testing.TB) *storage.Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "prove.samsvar")
	store, err := storage.Create(path, storage.Options{Registers: model.All(), Now: now, NoBackup: true, Plain: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}

func mustTexts(t testing.TB) *i18n.Texts {
	t.Helper()
	texts, err := i18n.New("nb")
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func mustTemplates(t testing.TB) annual.Options {
	t.Helper()
	templates, err := annual.BuiltIn()
	if err != nil {
		t.Fatal(err)
	}
	return annual.Options{Now: reg.InstantOf(now()), Zone: i18n.Oslo(), Templates: templates}
}

// One store is filled for all that is asked of the agency, since that takes
// seconds.
func TestAgency(t *testing.T) {
	store := mustStore(t)
	if err := Fill(store, "", mustTexts(t)); err != nil {
		t.Fatal(err)
	}
	t.Run("has what it should", func(t *testing.T) { hasRecords(t, store) })
	t.Run("lacks enough to be instructive", func(t *testing.T) { hasGaps(t, store) })
	t.Run("can make its yearly documents", func(t *testing.T) { canReport(t, store) })
	t.Run("understands its lists", func(t *testing.T) { understandsItems(t, store) })
	t.Run("changes nothing when imported again", func(t *testing.T) { importsAgain(t, store) })
	t.Run("is whole", func(t *testing.T) {
		if report, err := store.Verify(); err != nil || !report.OK() {
			t.Errorf("%v, %+v", err, report.Findings)
		}
	})
}

func hasRecords(t *testing.T, store *storage.Store) {
	want := map[*reg.Register]int{
		model.ProcessingRecords.Register: 60, model.Systems.Register: 40, model.ProcessingAgreements.Register: 30,
		model.DPIAs.Register: 12, model.RiskAssessments.Register: 25, model.Incidents.Register: 80,
		model.Procurements.Register: 15, model.Units.Register: 16, model.Reports.Register: 4, model.Agencies.Register: 1,
	}
	for register, n := range want {
		if got := store.View().Count(register.Key); got != n {
			t.Errorf("%s: %d records, want %d", register.Key, got, n)
		}
	}
	for _, register := range model.All() {
		if store.View().Count(register.Key) == 0 {
			t.Errorf("%s: no records to look at", register.Key)
		}
	}
	if n := store.View().Count(model.Attendances.Key); n < 850 || n > 950 {
		t.Errorf("%d attendances", n)
	}
	agency := model.Agencies.All(store.View())[0]
	if n := model.EmployeesIn(agency.Years, 2026); n.Int() != 400 {
		t.Errorf("%s employees", n.Text())
	}
	employees := 0
	for _, u := range model.Units.All(store.View()) {
		employees += model.EmployeesIn(u.HeadCounts, 2026).Int()
	}
	if employees != 400 {
		t.Errorf("%d employees in the units", employees)
	}
}

// hasGaps holds the findings within what one would believe of an agency that
// does its work: some of most rules, few that are critical.
func hasGaps(t *testing.T, store *storage.Store) {
	opt := mustTemplates(t)
	found, err := annual.Find(store.View(), opt)
	if err != nil {
		t.Fatal(err)
	}
	bounds := map[findings.Severity][2]int{findings.Critical: {6, 20}, findings.High: {30, 80}, findings.Medium: {60, 150}, findings.Low: {8, 40}}
	for _, c := range found.Counts() {
		if b, ok := bounds[c.Severity]; ok && (c.N < b[0] || c.N > b[1]) {
			t.Errorf("%d findings are %s, want %d to %d", c.N, c.Severity, b[0], b[1])
		}
	}
	rules := map[string]int{}
	for _, f := range found {
		rules[f.Rule]++
	}
	if len(rules) < 60 {
		t.Errorf("findings of only %d rules", len(rules))
	}
	for rule, n := range rules {
		if n > 25 {
			t.Errorf("%s: %d findings", rule, n)
		}
	}
	if len(found.SetAside()) == 0 {
		t.Error("nothing is set aside")
	}
}

func canReport(t *testing.T, store *storage.Store) {
	differ, uncertain := 0, 0
	for _, kind := range []annual.Kind{annual.Declaration, annual.Review} {
		for _, year := range []int{2025, 2026} {
			round, err := annual.Open(store.View(), kind, year, mustTemplates(t))
			if err != nil {
				t.Fatal(err)
			}
			if all := round.Blockers(); len(all) > 0 {
				t.Errorf("%s %d is blocked: %v", kind, year, all)
			}
			for _, l := range round.Lines {
				if l.Question.Figure && !l.Computed {
					t.Errorf("%s %d: %s cannot be computed", kind, year, l.Question.ID)
				}
				if year == 2026 && kind == annual.Declaration && l.LastYear == "" {
					t.Errorf("%s: last year's answer is missing", l.Question.ID)
				}
				if year == 2026 && l.Differs() {
					differ++
				}
			}
			uncertain += round.Progress().Uncertain
		}
	}
	if differ != 2 || uncertain < 3 {
		t.Errorf("%d values differ, %d answers are uncertain", differ, uncertain)
	}
	for _, report := range model.Reports.All(store.View()) {
		if report.Type == model.ReportReview && report.Year.Int() == 2025 && len(report.Decisions) < 5 {
			t.Errorf("%d decisions last year", len(report.Decisions))
		}
	}
}

// importsAgain plans every table against the full store.
func importsAgain(t *testing.T, store *storage.Store) {
	words, err := exchange.LoadWords()
	if err != nil {
		t.Fatal(err)
	}
	books := map[string]*sheet.Book{}
	for _, table := range tables() {
		book, err := read(books, table.file)
		if err != nil {
			t.Fatal(err)
		}
		preview, err := plan(store, table, book, exchange.Options{Texts: mustTexts(t), Words: words})
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range preview.Rows {
			if row.Status != exchange.StatusUnchanged {
				t.Errorf("%s %s row %d is %s: %v %v", table.file, table.sheet, row.Row, row.Status, row.Changes, row.Issues)
				break
			}
		}
		understandsCells(t, table, preview)
		keepsText(t, table, book, preview, linkedTitles(store, register(table.register)))
	}
}

func TestNameReplacesTheAgencys(t *testing.T) {
	store := mustStore(t)
	if err := Fill(store, "Min etat", mustTexts(t)); err != nil {
		t.Fatal(err)
	}
	if agency := model.Agencies.All(store.View())[0]; agency.NameNB != "Min etat" {
		t.Errorf("the agency is called %q", agency.NameNB)
	}
}
