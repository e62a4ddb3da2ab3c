package yearly_test

import (
	"strings"
	"testing"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/report"
	"samsvar/report/yearly"
)

// signing finds the part where a document is signed, and its words.
func signing(t *testing.T, doc report.Document) (report.SignatureFields, string) {
	t.Helper()
	for _, b := range doc.Blocks {
		together, ok := b.(report.KeepTogether)
		if !ok {
			continue
		}
		var words strings.Builder
		for _, inner := range together.Blocks {
			switch inner := inner.(type) {
			case report.Paragraph:
				for _, run := range inner.Runs {
					words.WriteString(run.Text)
				}
				words.WriteString("\n")
			case report.SignatureFields:
				return inner, words.String()
			}
		}
	}
	t.Fatal("the document is signed nowhere")
	return report.SignatureFields{}, ""
}

func TestPlacesToSignComeFromTheQuestionnaire(t *testing.T) {
	m := agency()
	model.Persons.All(m)[0].Position = "Direktør"
	m.add("personer", &model.Person{Name: "Per Koordinator"})
	coordinator := model.Persons.All(m)[1].ID
	m.add("rolleinnehav", &model.RoleHolding{Role: model.RolePrivacy, Person: coordinator, From: 20200101})
	m.add("rolleinnehav", &model.RoleHolding{Role: model.RoleSecurity, Person: coordinator, From: 20200101})
	m.add("rolleinnehav", &model.RoleHolding{Role: model.RoleDPO, Person: coordinator, From: 20200101})
	in := input(t, m, i18n.Bokmal)
	in.DataHash = "cafe"
	in.Review.Report.Minutes = coordinator
	fields, words := signing(t, yearly.Declaration(in))
	if got := fields.Fields; len(got) != 2 || got[0].ID != "leder" || got[0].Name != "Kari Prøve" || got[0].Title != "Direktør" ||
		got[1].ID != "koordinator" || got[1].Name != "Per Koordinator" {
		t.Errorf("the declaration is signed by %+v", got)
	}
	if f := fields.Facts[len(fields.Facts)-1]; f.Value != "cafe" {
		t.Errorf("the last fact is %+v", f)
	}
	for _, want := range []string{"Virksomhetsleder: Står bak erklæringen i punkt 2", "valgfri", "akkurat denne filen", "med mindre sertifikatet er kjent"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not said: %s", want, words)
		}
	}
	if strings.Contains(strings.ToLower(words), "kvalifisert") {
		t.Error("claims too much")
	}
	fields, _ = signing(t, yearly.Review(in))
	if got := fields.Fields; len(got) != 2 || got[1].ID != "referent" || got[1].Name != "Per Koordinator" {
		t.Errorf("the review is signed by %+v", got)
	}
	template := *in.Declaration.Template
	template.Signers = []annual.Signer{{ID: "leder", Required: true}, {ID: "ombud", Roles: []model.Role{model.RoleDPO}}}
	in.Declaration.Template = &template
	fields, words = signing(t, yearly.Declaration(in))
	if got := fields.Fields; len(got) != 2 || got[1].ID != "ombud" || got[1].Name != "Per Koordinator" || !strings.Contains(words, "Har lest dokumentet.") {
		t.Errorf("a questionnaire's own places are %+v: %s", got, words)
	}
	template.Signers = nil
	if fields, _ = signing(t, yearly.Declaration(in)); len(fields.Fields) != 1 || fields.Fields[0].ID != "leder" {
		t.Errorf("without places of its own: %+v", fields.Fields)
	}
}
