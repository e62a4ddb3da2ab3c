package findings

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"samsvar/model"
	"samsvar/model/law"
	"samsvar/model/reg"
)

func TestSameRecordsGiveTheSameList(t *testing.T) {
	src := crowd(t, 25, 7)
	want := Find(NewFacts(index(src), Options{Now: noon, Zone: oslo}))
	if len(want) < 300 {
		t.Fatalf("only %d findings", len(want))
	}
	for seed := range uint64(5) {
		got := Find(NewFacts(index(src.shuffled(seed)), Options{Now: noon, Zone: oslo}))
		if len(got) != len(want) {
			t.Fatalf("found %d, then %d", len(want), len(got))
		}
		for i := range want {
			if !reflect.DeepEqual(got[i], want[i]) {
				t.Fatalf("nr. %d in another order: %v, %v", i, want[i], got[i])
			}
		}
	}
}

func TestFindingsAreOrdered(t *testing.T) {
	list := Find(NewFacts(index(crowd(t, 25, 3)), Options{Now: noon, Zone: oslo}))
	if !slices.IsSortedFunc(list, func(a, b Finding) int { return a.Severity.rank() - b.Severity.rank() }) {
		t.Error("the worst do not come first")
	}
}

func TestCountsAddUp(t *testing.T) {
	list := Find(NewFacts(index(crowd(t, 25, 5)), Options{Now: noon, Zone: oslo}))
	sum := 0
	for _, count := range list.Counts() {
		sum += count.N
		if count.N != len(slices.DeleteFunc(slices.Clone(list), func(f Finding) bool { return f.Severity != count.Severity })) {
			t.Errorf("%s is counted wrong", count.Severity)
		}
	}
	if sum != len(list) {
		t.Errorf("counts add up to %d of %d", sum, len(list))
	}
	if n := len(list.Open()) + len(list.SetAside()); n != len(list) {
		t.Errorf("open and set aside add up to %d of %d", n, len(list))
	}
}

// What the register says is out of use has no findings.
func TestEndedRecordsHaveNoFindings(t *testing.T) {
	src := index(crowd(t, 60, 11))
	for _, f := range Find(NewFacts(src, Options{Now: noon, Zone: oslo})) {
		rec, ok := src.Get(f.Register, f.ID)
		if !ok || f.Rule == "R-BEH-21" { // also about processing that has ended
			continue
		}
		if model.Register(f.Register).Ended(rec) {
			t.Errorf("%s points to %s, which is out of use", f.Rule, f.ID)
		}
	}
}

// A finding points to a field that there is, so that the window can go to it.
func TestFieldsExist(t *testing.T) {
	for _, f := range Find(NewFacts(index(crowd(t, 60, 13)), Options{Now: noon, Zone: oslo})) {
		r := model.Register(f.Register)
		if r == nil || (f.Field != "" && r.Field(f.Field) == nil) {
			t.Errorf("%s points to %s %s", f.Key(), f.Register, f.Field)
		}
	}
}

func TestSetAside(t *testing.T) {
	overdue := as("T", &model.Action{Due: days(-1)})
	aside := func(change func(*model.Suppression)) *model.Suppression {
		s := as("U", &model.Suppression{Rule: "R-TIL-01", Register: "tiltak", Record: "T", Reason: "Avklart",
			Name: "Kari Vik", Day: days(-9), Until: days(9)})
		change(s)
		return s
	}
	tests := []struct {
		name   string
		change func(*model.Suppression)
		want   bool
	}{
		{"holds", func(*model.Suppression) {}, true},
		{"last day", func(s *model.Suppression) { s.Until = today }, true},
		{"ran out yesterday", func(s *model.Suppression) { s.Until = days(-1) }, false},
		{"first day", func(s *model.Suppression) { s.Day = today }, true},
		{"begins tomorrow", func(s *model.Suppression) { s.Day = days(1) }, false},
		{"no reason", func(s *model.Suppression) { s.Reason = "" }, false},
		{"no name", func(s *model.Suppression) { s.Name = "" }, false},
		{"no end", func(s *model.Suppression) { s.Until = 0 }, false},
		{"another rule", func(s *model.Suppression) { s.Rule = "R-TIL-02" }, false},
		{"another record", func(s *model.Suppression) { s.Record = "X" }, false},
		{"another register", func(s *model.Suppression) { s.Register = "systemer" }, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			list := Find(factsOf(overdue, aside(test.change))).ByRule("R-TIL-01")
			if len(list) != 1 || (list[0].Aside != nil) != test.want {
				t.Errorf("found %v", list)
			}
			if test.want != (len(list.SetAside()) == 1) || test.want == (len(list.Open()) == 1) {
				t.Error("neither open nor set aside")
			}
		})
	}
}

func TestTheLongestExceptionCounts(t *testing.T) {
	at := func(id reg.ID, until reg.Day) *model.Suppression {
		return as(id, &model.Suppression{Rule: "R-TIL-01", Register: "tiltak", Record: "T", Reason: "Avklart",
			Name: "Kari Vik", Day: days(-9), Until: until})
	}
	list := Find(factsOf(as("T", &model.Action{Due: days(-1)}), at("U1", days(3)), at("U2", days(9)), at("U3", days(1)))).ByRule("R-TIL-01")
	if list[0].Aside == nil || list[0].Aside.ID != "U2" {
		t.Errorf("set aside by %v", list[0].Aside)
	}
}

