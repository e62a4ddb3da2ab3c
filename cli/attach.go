package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/storage/attach"
)

func (r *runner) attachCommand() *cobra.Command {
	return r.command("attach STORE REGISTER ID FIELD FILE…", "attach", cobra.MinimumNArgs(5), func(args []string) error {
		register, err := r.register(args[1])
		if err != nil {
			return err
		}
		return r.withStore(args[0], func(s *storage.Store) error { return r.attach(s, register, args[2], args[3], args[4:]) })
	})
}

// attach adds files to a field of a record, all of them or none. A file that the
// field has already, by name and content, is not added again.
func (r *runner) attach(s *storage.Store, register *reg.Register, which, field string, paths []string) error {
	view := s.View()
	ref, err := r.find(view, register, which)
	if err != nil {
		return err
	}
	f := register.Field(field)
	if f == nil || f.Kind != reg.KindFiles || strings.Contains(field, ".") {
		return r.usage("cli.no_file_field", register.Key, field)
	}
	before, _ := view.Get(ref.Register, ref.ID)
	after := register.Clone(before)
	files, err := reg.ParseFiles(f.Of(after).Text())
	if err != nil {
		return err
	}
	for _, path := range paths {
		if files, err = r.takeIn(s, files, path); err != nil {
			return err
		}
	}
	if err := f.Of(after).Parse(reg.FilesText(files)); err != nil {
		return err
	}
	return r.saveOne(s, register, before, after)
}

// takeIn adds the file of a path to those a field has.
func (r *runner) takeIn(s *storage.Store, files []reg.File, path string) ([]reg.File, error) {
	content, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	file, err := s.AddFile(content, filepath.Base(path))
	if closed := content.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, err
	}
	return attach.Join(files, file), nil
}

func (r *runner) attachmentsCommand() *cobra.Command {
	var folder string
	c := r.command("attachments STORE", "attachments", cobra.ExactArgs(1), func(args []string) error {
		return r.withStore(args[0], func(s *storage.Store) error {
			all := s.View().Attachments(false)
			if folder != "" {
				return r.saveAttachments(s, all, folder)
			}
			r.listAttachments(all)
			return nil
		})
	})
	c.Flags().StringVar(&folder, "save", "", r.say("cli.flag.save"))
	return c
}

func (r *runner) listAttachments(all []storage.Attachment) {
	rows := [][]string{{r.say("cli.attachments.record"), r.say("cli.attachments.field"), r.say("cli.attachments.size"), r.say("cli.attachments.name")}}
	for _, a := range all {
		rows = append(rows, []string{a.No, r.fieldName(a), r.texts.Bytes(a.File.Size), a.File.Name})
	}
	r.table(rows)
}

func (r *runner) fieldName(a storage.Attachment) string {
	if register := model.Register(a.Ref.Register); register != nil {
		return r.texts.FieldPath(register, a.Path)
	}
	return a.Path
}

// saveAttachments writes every attachment into a folder, below one for each
// record. Files that are there already are not overwritten.
func (r *runner) saveAttachments(s *storage.Store, all []storage.Attachment, folder string) error {
	for _, a := range all {
		dir := filepath.Join(folder, attach.SafeName(a.No))
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return err
		}
		name := attach.FreeName(a.File.Name, func(name string) bool { return isThere(filepath.Join(dir, name)) })
		path := filepath.Join(dir, name)
		if err := s.SaveFile(a.File, path); err != nil {
			return err
		}
		fmt.Fprintln(r.Out, path)
	}
	return nil
}

func isThere(path string) bool {
	_, err := os.Lstat(path)
	return !errors.Is(err, fs.ErrNotExist)
}
