package shell

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"samsvar/ui/screen"
)

// picker lets the user choose files with Fyne's own dialog.
type picker struct {
	window fyne.Window
	failed func(error)
	folder string // where the last choice was made
}

func (p *Program) picker() screen.Picker {
	folder := ""
	if len(p.settings.Recent) > 0 {
		folder = filepath.Dir(p.settings.Recent[0])
	}
	return &picker{window: p.window, failed: p.failed, folder: folder}
}

// Open asks for a file to read.
func (k *picker) Open(title string, endings []string, done func(path string)) {
	d := dialog.NewFileOpen(func(chosen fyne.URIReadCloser, err error) {
		switch {
		case err != nil:
			k.failed(err)
		case chosen != nil:
			path := chosen.URI().Path()
			_ = chosen.Close() // the file is read by its path
			k.folder = filepath.Dir(path)
			done(filepath.FromSlash(path))
		}
	}, k.window)
	d.SetTitleText(title)
	if len(endings) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(endings))
	}
	k.begin(d)
}

// Save asks where to write. Fyne makes an empty file when one is chosen, which
// is taken away again.
func (k *picker) Save(title, name string, done func(path string)) {
	d := dialog.NewFileSave(func(chosen fyne.URIWriteCloser, err error) {
		switch {
		case err != nil:
			k.failed(err)
		case chosen != nil:
			path := chosen.URI().Path()
			_ = chosen.Close() // nothing was written to it
			k.folder = filepath.Dir(path)
			removeEmpty(path)
			done(withEnding(filepath.FromSlash(path), filepath.Ext(name)))
		}
	}, k.window)
	d.SetTitleText(title)
	d.SetFileName(name)
	k.begin(d)
}

// Folder asks for a folder.
func (k *picker) Folder(title string, done func(path string)) {
	d := dialog.NewFolderOpen(func(chosen fyne.ListableURI, err error) {
		switch {
		case err != nil:
			k.failed(err)
		case chosen != nil:
			k.folder = chosen.Path()
			done(filepath.FromSlash(chosen.Path()))
		}
	}, k.window)
	d.SetTitleText(title)
	k.begin(d)
}

func removeEmpty(path string) {
	if info, err := os.Stat(path); err == nil && info.Size() == 0 {
		_ = os.Remove(path) // it was not there before the dialog made it
	}
}

func withEnding(path, ending string) string {
	if strings.EqualFold(filepath.Ext(path), ending) {
		return path
	}
	return path + ending
}

// begin shows a file dialog in the folder of the last choice, as large as the
// window allows.
func (k *picker) begin(d *dialog.FileDialog) {
	if folder, err := storage.ListerForURI(storage.NewFileURI(k.folder)); k.folder != "" && err == nil {
		d.SetLocation(folder)
	}
	size := k.window.Canvas().Size()
	d.Show() // before it is shown it has no size that could be changed
	d.Resize(fyne.NewSize(size.Width*0.85, size.Height*0.85))
}
