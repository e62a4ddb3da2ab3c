package place

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// disk tells whether a folder's drive is another machine's, and the label of
// its volume, by which drives that services pretend are known.
func disk(dir string) (remote, label string) {
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(dir) + `\`)
	if err != nil {
		return "", ""
	}
	if windows.GetDriveType(root) == windows.DRIVE_REMOTE {
		return filepath.VolumeName(dir), ""
	}
	name := make([]uint16, windows.MAX_PATH+1)
	if err := windows.GetVolumeInformation(root, &name[0], uint32(len(name)), nil, nil, nil, nil, 0); err != nil {
		return "", ""
	}
	return "", windows.UTF16ToString(name)
}
