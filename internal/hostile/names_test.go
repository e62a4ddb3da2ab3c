package hostile

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"samsvar/model"
	"samsvar/storage"
)

// Names of agencies, units and records that are paths, devices or streams never
// become a place to write to.
func TestHostileNames(t *testing.T) {
	names := []string{"../../evil", `C:\evil`, "CON", "x:stream", `..\..\evil`, "/evil", "a\x00b", ".", "..", strings.Repeat("å", 300)}
	names = names[:much(len(names), 4)]
	for _, name := range names {
		t.Run(name[:min(20, len(name))], func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "inne", "etat.samsvar")
			s, err := storage.Create(path, options())
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range model.All() {
				_, _ = s.Save(storage.Change{Records: []storage.Write{{Register: r.Key, Record: fill(r, name)}}}) // some refuse it
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			out := filepath.Join(dir, "ut")
			if err := os.Mkdir(out, 0o700); err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{
				{"export", path, "systemer", "-o", filepath.Join(out, "a.xlsx")}, {"export", path, "systemer", "-o", filepath.Join(out, "a.csv")},
				{"export", path, "--all", "-o", filepath.Join(out, "alle.xlsx")},
				{"report", path, "ve", "--year", "2026", "--draft", "-o", filepath.Join(out, "ve.pdf")}, {"backup", path},
			} {
				program(t, args...).stands(t)
			}
			var found []string
			err = filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
				if err == nil && !d.IsDir() {
					found = append(found, strings.TrimPrefix(filepath.ToSlash(path), filepath.ToSlash(dir)))
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			odd := slices.ContainsFunc(found, func(file string) bool {
				return !strings.HasPrefix(file, "/inne/etat.samsvar") && !slices.Contains([]string{"/ut/a.xlsx", "/ut/a.csv", "/ut/alle.xlsx", "/ut/ve.pdf"}, file)
			})
			if odd {
				t.Errorf("files: %q", found)
			}
		})
	}
	tried(t, len(names), "names")
}
