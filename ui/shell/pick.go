package shell

import (
	"path/filepath"

	"samsvar/ui/chooser"
	"samsvar/ui/screen"
)

// picker lets the user choose files, and goes on where the last choice was
// made.
type picker struct {
	deps   chooser.Deps
	folder string
}

func (p *Program) picker() screen.Picker {
	folder := ""
	if len(p.settings.Recent) > 0 {
		folder = filepath.Dir(p.settings.Recent[0])
	}
	return &picker{chooser.Deps{Texts: p.texts, Canvas: p.window.Canvas, Do: p.do}, folder}
}

// Open asks for a file to read.
func (k *picker) Open(title string, endings []string, done func(path string)) {
	k.show(chooser.Request{Mode: chooser.Existing, Title: title, Endings: endings}, done)
}

// Save asks where to write.
func (k *picker) Save(title, name string, done func(path string)) {
	k.show(chooser.Request{Mode: chooser.Writing, Title: title, Name: name}, done)
}

// Folder asks for a folder.
func (k *picker) Folder(title string, done func(path string)) {
	k.show(chooser.Request{Mode: chooser.Folder, Title: title}, func(path string) {
		k.folder = path
		done(path)
	})
}

func (k *picker) show(q chooser.Request, done func(path string)) {
	q.Folder = k.folder
	chooser.Show(k.deps, q, func(path string) {
		k.folder = filepath.Dir(path)
		done(path)
	})
}
