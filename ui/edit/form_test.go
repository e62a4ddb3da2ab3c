package edit

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/uitest"
)

const today = reg.Day(20261123)

// deps are what a form is given, in a language.
func deps(tb testing.TB, lang i18n.Lang) Deps {
	tb.Helper()
	texts, err := i18n.New(lang)
	if err != nil {
		tb.Fatal(err)
	}
	return Deps{
		Texts: texts,
		Today: func() reg.Day { return today },
		Targets: func(register string) []Target {
			return []Target{{ID: "ID1", No: "LEV-001", Title: "Profil AS"}, {ID: "ID2", No: "LEV-002", Title: "Skyhost"}}
		},
		Names: func(register string, id reg.ID) string { return "Post " + string(id) },
		Open:  func(reg.Ref) {},
	}
}

// open shows the form of a record.
func open(tb testing.TB, r *reg.Register, rec reg.Record) (*uitest.Kit, *Form) {
	tb.Helper()
	k := uitest.New(tb, look.Options{})
	f := NewForm(deps(tb, i18n.Bokmal), r, rec)
	k.Show(f.Object(), 700, 600)
	return k, f
}

// withoutIDs drops the ids of items, which the store gives.
func withoutIDs(r *reg.Register, rec reg.Record) map[string]string {
	copied := r.Clone(rec)
	r.GiveItemIDs(copied, func() reg.ID { return "X" })
	return r.Dump(copied)
}

// Every register: the form opens, every field takes a value, the record has
// them all, and a form of that record shows the same.
func TestEveryRegisterIsFilledSavedAndOpenedAgain(t *testing.T) {
	for _, r := range model.All() {
		t.Run(r.Key, func(t *testing.T) {
			g := generator{rand.New(rand.NewPCG(1, 7))}
			_, f := open(t, r, r.New())
			want := r.New()
			for _, d := range r.Fields {
				if d.Managed {
					continue
				}
				value := g.value(d)
				if err := d.Of(want).Parse(value); err != nil {
					t.Fatalf("the generator made no value of %s: %v", d.Path, err)
				}
				f.Field(d.Key).Enter(value)
			}
			compare(t, r, withoutIDs(r, f.Record()), withoutIDs(r, want))
			if !f.Dirty() {
				t.Error("a form filled in is not dirty")
			}
			reopen(t, r, f.Record())
		})
	}
}

// reopen opens a form of a record, goes through every field, and expects that
// nothing has changed.
func reopen(t *testing.T, r *reg.Register, rec reg.Record) {
	t.Helper()
	_, f := open(t, r, rec)
	for _, field := range f.Fields() {
		if !field.shown() {
			continue
		}
		field.Focus()
		if err := field.Err(); err != nil {
			t.Errorf("%s shows what it cannot read: %v", field.Path(), err)
		}
	}
	fyne.CurrentApp().Driver().CanvasForObject(f.Object()).Unfocus()
	if f.Dirty() {
		compare(t, r, r.Dump(f.Record()), r.Dump(rec))
		t.Error("a form that was only looked at is dirty")
	}
}

