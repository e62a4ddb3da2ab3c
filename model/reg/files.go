package reg

import (
	"encoding/json"
	"slices"
)

// File is an attached file: what it was called, its SHA-256 in hexadecimal and
// its size in bytes. The content lies outside the record.
type File struct {
	Name string `json:"name"`
	Hash string `json:"hash"`
	Size int64  `json:"size"`
}

type filesValue struct{ p *[]File }

// Files describes attached files. Canonical form: a JSON array.
func Files[T any](key string, at func(*T) *[]File, opts ...Option) Of[T] {
	return newField(key, KindFiles, func(t *T) Value { return filesValue{at(t)} }, opts)
}

func (v filesValue) Text() string {
	if len(*v.p) == 0 {
		return ""
	}
	return encode(*v.p)
}

// ParseFiles reads the canonical form; "" gives none.
func ParseFiles(text string) ([]File, error) {
	if text == "" {
		return nil, nil
	}
	var files []File
	if err := json.Unmarshal([]byte(text), &files); err != nil {
		return nil, errorf("not_files")
	}
	return files, nil
}

func (v filesValue) Parse(text string) error {
	files, err := ParseFiles(text)
	if err == nil {
		*v.p = files
	}
	return err
}

func (v filesValue) Compare(o Value) int { return compareText(v, o) }

func (v filesValue) Empty() bool { return len(*v.p) == 0 }

// FileRef is one attached file of a record: in which field, and what.
type FileRef struct {
	Path string // the field's path, without item numbers
	File File
}

// Attached lists every file of a record, also those inside nested objects.
func (r *Register) Attached(rec Record) []FileRef { return attachedTo(rec, r.Fields) }

func attachedTo(o Object, fields []*Field) []FileRef {
	var all []FileRef
	for _, f := range fields {
		switch v := f.Of(o).(type) {
		case Part:
			all = append(all, attachedTo(v.Object(), f.Sub)...)
		case ItemList:
			for i := range v.Len() {
				all = append(all, attachedTo(v.At(i), f.Sub)...)
			}
		case filesValue:
			for _, file := range *v.p {
				all = append(all, FileRef{f.Path, file})
			}
		}
	}
	return all
}

// TakesFiles reports whether records of the register can have files attached.
func (r *Register) TakesFiles() bool { return takeFiles(r.Fields) }

func takeFiles(fields []*Field) bool {
	return slices.ContainsFunc(fields, func(f *Field) bool { return f.Kind == KindFiles || takeFiles(f.Sub) })
}

// FilesText is the canonical form of files.
func FilesText(files []File) string { return filesValue{&files}.Text() }
