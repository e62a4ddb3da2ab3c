package shell

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Each of the file dialogs comes up over the window, almost as large as it.
func TestFileDialogsOpen(t *testing.T) {
	app := test.NewTempApp(t)
	never := func(path string) { t.Errorf("%s was chosen by nobody", path) }
	tests := []struct {
		name string
		show func(k *picker)
	}{
		{"open", func(k *picker) { k.Open("Velg fil", []string{".csv"}, never) }},
		{"save", func(k *picker) { k.Save("Lagre", "navn.pdf", never) }},
		{"folder", func(k *picker) { k.Folder("Velg mappe", never) }},
	}
	for _, tt := range tests {
		for _, folder := range []string{"", t.TempDir(), filepath.Join(t.TempDir(), "borte")} {
			t.Run(tt.name, func(t *testing.T) {
				w := app.NewWindow("")
				w.Resize(fyne.NewSize(1280, 720))
				k := &picker{window: w, folder: folder, failed: func(err error) { t.Error(err) }}
				tt.show(k)
				top := w.Canvas().Overlays().Top()
				if top == nil {
					t.Fatal("no dialog is shown")
				}
				if size := top.Size(); size.Width < 900 || size.Height < 500 {
					t.Errorf("the dialog is only %v", size)
				}
			})
		}
	}
}
