package register

import (
	"flag"
	"testing"

	"samsvar/ui/screen"
	"samsvar/ui/uitest"
)

var update = flag.Bool("update", false, "renew the master")

// What the list of a register says and offers.
func TestMaster(t *testing.T) {
	k, _, _ := systems(t, screen.Place{})
	uitest.Master(t, *update, "testdata/list.txt", k.Outline())
}
