package annual_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
)

// answered is an agency whose declaration lacks nothing.
func answered(t *testing.T) memory {
	t.Helper()
	m := incidents(3)
	m["personer"] = []reg.Record{&model.Person{Common: model.Common{Head: reg.Head{ID: "P1"}}, Name: "Kari"}}
	m["rolleinnehav"] = []reg.Record{&model.RoleHolding{Role: model.RoleLeader, Person: "P1", From: 20200101},
		&model.RoleHolding{Role: model.RolePrivacy, Person: "P2", From: 20200101}}
	r := open(t, m, annual.Declaration)
	for _, l := range r.Lines {
		if !l.MissesAnswer() {
			continue
		}
		value := map[annual.AnswerType]string{annual.Count: "3", annual.Decimal: "1.5", annual.YesOrNo: "ja", annual.YesPartNo: "delvis",
			annual.Rating: "6", annual.Text: "Bra", annual.Many: model.ValuationMethods.Codes[0]}[l.Question.Type]
		report, err := r.Give(annual.Reply{Question: l.Question.ID, Value: &value})
		if err != nil {
			t.Fatal(err)
		}
		r = r.With(report)
	}
	keep(m, r.Report)
	return m
}

// version is a final document that was made so many days ago.
func version(days int) model.ReportVersion {
	return model.ReportVersion{Made: reg.InstantOf(now.AddDate(0, 0, -days)), DataHash: "cd", FileHash: "ab"}
}

func code(err error) string {
	var e *reg.Error
	if !errors.As(err, &e) {
		return ""
	}
	return e.Code
}

func TestSealing(t *testing.T) {
	if _, err := open(t, incidents(1), annual.Declaration).Seal(version(0)); code(err) != "report_blocked" {
		t.Errorf("made final although answers are missing: %v", err)
	}
	m := answered(t)
	report, err := open(t, m, annual.Declaration).Seal(version(0))
	if err != nil {
		t.Fatal(err)
	}
	if !report.AwaitsSignature() || report.Status != model.ReportForSigning || report.Version != reg.Int(1) || report.Answer(question).Computed != "3" || !report.DocumentDay.IsSet() {
		t.Errorf("status %s, version %s, %+v", report.Status, report.Version.Text(), report.Answer(question))
	}
	keep(m, report)
	m["hendelser"] = append(m["hendelser"], &model.Incident{Discovered: reg.InstantOf(now)})
	r := open(t, m, annual.Declaration)
	if l := r.Line(question); !r.Locked() || l.Figure.Value != "3" || l.Answer.Value != "3" || len(r.Blockers()) != 0 {
		t.Errorf("what was made final became %+v", l)
	}
	if _, err := r.Seal(version(0)); code(err) != "report_locked" {
		t.Errorf("made final twice: %v", err)
	}
	if _, err := r.Give(annual.Reply{Question: question, Value: text("5")}); code(err) != "report_locked" {
		t.Errorf("answered after that: %v", err)
	}
	signed, err := r.Sign(model.Signature{Field: model.FieldLeader, Person: "P1", At: reg.InstantOf(now)})
	if err != nil || signed.Status != model.ReportSigned || r.Report.Signed() {
		t.Errorf("%v: %s", err, signed.Status)
	}
	if left := r.With(signed).Unsigned(); len(left) != 1 || left[0].ID != model.FieldCoordinator || left[0].Required {
		t.Errorf("unsigned are %+v", left)
	}
}

func TestSealingWhatWasOpenedAgain(t *testing.T) {
	m := answered(t)
	report, err := open(t, m, annual.Declaration).Seal(version(3))
	if err != nil {
		t.Fatal(err)
	}
	if err := report.Reopen("Feil tall", reg.InstantOf(now), "Kari"); err != nil {
		t.Fatal(err)
	}
	keep(m, report)
	if open(t, m, annual.Declaration).Locked() {
		t.Fatal("what was opened again is locked")
	}
	second := version(0)
	second.FileHash = "ef"
	if report, err = open(t, m, annual.Declaration).Seal(second); err != nil {
		t.Fatal(err)
	}
	if v := report.VersionOf(reg.Int(2)); len(report.Versions) != 2 || v.Replaces != reg.Int(1) || v.Reason != "Feil tall" || v.OpenedBy != "Kari" || v.FileHash != "ef" ||
		report.VersionOf(reg.Int(1)).FileHash != "ab" {
		t.Errorf("versions are %+v", report.Versions)
	}
}

