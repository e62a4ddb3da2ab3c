package edit

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"samsvar/model/reg"
	"samsvar/storage/attach"
	"samsvar/ui/parts"
)

// Files takes in attached files and hands them out.
type Files interface {
	// Choose asks for a file to attach.
	Choose(done func(path string))
	// Add takes a file in, in the background, and hands it to done on the main
	// goroutine. What went wrong is told to the user; ok is false then.
	Add(path string, done func(file reg.File, ok bool))
	// Save asks where to write a file.
	Save(reg.File)
	// Open shows a file in the system's viewer, if that is safe.
	Open(reg.File)
}

// filesEditor lists the attached files by name and size, and takes in others.
type filesEditor struct {
	*base
	list   *fyne.Container
	more   *parts.Button
	taking []string // names of files that are being taken in
}

func newFiles(b *base) *filesEditor {
	e := &filesEditor{base: b, list: parts.Column(4)}
	e.more = parts.NewButton(b.host.text("files.add"), e.choose)
	e.more.SetLabel(b.label())
	e.more.OnFocus = e.onFocus
	return e
}

func (e *filesEditor) view() fyne.CanvasObject { return e.list }

func (e *filesEditor) load() {
	_, e.refused = reg.ParseFiles(e.value().Text())
	e.show()
}

// files are those of the record; a text that cannot be read has none.
func (e *filesEditor) files() []reg.File {
	files, err := reg.ParseFiles(e.value().Text())
	if err != nil {
		return nil
	}
	return files
}

func (e *filesEditor) show() {
	e.list.RemoveAll()
	files := e.files()
	for i, file := range files {
		e.list.Add(e.row(i, file))
	}
	for _, name := range e.taking {
		e.list.Add(parts.NewMuted(e.host.text("files.taking", name)))
	}
	if len(files)+len(e.taking) == 0 {
		e.list.Add(parts.NewMuted(e.host.text("no_files")))
	}
	if e.host.Files != nil {
		e.list.Add(parts.Flow(8, e.more, parts.NewMuted(e.host.text("files.drop"))))
	}
	e.owner.reshape()
}

// row is one file: its name opens it.
func (e *filesEditor) row(i int, file reg.File) fyne.CanvasObject {
	size := parts.NewMuted(e.host.Texts.Bytes(file.Size))
	if e.host.Files == nil {
		name := parts.NewText(file.Name)
		name.Cut = true
		return parts.Ends(8, name, size)
	}
	name := parts.NewRemovable(file.Name, func() { e.host.Files.Open(file) }, func() { e.remove(i) })
	name.OnFocus = e.onFocus
	save := parts.NewQuiet(e.host.text("files.save"), func() { e.host.Files.Save(file) })
	save.SetLabel(e.host.text("files.save") + " " + file.Name)
	save.OnFocus = e.onFocus
	return parts.Flow(8, name, size, save)
}

func (e *filesEditor) choose() { e.host.Files.Choose(e.take) }

// take takes a file in and adds it to those of the record.
func (e *filesEditor) take(path string) {
	name := filepath.Base(path)
	e.taking = append(e.taking, name)
	e.show()
	e.host.Files.Add(path, func(file reg.File, ok bool) {
		if at := slices.Index(e.taking, name); at >= 0 {
			e.taking = slices.Delete(e.taking, at, at+1)
		}
		if !ok {
			e.show()
			return
		}
		e.enter(reg.FilesText(attach.Join(e.files(), file)))
	})
}

func (e *filesEditor) remove(i int) {
	files := slices.Clone(e.files())
	e.enter(reg.FilesText(slices.Delete(files, i, i+1)))
	e.focus()
}

func (e *filesEditor) enter(canonical string) {
	e.set(canonical)
	e.show()
}

func (e *filesEditor) focus() {
	if e.host.Files != nil {
		parts.FocusOn(e.more)
	}
}

// Attach takes files into the field of files that has the focus, or into the
// first that is shown. It reports whether there is one.
func (f *Form) Attach(paths []string) bool {
	field := f.reached
	if _, ok := takesFiles(field); !ok {
		field = nil
		f.each(func(one *Field) {
			if _, ok := takesFiles(one); ok && field == nil && one.shown() {
				field = one
			}
		})
	}
	editor, ok := takesFiles(field)
	if !ok || f.host.Files == nil {
		return false
	}
	for _, path := range paths {
		editor.take(path)
	}
	field.Focus()
	f.scrollTo(field)
	return true
}

func takesFiles(field *Field) (*filesEditor, bool) {
	if field == nil {
		return nil, false
	}
	editor, ok := field.editor.(*filesEditor)
	return editor, ok
}
