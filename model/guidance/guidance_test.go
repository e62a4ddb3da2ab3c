package guidance_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"samsvar/model"
	"samsvar/model/findings"
	"samsvar/model/guidance"
	"samsvar/model/reg"
)

func load(t *testing.T) *guidance.Collection {
	t.Helper()
	lib, err := guidance.Load()
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func langs() []string { return []string{"nb", "nn", "en"} }

// one is a source of a single record.
type one struct {
	register string
	record   reg.Record
}

func (o one) All(register string) []reg.Record {
	if register != o.register {
		return nil
	}
	return []reg.Record{o.record}
}

func (o one) Get(register string, id reg.ID) (reg.Record, bool) {
	if register != o.register || o.record.Header().ID != id {
		return nil, false
	}
	return o.record, true
}

// Every example is a record that can be saved as it is, in each language, and
// has nothing critical missing.
func TestExamplesCanBeTaken(t *testing.T) {
	lib := load(t)
	seen := map[string]bool{}
	for _, e := range lib.Examples {
		if seen[e.Register+e.ID] {
			t.Errorf("%s is there twice", e.ID)
		}
		seen[e.Register+e.ID] = true
		for _, lang := range langs() {
			rec, err := e.Record(lang)
			if err != nil {
				t.Errorf("%s: %v", lang, err)
				continue
			}
			register := model.Register(e.Register)
			for _, p := range register.Problems(rec) {
				if !p.Soft && e.Field == "" {
					t.Errorf("%s %s: %+v", e.ID, lang, p)
				}
			}
			if title := e.Title(lang); title == "" || title == e.ID {
				t.Errorf("%s has no title in %s", e.ID, lang)
			}
		}
	}
}

// The legal bases of the processing records hold together: nothing critical is
// found, and no law, reason or time limit is missing.
func TestProcessingExamplesHaveTheirLegalBasis(t *testing.T) {
	allowed := map[string]bool{ // what only the agency can answer
		"R-BEH-16": true, // whether people were told
		"R-BEH-18": true, // in which system
		"R-BEH-08": true, // consent of those who depend on the agency, which the example explains
	}
	now := reg.InstantOf(time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC))
	for _, e := range load(t).Of("behandlinger") {
		rec, err := e.Record("nb")
		if err != nil {
			t.Fatal(err)
		}
		rec.Header().ID, rec.Header().Created = "E", now
		for _, f := range findings.Find(findings.NewFacts(one{"behandlinger", rec}, findings.Options{Now: now, Zone: time.UTC})) {
			about := f.Register == "behandlinger" && f.ID == "E"
			if about && strings.HasPrefix(f.Rule, "R-BEH-") && !allowed[f.Rule] || about && f.Severity == findings.Critical {
				t.Errorf("%s: %s at %s (%s)", e.ID, f.Rule, f.Field, f.Severity)
			}
		}
	}
}

func TestThereIsEnough(t *testing.T) {
	lib := load(t)
	for register, least := range map[string]int{"behandlinger": 25, "tiltak": 40, "risikovurderinger": 20, "virksomhet": 5, "rollekort": 4} {
		if n := len(lib.Of(register)); n < least {
			t.Errorf("%d examples for %s", n, register)
		}
	}
	for _, role := range []model.Role{model.RolePrivacy, model.RoleSecurity, model.RoleSystemOwner, model.RoleLeader} {
		if n := len(lib.TasksOf(role)); n < 6 {
			t.Errorf("%d tasks for %s", n, role)
		}
	}
}

func TestItemsAreAddedToWhatIsThere(t *testing.T) {
	lib := load(t)
	e := lib.Of("risikovurderinger")
	rec, err := e[0].Record("nb")
	if err != nil {
		t.Fatal(err)
	}
	if err := e[1].AddTo(rec, "nn"); err != nil {
		t.Fatal(err)
	}
	got := rec.(*model.RiskAssessment).Scenarios
	if len(got) != 2 || got[0].Event != e[0].Title("nb") || got[1].Event != e[1].Title("nn") {
		t.Errorf("the scenarios are %+v", got)
	}
}

func TestTasksAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, task := range load(t).Tasks {
		if seen[task.ID] || task.Month < 1 || task.Month > 12 {
			t.Errorf("%s stands twice, or in month %d", task.ID, task.Month)
		}
		seen[task.ID] = true
		if key, ok := strings.CutPrefix(task.Open, "register:"); ok && model.Register(key) == nil {
			t.Errorf("%s leads to the register %s, which is not there", task.ID, key)
		}
		if model.Roles.Index(string(task.Role)) < 0 {
			t.Errorf("%s is of the role %s, which is not there", task.ID, task.Role)
		}
	}
}

// Every text is there in three languages, and none has words of the other form
// of Norwegian.
func TestTextsAreInThreeLanguages(t *testing.T) {
	files, err := filepath.Glob("data/*.json")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var all any
		if err := json.Unmarshal(text, &all); err != nil {
			t.Fatal(err)
		}
		checkTexts(t, name, all)
	}
}

var (
	bokmal  = regexp.MustCompile(`(?i)(^|[^\pL])(ikke|fra|hva|hvem|hvor|hvordan|hvis|noe|noen|være|en|et|mer|bare|nå|gjør|sammen|kommer|gjelder|krever|mangler|trenger|åpne|eier|leder|hendelser|opplysninger|uten|systemer|dere)([^\pL]|$)|\pL(lighet|heten|inger|ingene|sjoner)([^\pL]|$)|virksomhet|sikkerhet`)
	nynorsk = regexp.MustCompile(`(?i)(^|[^\pL])(ikkje|frå|kva|kven|korleis|kvar|noko|nokon|vere|ein|eit|meir|berre|gjer|saman|kjem|gjeld|manglar|treng|eigar|leiar|opplysningar|utan|dei|desse)([^\pL]|$)|verksemd|tryggleik`)
)

func checkTexts(t *testing.T, where string, value any) {
	switch v := value.(type) {
	case []any:
		for _, one := range v {
			checkTexts(t, where, one)
		}
	case map[string]any:
		if nb, ok := v["nb"].(string); ok {
			checkWording(t, where, nb, v)
			return
		}
		for key, one := range v {
			checkTexts(t, where+" "+key, one)
		}
	}
}

func checkWording(t *testing.T, where, nb string, v map[string]any) {
	nn, _ := v["nn"].(string)
	en, _ := v["en"].(string)
	for lang, text := range map[string]string{"nb": nb, "nn": nn, "en": en} {
		if text == "" || strings.TrimSpace(text) != text || strings.Contains(text, "  ") {
			t.Errorf("%s %s: %q", where, lang, text)
		}
	}
	if found := nynorsk.FindString(nb); found != "" {
		t.Errorf("%s: bokmål has %q: %s", where, strings.TrimSpace(found), nb)
	}
	if found := bokmal.FindString(nn); found != "" {
		t.Errorf("%s: nynorsk has %q: %s", where, strings.TrimSpace(found), nn)
	}
}
