package place

import (
	"os"
	"path/filepath"
	"testing"
)

func TestMountType(t *testing.T) {
	table := filepath.Join(t.TempDir(), "mountinfo")
	lines := `21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 21 0:40 / /home/kari/tjener rw - fuse.sshfs kari@tjener: rw,user_id=1000
41 21 0:41 / /home/kari/min\040disk rw - fuse.rclone drive: rw
42 21 0:42 / /media/usb rw - fuseblk /dev/sdb1 rw
half a line
`
	if err := os.WriteFile(table, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, dir, kind, remote string }{
		{"root", "/srv", "ext4", ""},
		{"sshfs", "/home/kari/tjener/register", "fuse.sshfs", "sshfs"},
		{"the mount itself", "/home/kari/tjener", "fuse.sshfs", "sshfs"},
		{"a neighbour by name", "/home/kari/tjenere", "ext4", ""},
		{"with a blank", "/home/kari/min disk/a", "fuse.rclone", "rclone"},
		{"a stick with NTFS", "/media/usb/a", "fuseblk", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			kind := mountType(table, test.dir)
			if kind != test.kind || remoteFUSE(kind) != test.remote {
				t.Errorf("got %q, %q", kind, remoteFUSE(kind))
			}
		})
	}
}