func TestFindingsOfFinalDocuments(t *testing.T) {
	leader := model.Signature{Field: model.FieldLeader, Person: "P1", Name: "Kari", At: reg.InstantOf(now)}
	tests := []struct {
		name   string
		change func(*model.Report)
		more   int // incidents afterwards
		want   []string
	}{
		{"just made", func(*model.Report) {}, 0, nil},
		{"after that changed", func(*model.Report) {}, 1, []string{"R-VE-04 unsigned"}},
		{"made long ago", func(r *model.Report) { r.Versions[0].Made = reg.InstantOf(now.AddDate(0, 0, -15)) }, 0, []string{"R-VE-08 "}},
		{"made two weeks ago", func(r *model.Report) { r.Versions[0].Made = reg.InstantOf(now.AddDate(0, 0, -14)) }, 0, nil},
		{"signed", func(r *model.Report) { r.Signatures, r.Status = []model.Signature{leader}, model.ReportSigned }, 1, []string{"R-VE-04 ", "R-VE-05 none"}},
		{"signed by the coordinator", func(r *model.Report) {
			wrong := leader
			wrong.Person = "P2"
			r.Signatures, r.Status = []model.Signature{wrong}, model.ReportSigned
		}, 0, []string{"R-VE-05 none", "R-VE-07 "}},
		{"the coordinator's by the leader", func(r *model.Report) {
			wrong := leader
			wrong.Field = model.FieldCoordinator
			r.Signatures = []model.Signature{wrong}
		}, 0, []string{"R-VE-07 beside"}},
		{"sent", func(r *model.Report) { r.Signatures, r.Status = []model.Signature{leader}, model.ReportSent }, 1, []string{"R-VE-05 none"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := answered(t)
			report, err := open(t, m, annual.Declaration).Seal(version(1))
			if err != nil {
				t.Fatal(err)
			}
			tt.change(report)
			for i := range report.Signatures {
				report.Signatures[i].Version = report.Version
			}
			keep(m, report)
			for range tt.more {
				m["hendelser"] = append(m["hendelser"], &model.Incident{Discovered: reg.InstantOf(now)})
			}
			list, err := annual.Find(m, options(t))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range list {
				if strings.HasPrefix(f.Rule, "R-VE-") {
					got = append(got, f.Rule+" "+f.Variant)
				}
			}
			slices.Sort(got)
			if !slices.Equal(got, tt.want) {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPlacesToSign(t *testing.T) {
	questionnaire := func(signers string) string {
		return `{"id":"x","type":"ve","version":"1","from":2027,"name":{"nb":"VE"},` + signers + `"sections":[]}`
	}
	tests := map[string]struct {
		signers string
		want    []string // nil where it is refused
	}{
		"none":          {``, []string{"leder"}},
		"several":       {`"signers":[{"id":"leder","required":true},{"id":"ombud","roles":["pvo"]}],`, []string{"leder", "ombud"}},
		"no leader":     {`"signers":[{"id":"koordinator"}],`, nil},
		"twice":         {`"signers":[{"id":"leder"},{"id":"leder"}],`, nil},
		"no plain name": {`"signers":[{"id":"leder"},{"id":"A b","roles":["pvo"]}],`, nil},
		"no role":       {`"signers":[{"id":"leder"},{"id":"ombud"}],`, nil},
		"unknown role":  {`"signers":[{"id":"leder"},{"id":"ombud","roles":["konge"]}],`, nil},
	}
	for name, tt := range tests {
		template, err := annual.ReadTemplate(strings.NewReader(questionnaire(tt.signers)))
		if (err != nil) != (tt.want == nil) {
			t.Errorf("%s: %v", name, err)
		}
		if err != nil {
			continue
		}
		var got []string
		for _, s := range template.SignedBy() {
			got = append(got, s.ID)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: signed by %v", name, got)
		}
	}
	for _, template := range options(t).Templates {
		if len(template.SignedBy()) != 2 || !template.SignedBy()[0].Required || template.SignedBy()[1].Required {
			t.Errorf("%s is signed by %+v", template.ID, template.SignedBy())
		}
	}
}

func TestWhoMaySignAPlace(t *testing.T) {
	m := answered(t)
	person := func(id reg.ID, name string) reg.Record {
		return &model.Person{Common: model.Common{Head: reg.Head{ID: id}}, Name: name}
	}
	m["personer"] = append(m["personer"], person("P2", "Pia"), person("P3", "Per"))
	m["rolleinnehav"] = append(m["rolleinnehav"],
		&model.RoleHolding{Common: model.Common{Head: reg.Head{No: "ROL-9"}}, Role: model.RoleLeader, Person: "P3", DeputyFor: "P1", From: 20200101},
		&model.RoleHolding{Role: model.RoleLeader, Person: "P2", DeputyFor: "P1", From: 20200101},
		&model.RoleHolding{Role: model.RoleSecurity, Person: "P2", From: 20200101},
		&model.RoleHolding{Role: model.RoleSecurity, Person: "gone", From: 20200101})
	r := open(t, m, annual.Declaration)
	r.Report.Minutes = "P3"
	tests := map[string][]string{model.FieldLeader: {"Kari", "Per/ROL-9/Kari"}, model.FieldCoordinator: {"Pia"}, model.FieldMinutes: {"Per"}, "ukjent": nil}
	for field, want := range tests {
		var got []string
		for _, c := range r.Candidates(m, field, reg.NewDay(2026, 11, 23)) {
			name := c.Name
			if c.Proxy != "" {
				name += "/" + c.Proxy + "/" + c.DeputyOf
			}
			if s := c.Signature("Oslo", "nb"); s.Field != field || s.Person != c.Person || s.Proxy != c.Proxy || s.Role != c.Role || s.Place != "Oslo" {
				t.Errorf("%s: the signature is %+v", field, s)
			}
			got = append(got, name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", field, got, want)
		}
	}
}
