package edit

import (
	"fyne.io/fyne/v2"

	"samsvar/model/reg"
	"samsvar/ui/parts"
)

// filesEditor shows the attached files by name and size.
type filesEditor struct {
	*base
	list *fyne.Container
}

func newFiles(b *base) *filesEditor { return &filesEditor{base: b, list: parts.Column(4)} }

func (e *filesEditor) view() fyne.CanvasObject { return e.list }

func (e *filesEditor) load() {
	e.list.RemoveAll()
	files, err := reg.ParseFiles(e.value().Text())
	e.refused = err
	for _, file := range files {
		size := parts.NewMuted(e.host.Texts.Bytes(file.Size))
		name := parts.NewText(file.Name)
		name.Cut = true
		e.list.Add(parts.Ends(8, name, size))
	}
	if len(files) == 0 {
		e.list.Add(parts.NewMuted(e.host.text("no_files")))
	}
}

func (e *filesEditor) enter(canonical string) {
	e.set(canonical)
	e.load()
}

func (e *filesEditor) focus() {}