func compare(t *testing.T, r *reg.Register, got, want map[string]string) {
	t.Helper()
	for _, f := range r.Fields {
		if got[f.Key] != want[f.Key] {
			t.Errorf("%s: got %q, want %q", f.Key, got[f.Key], want[f.Key])
		}
	}
	if !reflect.DeepEqual(got, want) && !t.Failed() {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestEmptyFormsAreClean(t *testing.T) {
	for _, r := range model.All() {
		t.Run(r.Key, func(t *testing.T) { reopen(t, r, r.New()) })
	}
}

func TestFormWorksOnACopy(t *testing.T) {
	rec := model.Systems.New()
	_, f := open(t, model.Systems.Register, rec)
	f.Field("navn").Enter("Profil")
	if got := model.Systems.Title(rec); got != "" {
		t.Errorf("the record itself is now called %q", got)
	}
	taken := f.Record()
	f.Field("navn").Enter("Besøk")
	if got := model.Systems.Title(taken); got != "Profil" {
		t.Errorf("the record taken from the form is now called %q", got)
	}
}

func TestConditionalFieldsComeAndGo(t *testing.T) {
	k, f := open(t, model.Systems.Register, model.Systems.New())
	special := f.Field("saerlige_kategorier")
	if special.shown() {
		t.Fatal("shown before it means anything")
	}
	f.Field("personopplysninger").Enter("ja")
	k.Settle()
	if !special.shown() || !k.Has(special.Label()) {
		t.Error("not shown where it means something")
	}
	special.Enter("ja")
	f.Field("personopplysninger").Enter("nei")
	k.Settle()
	if special.shown() {
		t.Error("still shown")
	}
	if got := special.slot.value().Text(); got != "ja" {
		t.Errorf("a field that was hidden lost its value: %q", got)
	}
}

func TestProblemsShowWhenAFieldIsLeft(t *testing.T) {
	k, f := open(t, model.Systems.Register, model.Systems.New())
	name := f.Field("navn")
	if name.Problem() != "" {
		t.Errorf("says %q before anything was done", name.Problem())
	}
	name.Focus()
	k.Press(fyne.KeyTab)
	if !strings.Contains(name.Problem(), "Må fylles ut") {
		t.Errorf("says %q after the field was left empty", name.Problem())
	}
	name.Focus()
	k.Type("Profil")
	if name.Problem() != "" {
		t.Errorf("says %q after it was filled in", name.Problem())
	}
}

func TestCheckGoesToTheFirstProblem(t *testing.T) {
	k, f := open(t, model.Systems.Register, model.Systems.New())
	f.Field("innforing_dato").Enter("2026-05-02")
	f.Field("avvikling_dato").Enter("2026-05-01")
	if f.Check() {
		t.Fatal("can be saved without a name")
	}
	k.Settle()
	if !k.Has("2 felt må rettes") {
		t.Errorf("the summary is missing: %q", k.Texts()[:5])
	}
	if got := k.Focused(); got != f.Field("navn").Label() {
		t.Errorf("the focus is on %q", got)
	}
	f.Field("navn").Enter("Profil")
	f.Field("avvikling_dato").Enter("2026-06-01")
	if !f.Check() {
		t.Errorf("cannot be saved: %v", f.Problems())
	}
	if k.Has("må rettes") {
		t.Error("the summary stays")
	}
}

func TestWhatIsNoValueKeepsTheFormFromSaving(t *testing.T) {
	rec := model.Systems.New()
	_, f := open(t, model.Systems.Register, rec)
	f.Field("navn").Enter("Profil")
	f.Field("innforing_dato").Enter("2026-05-02")
	date := f.Field("innforing_dato").editor.(*dateEditor)
	date.days.entry.SetText("i morgen tidlig")
	if f.Check() {
		t.Error("can be saved with a date that is none")
	}
	if got := f.Field("innforing_dato").Problem(); !strings.Contains(got, "i morgen tidlig") {
		t.Errorf("says %q", got)
	}
	date.days.entry.SetText("3.5.26")
	if got := f.Field("innforing_dato").slot.value().Text(); got != "2026-05-03" || !f.Check() {
		t.Errorf("the date is %q, problems %v", got, f.Problems())
	}
}

func TestDirty(t *testing.T) {
	rec := model.Systems.New()
	_, f := open(t, model.Systems.Register, rec)
	if f.Dirty() {
		t.Error("dirty from the start")
	}
	f.Field("rto_timer").Enter("4")
	if !f.Dirty() {
		t.Error("not dirty after a change")
	}
	f.Field("rto_timer").Enter("")
	if f.Dirty() {
		t.Error("dirty after the change was taken back")
	}
	f.Field("rto_timer").editor.(*numberEditor).entry.SetText("fire")
	if !f.Dirty() {
		t.Error("not dirty with something typed that is no number")
	}
	f.Field("rto_timer").Enter("8")
	saved := f.Record()
	f.Saved(saved)
	if f.Dirty() {
		t.Error("dirty after it was saved")
	}
}

func TestOnChangeIsTold(t *testing.T) {
	k, f := open(t, model.Systems.Register, model.Systems.New())
	n := 0
	f.OnChange = func() { n++ }
	f.Field("navn").Focus()
	k.Type("abc")
	f.Load()
	if n != 3 {
		t.Errorf("told %d times, want once for each letter", n)
	}
}

func TestTabGoesThroughTheFormAndScrolls(t *testing.T) {
	k, f := open(t, model.ProcessingRecords.Register, model.ProcessingRecords.New())
	f.FocusFirst()
	seen := map[string]bool{}
	for range 60 {
		field := f.reached
		driver := fyne.CurrentApp().Driver()
		top := driver.AbsolutePositionForObject(field.box).Y
		if top < -1 || top > 600 {
			t.Fatalf("%s has the focus and lies at %v", field.Path(), top)
		}
		seen[field.Path()] = true
		k.Press(fyne.KeyTab)
	}
	if len(seen) < 25 {
		t.Errorf("only %d fields were reached", len(seen))
	}
}

func TestFocusByPath(t *testing.T) {
	r := model.ProcessingRecords.Register
	rec := r.New()
	g := generator{rand.New(rand.NewPCG(1, 1))}
	if err := r.Value(rec, "mottakere").Parse("[" + strings.Repeat(g.object(r.Field("mottakere").Sub)+",", 5) + g.object(r.Field("mottakere").Sub) + "]"); err != nil {
		t.Fatal(err)
	}
	k, f := open(t, r, rec)
	nested := r.Field("mottakere").Sub[0]
	tests := []struct {
		name, path, want string
	}{
		{"plain", "tittel", "tittel"},
		{"in a folded item", "mottakere[5]." + nested.Key, "mottakere[5]." + nested.Key},
		{"an item that is not there", "mottakere[9]." + nested.Key, "mottakere[1]." + nested.Key},
		{"a field that is not there", "tittel.tull", "tittel"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !f.Focus(tt.path) {
				t.Fatal("found nothing")
			}
			k.Settle()
			if got := f.reached.Path(); got != tt.want {
				t.Errorf("the focus is on %q, want %q", got, tt.want)
			}
		})
	}
	if f.Focus("finnes_ikke") {
		t.Error("found a field that is not there")
	}
}

func TestLargeTextStaysWithinTheForm(t *testing.T) {
	for _, r := range model.All() {
		k := uitest.New(t, look.Options{Percent: 200})
		f := NewForm(deps(t, i18n.Bokmal), r, r.New())
		k.Show(f.Object(), 480, 800)
		if least := f.column.MinSize().Width; least > 472 {
			t.Errorf("%s needs a width of %v", r.Key, least)
		}
	}
}

func TestSectionsToJumpBy(t *testing.T) {
	k, f := open(t, model.Systems.Register, model.Systems.New())
	if got := f.Sections(); !slices.Contains(got, "personvern") || len(got) < 5 {
		t.Fatalf("sections %q", got)
	}
	f.ShowSection("personvern")
	k.Settle()
	if f.host.scroll.Offset.Y < 200 {
		t.Errorf("scrolled to %v", f.host.scroll.Offset.Y)
	}
}

func TestHelpByKey(t *testing.T) {
	k, f := open(t, model.Systems.Register, model.Systems.New())
	var reached *Field
	f.OnReach = func(field *Field) { reached = field }
	for _, field := range f.Fields() {
		if field.Help() == "" {
			continue
		}
		field.Focus()
		f.ToggleHelp()
		k.Settle()
		first := strings.Fields(field.Help())[0]
		if reached != field || !k.Has(first) {
			t.Errorf("help of %s is not shown", field.Path())
		}
		f.ToggleHelp()
		return
	}
	t.Skip("no field of this register has help yet")
}

func TestNoTextIsMissing(t *testing.T) {
	for _, lang := range i18n.Langs() {
		d := deps(t, lang)
		for _, key := range d.Texts.Keys() {
			if strings.HasPrefix(key, "ui.edit.") && strings.TrimSpace(d.Texts.T(key)) == "" {
				t.Errorf("%s: %s is empty", lang, key)
			}
		}
		k := uitest.New(t, look.Options{})
		f := NewForm(d, model.Systems.Register, model.Systems.New())
		k.Show(f.Object(), 700, 2400)
		for _, text := range k.Texts() {
			if strings.Contains(text, "⟨ui.") {
				t.Errorf("%s: shows %q", lang, text)
			}
		}
	}
}
