package exports

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/exchange"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/ui/look"
	"samsvar/ui/seek"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the dialog to")

func begin(t *testing.T, o look.Options) (*uitest.Kit, *stock.World) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, i18n.Bokmal)
	w.Fill()
	k.Show(container.NewStack(), 1064, 720)
	return k, w
}

func TestExportWritesTheFileThatWasAskedFor(t *testing.T) {
	tests := []struct {
		name, register string
		keys           []fyne.KeyName // from the first choice on
		proposed, file string         // ending of the name proposed, and of the file
		holds          string
	}{
		{"workbook", "systemer", nil, "Systemer 2026-11-23.xlsx", ".xlsx", ""},
		{"text", "systemer", []fyne.KeyName{fyne.KeyTab, fyne.KeyRight}, "Systemer 2026-11-23.csv", ".csv", "OppvekstPluss"},
		{"codes", "systemer", []fyne.KeyName{fyne.KeyTab, fyne.KeyRight, fyne.KeyRight}, "Systemer 2026-11-23.csv", ".csv", "i_drift"},
		{"document", "systemer", []fyne.KeyName{fyne.KeyTab, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight}, "Systemer 2026-11-23.json", ".json", "OppvekstPluss"},
		{"everything", "systemer", []fyne.KeyName{fyne.KeyRight, fyne.KeyTab, fyne.KeyRight}, "Alle registre 2026-11-23.json", ".json", "Barnehageopptak"},
		{"everything from the overview", "", []fyne.KeyName{fyne.KeyRight}, "Alle registre 2026-11-23.json", ".json", "OppvekstPluss"},
		{"national form", "behandlinger", []fyne.KeyName{fyne.KeyTab, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight}, "Behandlinger 2026-11-23.csv", ".csv", "Barnehageopptak"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			k, w := begin(t, look.Options{})
			w.Path = filepath.Join(t.TempDir(), "ut")
			Show(w.Deps, tt.register)
			k.Settle()
			k.Press(tt.keys...)
			k.Tap("Velg hvor …")
			k.Queue.Until(t, func() bool { return len(w.Said)+len(w.Errors) > 0 })
			if len(w.Errors) > 0 {
				t.Fatal(w.Errors)
			}
			if w.Asked != tt.proposed {
				t.Errorf("proposed %q, want %q", w.Asked, tt.proposed)
			}
			content, err := os.ReadFile(w.Path + tt.file)
			if err != nil || !strings.Contains(string(content), tt.holds) {
				t.Errorf("the file lacks %q: %v", tt.holds, err)
			}
			if want := "Eksportert til ut" + tt.file; w.Said[0] != want {
				t.Errorf("said %q, want %q", w.Said[0], want)
			}
		})
	}
}

func TestChangingOnesMindWritesNothing(t *testing.T) {
	k, w := begin(t, look.Options{})
	w.Path = filepath.Join(t.TempDir(), "ut")
	Show(w.Deps, "systemer")
	k.Settle()
	k.Press(fyne.KeyEscape)
	if k.Has("Velg hvor") || w.Asked != "" {
		t.Error("Escape did not close the dialog")
	}
}

func TestAFailureIsTold(t *testing.T) {
	k, w := begin(t, look.Options{})
	w.Path = filepath.Join(t.TempDir(), "finnes", "ikke", "ut")
	Show(w.Deps, "systemer")
	k.Settle()
	k.Tap("Velg hvor …")
	k.Queue.Until(t, func() bool { return len(w.Said)+len(w.Errors) > 0 })
	if len(w.Errors) != 1 {
		t.Errorf("said %q", w.Said)
	}
}

func TestKindsFitTheRegister(t *testing.T) {
	for _, r := range model.All() {
		has := false
		for _, k := range kinds(r.Key) {
			has = has || k == national
		}
		if has != exchange.HasNational(r.Key) {
			t.Errorf("%s: the national form is offered: %v", r.Key, has)
		}
	}
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "large": {Percent: 160}} {
		k, w := begin(t, o)
		Show(w.Deps, "behandlinger")
		k.Settle()
		k.Picture(*pictures+"/export-"+name+".png", 1)
	}
}

func TestOnlyWhatIsSelectedIsExported(t *testing.T) {
	k, w := begin(t, look.Options{})
	w.Path = filepath.Join(t.TempDir(), "ut")
	all := seek.All(w.Store.View(), "systemer")
	ShowSome(w.Deps, "systemer", seek.Pick(all, func(yield func(int) bool) { _ = yield(1) && yield(3) }))
	k.Settle()
	if !k.Has("De 2 valgte") {
		t.Fatalf("offers %q", k.Texts())
	}
	k.Press(fyne.KeyTab, fyne.KeyRight)
	k.Tap("Velg hvor …")
	k.Queue.Until(t, func() bool { return len(w.Said)+len(w.Errors) > 0 })
	content, err := os.ReadFile(w.Path + ".csv")
	if err != nil || strings.Count(string(content), "\n") != 3 || !strings.Contains(string(content), "Elements") || strings.Contains(string(content), "OppvekstPluss") {
		t.Errorf("%v: %s", err, content)
	}
}
