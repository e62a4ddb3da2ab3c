package place

import (
	"os"
	"path/filepath"
	"testing"
)

func TestJudge(t *testing.T) {
	one := []Folder{{"OneDrive", `C:\Users\Kari\OneDrive - Oslo kommune`}}
	home := `C:\Users\Kari`
	tests := []struct {
		name  string
		facts Facts
		want  Verdict
	}{
		{"local disk of Windows", Facts{Windows: true, Home: home, Path: `C:\Users\Kari\AppData\Local\Samsvar`, Folders: one}, Verdict{Kind: Local}},
		{"OneDrive", Facts{Windows: true, Path: `C:\Users\Kari\OneDrive - Oslo kommune\Dokumenter`, Folders: one}, Verdict{Synced, "OneDrive"}},
		{"OneDrive in other letters", Facts{Windows: true, Path: `c:/users/kari/onedrive - oslo KOMMUNE`, Folders: one}, Verdict{Synced, "OneDrive"}},
		{"OneDrive as a long path", Facts{Windows: true, Path: `\\?\C:\Users\Kari\OneDrive - Oslo kommune\a`, Folders: one}, Verdict{Synced, "OneDrive"}},
		{"a name that only begins alike", Facts{Windows: true, Path: `C:\Users\Kari\OneDrive - Oslo kommune 2\a`, Folders: one}, Verdict{Kind: Local}},
		{"OneDrive that says nothing", Facts{Windows: true, Home: home, Path: home + `\OneDrive - Etaten\a`}, Verdict{Synced, "OneDrive"}},
		{"OneDrive on Linux", Facts{Home: "/home/kari", Path: "/home/kari/OneDrive/a"}, Verdict{Synced, "OneDrive"}},
		{"someone else's folder of that name", Facts{Home: "/home/kari", Path: "/srv/OneDrive/a"}, Verdict{Kind: Local}},
		{"share", Facts{Windows: true, Path: `\\filtjener\felles\register`}, Verdict{Network, `\\filtjener\felles`}},
		{"share with other strokes", Facts{Windows: true, Path: `//filtjener/felles`}, Verdict{Network, `\\filtjener\felles`}},
		{"share as a long path", Facts{Windows: true, Path: `\\?\UNC\filtjener\felles\a`}, Verdict{Network, `\\filtjener\felles`}},
		{"device", Facts{Windows: true, Path: `\\.\C:\a`}, Verdict{Kind: Local}},
		{"two strokes on Linux", Facts{Path: "//home/kari"}, Verdict{Kind: Local}},
		{"drive of a network", Facts{Windows: true, Path: `H:\register`, Remote: "H:"}, Verdict{Network, "H:"}},
		{"NFS", Facts{Path: "/mnt/felles", Remote: "NFS"}, Verdict{Network, "NFS"}},
		{"Google's drive", Facts{Windows: true, Path: `G:\Min disk`, Label: "Google Drive - kari@etat.no"}, Verdict{Synced, "Google Drive"}},
		{"Dropbox by name", Facts{Home: "/home/kari", Path: "/home/kari/Dropbox (Etaten)/a"}, Verdict{Synced, "Dropbox"}},
		{"Dropbox by mark", Facts{Path: "/data/deling", Markers: []string{".dropbox.cache"}}, Verdict{Synced, "Dropbox"}},
		{"Dropbox's own settings", Facts{Home: "/home/kari", Path: "/home/kari/samsvar", Markers: []string{".dropbox"}}, Verdict{Kind: Local}},
		{"Nextcloud by mark", Facts{Path: "/data/sky/a", Markers: []string{".nextcloudsync.log"}}, Verdict{Synced, "Nextcloud"}},
		{"iCloud", Facts{Home: "/Users/kari", Path: "/Users/kari/Library/Mobile Documents/com~apple~CloudDocs"}, Verdict{Synced, "iCloud Drive"}},
		{"macOS' cloud storage", Facts{Home: "/Users/kari", Path: "/Users/kari/Library/CloudStorage/Box-Box/a"}, Verdict{Synced, "Box"}},
		{"home itself", Facts{Home: "/home/kari", Path: "/home/kari"}, Verdict{Kind: Local}},
		{"nothing known", Facts{Path: "/"}, Verdict{Kind: Local}},
		{"nothing at all", Facts{}, Verdict{Kind: Local}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := Judge(test.facts); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

func TestCheck(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("OneDrive", "")
	if got := Check(filepath.Join(dir, "ny", "lager.samsvar")); got.Kind != Local {
		t.Errorf("a folder of tests is %v", got)
	}
	t.Setenv("OneDriveCommercial", dir)
	if got := Check(filepath.Join(dir, "ny", "lager.samsvar")); got.Kind != Synced {
		t.Errorf("in OneDrive: %v", got)
	}
	link := filepath.Join(t.TempDir(), "snarvei")
	if err := os.Symlink(dir, link); err != nil {
		t.Skip("no links here")
	}
	if got := Check(filepath.Join(link, "lager.samsvar")); got.Kind != Synced {
		t.Errorf("through a link: %v", got)
	}
	t.Setenv("OneDriveCommercial", "")
	if err := os.Mkdir(filepath.Join(dir, ".dropbox.cache"), 0o700); err != nil {
		t.Fatal(err)
	}
	if got := Check(filepath.Join(dir, "a", "b", "lager.samsvar")); got != (Verdict{Synced, "Dropbox"}) {
		t.Errorf("below a mark: %v", got)
	}
}
