package place

import (
	"bufio"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// Numbers of network file systems that package unix does not name.
const (
	magicSMB1 = 0x517B
	magicCIFS = 0xFF534D42
	magicSMB2 = 0xFE534D42
	magicNCP  = 0x564C
)

// disk names the network file system that a folder lies on; "" if its disk is
// local. File systems of programs (FUSE) are told apart by the table of mounts.
func disk(dir string) (remote, label string) {
	var stat unix.Statfs_t
	if err := unix.Statfs(dir, &stat); err != nil {
		return "", ""
	}
	switch uint32(stat.Type) { // 32 bits count, and some systems extend the sign
	case unix.NFS_SUPER_MAGIC:
		return "NFS", ""
	case magicSMB1, magicSMB2, magicCIFS:
		return "SMB", ""
	case unix.CODA_SUPER_MAGIC:
		return "Coda", ""
	case unix.AFS_SUPER_MAGIC, unix.AFS_FS_MAGIC:
		return "AFS", ""
	case unix.CEPH_SUPER_MAGIC:
		return "Ceph", ""
	case magicNCP:
		return "NCP", ""
	case unix.FUSE_SUPER_MAGIC:
		return remoteFUSE(mountType("/proc/self/mountinfo", dir)), ""
	}
	return "", ""
}

// remoteFUSE returns the kind of a FUSE mount if it leads to another machine.
func remoteFUSE(kind string) string {
	name := strings.TrimPrefix(kind, "fuse.")
	for _, far := range []string{"sshfs", "rclone", "davfs", "davfs2", "s3fs", "gvfsd-fuse", "onedriver", "google-drive-ocamlfuse",
		"curlftpfs", "smbnetfs", "glusterfs", "ceph-fuse", "goofys", "kio-fuse"} {
		if name == far {
			return name
		}
	}
	return ""
}

// mountType finds in a table of mounts the kind of the mount that holds a
// folder: the one with the longest path. The last of several on one path counts.
func mountType(table, dir string) string {
	f, err := os.Open(table)
	if err != nil {
		return ""
	}
	defer func() { _ = f.Close() }()
	found, longest := "", -1
	for scan := bufio.NewScanner(f); scan.Scan(); {
		mount, kind, ok := strings.Cut(scan.Text(), " - ")
		fields := strings.Fields(mount)
		if !ok || len(fields) < 5 {
			continue
		}
		point := strings.NewReplacer(`\040`, " ", `\011`, "\t", `\134`, `\`).Replace(fields[4])
		inside := point == "/" || dir == point || strings.HasPrefix(dir, point+"/")
		if inside && len(point) >= longest {
			longest = len(point)
			found, _, _ = strings.Cut(kind, " ")
		}
	}
	return found
}
