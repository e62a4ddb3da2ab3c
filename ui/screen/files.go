package screen

import (
	"os"
	"path/filepath"

	"samsvar/exchange/sheet"
	"samsvar/model/reg"
	"samsvar/storage/attach"
	"samsvar/ui/parts"
)

// Copies are the copies of attachments that were handed to the system's viewer.
// They lie in a folder of their own until the store is closed.
type Copies struct {
	dir  string
	drop func()
}

// place is a path for a copy, in a folder that has no other.
func (c *Copies) place(name string) (string, error) {
	if c.dir == "" {
		dir, drop, err := sheet.TempFolder()
		if err != nil {
			return "", err
		}
		c.dir, c.drop = dir, drop
	}
	dir, err := os.MkdirTemp(c.dir, "")
	return filepath.Join(dir, attach.SafeName(name)), err
}

// Remove takes all copies away. What a viewer still holds open goes when the
// program starts the next time.
func (c *Copies) Remove() {
	if c.dir != "" {
		c.drop()
		c.dir = ""
	}
}

// files takes in and hands out the attachments of the store.
type files struct{ d *Deps }

// Choose asks for a file to attach.
func (f files) Choose(done func(path string)) {
	f.d.Pick.Open(f.d.Texts.T("ui.files.pick"), nil, done)
}

// Add takes a file in, in the background.
func (f files) Add(path string, done func(file reg.File, ok bool)) {
	go func() {
		file, err := f.add(path)
		f.d.Do(func() {
			if err != nil {
				f.d.Failed(err)
			}
			done(file, err == nil)
		})
	}()
}

func (f files) add(path string) (reg.File, error) {
	content, err := os.Open(path)
	if err != nil {
		return reg.File{}, err
	}
	file, err := f.d.Store.AddFile(content, filepath.Base(path))
	if closed := content.Close(); err == nil {
		err = closed
	}
	return file, err
}

// Save asks where to write a file, and writes it in the background.
func (f files) Save(file reg.File) {
	t := f.d.Texts
	f.d.Pick.Save(t.T("ui.files.save"), attach.SafeName(file.Name), func(path string) {
		f.write(file, path, func() { f.d.Saved(t.T("ui.files.saved", path)) })
	})
}

// write writes a file in the background and calls then if that went well.
func (f files) write(file reg.File, path string, then func()) {
	go func() {
		err := f.d.Store.SaveFile(file, path)
		f.d.Do(func() {
			if err != nil {
				f.d.Failed(err)
				return
			}
			then()
		})
	}()
}

// Open shows a copy of a file in the system's viewer. What could do something
// instead of only showing something can be saved, but is not opened.
func (f files) Open(file reg.File) {
	t := f.d.Texts
	if !attach.Openable(file.Name) {
		parts.Ask(f.d.Canvas(), parts.Question{Title: t.T("ui.files.unsafe", file.Name), Text: t.T("ui.files.unsafe.help"),
			Yes: t.T("ui.files.save"), No: t.T("ui.record.cancel"), OnYes: func() bool {
				f.d.Do(func() { f.Save(file) })
				return true
			}})
		return
	}
	path, err := f.d.Copies.place(file.Name)
	if err != nil {
		f.d.Failed(err)
		return
	}
	f.write(file, path, func() {
		_ = os.Chmod(path, 0o400) // changes to the copy would be lost
		if err := f.d.View(path); err != nil {
			f.d.Failed(err)
		}
	})
}

// CopyFor is a path for a copy of something that is only to be shown; it goes when
// the store is closed.
func (d *Deps) CopyFor(name string) (string, error) { return d.Copies.place(name) }

// OpenFile shows an attachment in the system's viewer, if that is safe.
func (d *Deps) OpenFile(file reg.File) { files{d}.Open(file) }

// SaveFile asks where to write an attachment, and writes it.
func (d *Deps) SaveFile(file reg.File) { files{d}.Save(file) }
