package chooser

import (
	"os"

	"golang.org/x/sys/windows"
)

// usual are the user's own folders, wherever Windows has moved them to.
func usual() []place {
	home, err := os.UserHomeDir()
	if err != nil {
		return nil
	}
	all := homely(home)
	for i, id := range []*windows.KNOWNFOLDERID{windows.FOLDERID_Profile, windows.FOLDERID_Desktop,
		windows.FOLDERID_Documents, windows.FOLDERID_Downloads} {
		if path, err := windows.KnownFolderPath(id, windows.KF_FLAG_DEFAULT); err == nil {
			all[i].path = path
		}
	}
	return all
}

// roots are the drives.
func roots() []string {
	mask, err := windows.GetLogicalDrives()
	if err != nil {
		return nil
	}
	var all []string
	for letter := range 26 {
		if mask&(1<<letter) != 0 {
			all = append(all, string(rune('A'+letter))+`:\`)
		}
	}
	return all
}
