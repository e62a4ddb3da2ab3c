package chooser

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/i18n"
	"samsvar/ui/look"
	"samsvar/ui/uitest"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the dialog to")

// files makes a folder with some files and folders in it.
func files(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"Årsmøter", "arkiv", ".skjult"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"systemer.xlsx", "Behandlinger.XLSX", "notat.docx", "~$systemer.xlsx", "arkiv/gamle.xlsx"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// open shows a dialog and waits until it has listed its folder.
func open(t *testing.T, q Request, o look.Options, lang i18n.Lang) (*uitest.Kit, *[]string) {
	t.Helper()
	k := uitest.New(t, o)
	texts, err := i18n.New(lang)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	k.Show(container.NewStack(), 1280, 720)
	Show(Deps{Texts: texts, Canvas: func() fyne.Canvas { return k.Canvas() }, Do: k.Queue.Do}, q,
		func(path string) { got = append(got, path) })
	k.Queue.Until(t, func() bool { return k.Has("systemer.xlsx") || k.Has("Årsmøter") || k.Has("finnes ikke") })
	k.Settle()
	return k, &got
}

func nameOf(names []entry) []string {
	var all []string
	for _, e := range names {
		all = append(all, e.name)
	}
	return all
}

func TestFoldersAreListedFirstInTheOrderOfTheLanguage(t *testing.T) {
	texts, err := i18n.New(i18n.Bokmal)
	if err != nil {
		t.Fatal(err)
	}
	dir := files(t)
	tests := []struct {
		name    string
		mode    Mode
		endings []string
		want    []string
	}{
		{"sheets", Existing, []string{".xlsx"}, []string{"arkiv", "Årsmøter", "Behandlinger.XLSX", "systemer.xlsx"}},
		{"all", Writing, nil, []string{"arkiv", "Årsmøter", "Behandlinger.XLSX", "notat.docx", "systemer.xlsx"}},
		{"folders", Folder, nil, []string{"arkiv", "Årsmøter"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := nameOf(read(texts, dir, tt.mode, tt.endings).entries); !slices.Equal(got, tt.want) {
				t.Errorf("lists %q, want %q", got, tt.want)
			}
		})
	}
	if l := read(texts, filepath.Join(dir, "borte"), Existing, nil); l.err == nil {
		t.Error("a folder that is not there can be read")
	}
}

func TestWhatIsTypedIsUnderstood(t *testing.T) {
	dir := files(t)
	inside := func(name string) string { return filepath.Join(dir, name) }
	tests := []struct {
		name, typed string
		mode        Mode
		want        choice
	}{
		{"a file", "systemer.xlsx", Existing, choice{path: inside("systemer.xlsx"), exists: true}},
		{"a whole path", inside("systemer.xlsx"), Existing, choice{path: inside("systemer.xlsx"), exists: true}},
		{"in quotes", `"` + inside("systemer.xlsx") + `"`, Existing, choice{path: inside("systemer.xlsx"), exists: true}},
		{"below", "arkiv/gamle.xlsx", Existing, choice{path: inside("arkiv/gamle.xlsx"), exists: true}},
		{"a folder", "arkiv", Existing, choice{path: inside("arkiv"), enter: true}},
		{"up", "..", Folder, choice{path: filepath.Dir(dir), enter: true}},
		{"nothing to read", "", Existing, choice{wrong: "nothing"}},
		{"not there", "borte.xlsx", Existing, choice{path: inside("borte.xlsx"), wrong: "no_file"}},
		{"this folder", "", Folder, choice{path: dir}},
		{"no such folder", "borte", Folder, choice{path: inside("borte"), wrong: "no_folder"}},
		{"new file gets its ending", "ny", Writing, choice{path: inside("ny.xlsx")}},
		{"file that is there, without ending", "systemer", Writing, choice{path: inside("systemer.xlsx"), exists: true}},
		{"in no folder", "borte/ny.xlsx", Writing, choice{path: inside("borte/ny.xlsx"), wrong: "no_folder"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := resolve(dir, tt.typed, tt.mode, ".xlsx"); got != tt.want {
				t.Errorf("understands %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestAFileIsChosenByKeyboard(t *testing.T) {
	dir := files(t)
	k, got := open(t, Request{Mode: Existing, Title: "Åpne regneark", Endings: []string{".xlsx"}, Folder: dir}, look.Options{}, i18n.Bokmal)
	k.Type("syst")
	k.Press(fyne.KeyReturn)
	if want := filepath.Join(dir, "systemer.xlsx"); len(*got) != 1 || (*got)[0] != want {
		t.Errorf("chose %q, want %q", *got, want)
	}
}

func TestAFolderIsEnteredByKeyboard(t *testing.T) {
	dir := files(t)
	k, got := open(t, Request{Mode: Existing, Title: "Åpne", Endings: []string{".xlsx"}, Folder: dir}, look.Options{}, i18n.Bokmal)
	k.Press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // to the list, past the way up, into «arkiv»
	k.Queue.Until(t, func() bool { return k.Has("gamle.xlsx") })
	k.Press(fyne.KeyDown, fyne.KeyReturn)
	if want := filepath.Join(dir, "arkiv", "gamle.xlsx"); len(*got) != 1 || (*got)[0] != want {
		t.Errorf("chose %q, want %q", *got, want)
	}
}

func TestNothingIsReplacedUnasked(t *testing.T) {
	dir := files(t)
	k, got := open(t, Request{Mode: Writing, Title: "Lagre", Name: "systemer.xlsx", Folder: dir}, look.Options{}, i18n.Bokmal)
	k.Press(fyne.KeyReturn)
	if len(*got) != 0 || !k.Has("Vil du erstatte systemer.xlsx?") {
		t.Fatalf("chose %q without a question: %q", *got, k.Texts())
	}
	k.Press(fyne.KeyReturn) // the way back has the focus
	if len(*got) != 0 {
		t.Fatal("replaced by Enter")
	}
	k.Press(fyne.KeyReturn)
	k.Tap("Erstatt")
	if len(*got) != 1 {
		t.Errorf("chose %q", *got)
	}
}

func TestEscapeChoosesNothing(t *testing.T) {
	k, got := open(t, Request{Mode: Folder, Title: "Velg mappe", Folder: files(t)}, look.Options{}, i18n.Bokmal)
	k.Press(fyne.KeyEscape)
	if k.Canvas().Overlays().Top() != nil || len(*got) != 0 {
		t.Errorf("chose %q, or stays open", *got)
	}
}

func TestAFolderThatIsGoneBeginsNearIt(t *testing.T) {
	dir := files(t)
	k, got := open(t, Request{Mode: Folder, Title: "Velg mappe", Folder: filepath.Join(dir, "borte", "vekk")}, look.Options{}, i18n.Bokmal)
	k.Tap("Velg denne mappen")
	if len(*got) != 1 || (*got)[0] != dir {
		t.Errorf("chose %q, want %q", *got, dir)
	}
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, _ := open(t, Request{Mode: Existing, Title: "Åpne regneark", Folder: files(t)}, o, i18n.Bokmal)
		k.Press(fyne.KeyDown, fyne.KeyDown)
		k.Picture(filepath.Join(*pictures, "chooser-"+name+".png"), 1)
	}
}