func TestFirmFindingsStay(t *testing.T) {
	aside := &model.Suppression{Rule: "R-HEN-01", Register: "hendelser", Record: "B", Reason: "Avklart",
		Name: "Kari Vik", Day: days(-9), Until: days(9)}
	leader := &model.Suppression{Rule: "R-ROL-03", Register: "rolleinnehav", Reason: "Avklart",
		Name: "Kari Vik", Day: days(-9), Until: days(9)}
	coordinator := &model.Suppression{Rule: "R-ROL-01", Register: "rolleinnehav", Reason: "Avklart",
		Name: "Kari Vik", Day: days(-9), Until: days(9)}
	list := Find(factsOf(breach(73), aside, leader, coordinator))
	for rule, want := range map[string]bool{"R-HEN-01": false, "R-ROL-03": false, "R-ROL-01": true} {
		if found := list.ByRule(rule); len(found) != 1 || (found[0].Aside != nil) != want {
			t.Errorf("%s: %v", rule, found)
		}
	}
}

// The rules as domain and law have them: id, severity, "!" where they are firm.
const expected = `
R-ROL-01 hoy, R-ROL-02 hoy, R-ROL-03 kritisk!, R-ROL-04 hoy, R-ROL-05 hoy, R-ROL-06 middels, R-ROL-07 lav, R-ROL-08 middels,
R-BEH-01 hoy, R-BEH-02 middels, R-BEH-03 kritisk, R-BEH-04 hoy, R-BEH-05 hoy, R-BEH-06 hoy, R-BEH-07 hoy, R-BEH-08 middels,
R-BEH-09 kritisk, R-BEH-10 hoy, R-BEH-11 kritisk, R-BEH-12 lav, R-BEH-13 middels, R-BEH-14 hoy, R-BEH-15 middels, R-BEH-16 hoy,
R-BEH-17 hoy, R-BEH-18 lav, R-BEH-19 hoy, R-BEH-20 lav, R-BEH-21 hoy, R-BEH-22 hoy,
R-DBA-01 kritisk, R-DBA-02 kritisk, R-DBA-03 middels, R-DBA-04 hoy, R-DBA-05 hoy, R-DBA-06 hoy, R-DBA-07 middels,
R-DBA-08 middels, R-DBA-09 middels, R-DBA-10 middels, R-DBA-11 lav,
R-OVF-01 hoy, R-OVF-02 kritisk, R-OVF-03 kritisk, R-OVF-04 hoy, R-OVF-05 hoy, R-OVF-06 hoy, R-OVF-07 hoy, R-OVF-08 hoy,
R-OVF-09 middels, R-OVF-10 hoy,
R-DPIA-01 kritisk, R-DPIA-02 middels, R-DPIA-03 middels, R-DPIA-04 middels, R-DPIA-05 hoy, R-DPIA-06 hoy, R-DPIA-07 middels,
R-DPIA-08 middels, R-DPIA-09 kritisk, R-DPIA-10 info, R-DPIA-11 hoy, R-DPIA-12 hoy, R-DPIA-13 hoy, R-DPIA-14 hoy, R-DPIA-15 middels,
R-HEN-01 kritisk!, R-HEN-02 kritisk!, R-HEN-03 hoy!, R-HEN-04 hoy, R-HEN-05 kritisk, R-HEN-06 middels, R-HEN-07 middels,
R-HEN-08 middels, R-HEN-09 middels, R-HEN-10 lav!, R-HEN-11 lav, R-HEN-12 info, R-HEN-13 hoy, R-HEN-14 middels,
R-KRV-01 kritisk!, R-KRV-02 hoy, R-KRV-03 kritisk!, R-KRV-04 middels, R-KRV-05 hoy, R-KRV-06 middels,
R-SYS-01 hoy, R-SYS-02 middels, R-SYS-03 middels, R-SYS-04 hoy, R-SYS-05 hoy, R-SYS-06 hoy, R-SYS-07 middels, R-SYS-08 middels,
R-ROS-01 hoy, R-ROS-02 hoy, R-ROS-03 kritisk, R-ROS-04 hoy, R-ANS-01 middels, R-ANS-02 hoy, R-ANS-03 lav,
R-KON-01 middels, R-KON-02 middels, R-KON-03 lav, R-OPP-01 middels, R-OPP-02 middels, R-OPP-03 middels, R-OPP-04 lav!,
R-TIL-01 middels, R-TIL-02 middels, R-TIL-03 middels, R-TIL-04 lav, R-DOK-01 middels, R-DOK-02 hoy, R-HNV-01 lav,
R-SIG-01 middels, R-SIG-02 middels, R-GEN-01 hoy`

func TestRulesAreWhatIsAskedFor(t *testing.T) {
	if asked := strings.Count(expected, "R-"); asked != len(Rules()) {
		t.Errorf("%d rules, asked for %d", len(Rules()), asked)
	}
	for line := range strings.SplitSeq(strings.TrimSpace(strings.ReplaceAll(expected, "\n", " ")), ",") {
		id, severity, _ := strings.Cut(strings.TrimSpace(line), " ")
		severity, firm := strings.CutSuffix(severity, "!")
		rule, ok := RuleByID(id)
		if !ok || rule.Severity != Severity(severity) || rule.Firm != firm {
			t.Errorf("%s should be %s, firm %v: %v %s %v", id, severity, firm, ok, rule.Severity, rule.Firm)
		}
	}
}

func TestRulesAreKnownToLaw(t *testing.T) {
	book, err := law.Load()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, rule := range Rules() {
		if _, ok := book.Sources[rule.ID]; !ok {
			t.Errorf("%s has no source", rule.ID)
		}
		if seen[rule.ID] {
			t.Errorf("%s is there twice", rule.ID)
		}
		seen[rule.ID] = true
		if rule.Register != "" && model.Register(rule.Register) == nil {
			t.Errorf("%s is about the unknown register %s", rule.ID, rule.Register)
		}
	}
}
