package storage

import (
	"strconv"

	"samsvar/storage/attach"
)

// files reads every attached file and compares it with its hash and size, and
// warns of files that no record has.
func (v *verifier) files() error {
	folder := v.store.files
	used := map[string]bool{}
	for _, a := range v.view.Attachments(true) {
		name := folder.NameOf(a.File.Hash)
		if used[name] && name != "" {
			continue
		}
		used[name] = true
		v.report.Files++
		err := folder.Check(a.File.Hash, a.File.Size)
		switch {
		case err == nil:
		case isFileCode(err, attach.CodeMissing):
			v.find(FoundNoFile, a.Ref.Register, a.No, a.File.Name)
		default:
			v.find(FoundBadFile, a.Ref.Register, a.No, a.File.Name, err.Error())
		}
	}
	stored, err := folder.List()
	if err != nil {
		return fileError(err, "", folder.Dir())
	}
	count, size := 0, int64(0)
	for _, f := range stored {
		if !used[f.Name] {
			count, size = count+1, size+f.Size
		}
	}
	if count > 0 {
		v.warn(FoundUnused, strconv.Itoa(count), strconv.FormatInt(size, 10))
	}
	return nil
}
