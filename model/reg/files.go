package reg

import "encoding/json"

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
