package place

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Kind is what kind of place a folder is.
type Kind string

// Kinds of places.
const (
	Local   Kind = "local"
	Network Kind = "network"
	Synced  Kind = "synced"
)

// Verdict is what was found out about a place.
type Verdict struct {
	Kind Kind
	Name string // of the service that synchronises, or of the network's file system
}

// Facts are what is known about a folder.
type Facts struct {
	Path    string   // full, without symbolic links
	Windows bool     // paths are those of Windows
	Home    string   // the user's own folder; "" if not known
	Remote  string   // name of the network file system; "" if the disk is local
	Label   string   // of the volume
	Folders []Folder // that services have said they synchronise
	Markers []string // names of the files directly in the folder and each above it
}

// Folder is one that a service synchronises.
type Folder struct{ Service, Path string }

// Check tells what kind of place the folder of a file is. The file, and some of
// the folders, need not exist yet. What cannot be found out counts as local.
func Check(path string) Verdict {
	dir := existing(filepath.Dir(path))
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	if full, err := filepath.Abs(dir); err == nil {
		dir = full
	}
	facts := Facts{Path: dir, Windows: os.PathSeparator == '\\', Folders: told(os.Getenv), Markers: markersAbove(dir)}
	facts.Home, _ = os.UserHomeDir()
	facts.Remote, facts.Label = disk(dir)
	return Judge(facts)
}

// existing is the lowest folder of a path that is there.
func existing(dir string) string {
	for {
		if _, err := os.Stat(dir); err == nil || filepath.Dir(dir) == dir {
			return dir
		}
		dir = filepath.Dir(dir)
	}
}

// told are the folders that services tell of in the environment.
func told(getenv func(string) string) []Folder {
	var all []Folder
	for _, name := range []string{"OneDrive", "OneDriveCommercial", "OneDriveConsumer"} {
		if path := getenv(name); path != "" {
			all = append(all, Folder{"OneDrive", path})
		}
	}
	return all
}

// marks are files that services put into the folders they synchronise.
func marks() map[string]string {
	return map[string]string{
		".dropbox": "Dropbox", ".dropbox.cache": "Dropbox",
		".nextcloudsync.log": "Nextcloud", ".owncloudsync.log": "ownCloud",
		".tmp.drivedownload": "Google Drive", ".tmp.driveupload": "Google Drive",
		".stfolder": "Syncthing",
	}
}

// markersAbove lists the marks that lie in a folder or one above it.
func markersAbove(dir string) []string {
	var found []string
	for {
		for name := range marks() {
			if _, err := os.Lstat(filepath.Join(dir, name)); err == nil && !slices.Contains(found, name) {
				found = append(found, name)
			}
		}
		up := filepath.Dir(dir)
		if up == dir {
			slices.Sort(found)
			return found
		}
		dir = up
	}
}

// Judge decides from what is known.
func Judge(f Facts) Verdict {
	parts := f.split(f.Path)
	for _, folder := range f.Folders {
		if within(parts, f.split(folder.Path)) {
			return Verdict{Synced, folder.Service}
		}
	}
	for _, marker := range f.Markers {
		// Dropbox keeps a folder .dropbox of its own settings in every home.
		if service := marks()[marker]; service != "" && (marker != ".dropbox" || f.hasPart(parts, "dropbox")) {
			return Verdict{Synced, service}
		}
	}
	if service := f.byName(parts); service != "" {
		return Verdict{Synced, service}
	}
	switch {
	case f.Windows && unc(f.Path):
		return Verdict{Network, `\\` + strings.Join(parts[:min(2, len(parts))], `\`)}
	case f.Remote != "":
		return Verdict{Network, f.Remote}
	case strings.HasPrefix(strings.ToLower(f.Label), "google drive"):
		return Verdict{Synced, "Google Drive"}
	}
	return Verdict{Kind: Local}
}

// split takes a path apart. On Windows case and the kind of stroke do not
// matter, and the marks of long paths are taken away.
func (f Facts) split(path string) []string {
	if !f.Windows {
		return fields(path, "/")
	}
	path = strings.ReplaceAll(strings.ToLower(path), "/", `\`)
	for _, long := range []string{`\\?\unc\`, `\\?\`, `\\.\`} {
		path = strings.TrimPrefix(path, long)
	}
	return fields(path, `\`)
}

func fields(path, stroke string) []string {
	return slices.DeleteFunc(strings.Split(path, stroke), func(part string) bool { return part == "" || part == "." })
}

// unc reports whether a path of Windows leads to a share of another machine.
func unc(path string) bool {
	path = strings.ToLower(strings.ReplaceAll(path, "/", `\`))
	if rest, long := strings.CutPrefix(path, `\\?\`); long {
		return strings.HasPrefix(rest, `unc\`)
	}
	return strings.HasPrefix(path, `\\`) && !strings.HasPrefix(path, `\\.\`)
}

func within(parts, folder []string) bool {
	return len(folder) > 0 && len(parts) >= len(folder) && slices.Equal(parts[:len(folder)], folder)
}

func (f Facts) hasPart(parts []string, name string) bool {
	return slices.ContainsFunc(parts, func(part string) bool { return strings.EqualFold(part, name) })
}

// byName knows the folders that services make in the user's own folder.
func (f Facts) byName(parts []string) string {
	home := f.split(f.Home)
	if !within(parts, home) || len(parts) == len(home) {
		return ""
	}
	below := parts[len(home):]
	first := strings.ToLower(below[0])
	switch {
	case first == "onedrive" || strings.HasPrefix(first, "onedrive - "):
		return "OneDrive"
	case first == "dropbox" || strings.HasPrefix(first, "dropbox ("):
		return "Dropbox"
	case first == "google drive" || first == "google disk" || first == "googledrive":
		return "Google Drive"
	case first == "nextcloud":
		return "Nextcloud"
	case len(below) > 1 && first == "library" && strings.EqualFold(below[1], "mobile documents"):
		return "iCloud Drive"
	case len(below) > 2 && first == "library" && strings.EqualFold(below[1], "cloudstorage"):
		service, _, _ := strings.Cut(below[2], "-")
		return service
	}
	return ""
}
