package architecture

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "samsvar"

// imports says what a folder and those below it may import besides the standard
// library and packages below the same folder. The longest folder that fits a
// package decides. A name without a dot is one of our own folders, with all
// below it; "." is the main package; others are modules.
var imports = []struct {
	folder string
	may    []string
}{
	{".", []string{"cli", "exchange", "i18n", "model", "report", "sample", "settings", "storage", "ui", fyne}},
	{"model/reg", nil},
	{"model/reg/regtest", []string{"model/reg", "pgregory.net/rapid"}},
	{"model", []string{"model/reg"}},
	{"i18n", []string{"model/reg", "golang.org/x/text"}},
	{"storage", []string{"model/reg", "go.etcd.io/bbolt", "github.com/fxamacker/cbor", "github.com/oklog/ulid",
		"github.com/zalando/go-keyring", "golang.org/x/crypto", "golang.org/x/sys", "golang.org/x/text"}},
	{"exchange", []string{"model", "i18n", "storage", "github.com/oklog/ulid", "github.com/xuri/excelize", "golang.org/x/text", "filippo.io/age"}},
	{"exchange/ics", []string{"github.com/arran4/golang-ical"}},
	{"report", []string{"model", "i18n", "golang.org/x/text", "golang.org/x/image"}},
	{"report/pdf", []string{"report", "codeberg.org/go-pdf/fpdf", "golang.org/x/text", "golang.org/x/image"}},
	{"report/sign", []string{"report", "model/reg", "i18n", "software.sslmate.com/src/go-pkcs12", "github.com/smallstep/pkcs7"}},
	{"report/xlsx", []string{"report", "github.com/xuri/excelize"}},
	{"report/qr", []string{"github.com/skip2/go-qrcode"}},
	{"report/mark", []string{"model"}},
	{"report/scan", []string{"report", "model", "github.com/makiuchi-d/gozxing", "golang.org/x/image"}},
	{"sample", []string{"model", "i18n", "storage", "exchange"}},
	{"sample/generate", []string{"exchange", "github.com/xuri/excelize", "golang.org/x/text"}},
	{"settings/identities", []string{"settings", "exchange", "report"}},
	{"settings", []string{"model", "i18n", "exchange", "golang.org/x/text", "golang.org/x/sys"}},
	{"cli", []string{"exchange", "i18n", "model", "report", "sample", "settings", "storage",
		"github.com/spf13/cobra", "github.com/spf13/pflag", "golang.org/x/term", "golang.org/x/sys"}},
	{"ui", []string{"docs", "exchange", "i18n", "model", "report", "sample", "settings", "storage", fyne,
		"golang.org/x/text", "golang.org/x/image", "golang.org/x/sys"}},
	{"docs", nil},
	{"internal", nil},
}

const fyne = "fyne.io/fyne"

// offline are the packages of the standard library that reach a network.
var offline = []string{"net", "net/http", "net/smtp", "net/rpc", "net/http/httputil", "crypto/tls"}

func TestImportDirections(t *testing.T) {
	for _, system := range []string{"linux", "windows"} {
		t.Run(system, func(t *testing.T) {
			for pkg, imported := range importsOf(t, system) {
				for _, path := range imported {
					if reason := refused(pkg, path); reason != "" {
						t.Errorf("%s imports %s, %s", pkg, path, reason)
					}
				}
			}
		})
	}
}

// importsOf lists each of our packages with what it imports itself. Since every
// one is checked, nothing forbidden can be reached by a detour.
func importsOf(t *testing.T, system string) map[string][]string {
	t.Helper()
	list := exec.Command("go", "list", "-e", "-tags", "ci,migrated_fynedo,accessibility",
		"-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...")
	list.Dir = "../.."
	list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	all := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		all[strings.TrimPrefix(strings.TrimPrefix(fields[0], module), "/")] = fields[1:]
	}
	if _, found := all["model/reg"]; !found {
		t.Fatalf("go list did not find our packages: %s", out)
	}
	return all
}

// refused tells why a package must not import a path; "" if it may.
func refused(pkg, path string) string {
	own, isOwn := strings.CutPrefix(path, module+"/")
	switch {
	case slices.Contains(offline, path):
		return "but the program works without a network"
	case !isOwn && !strings.Contains(strings.SplitN(path, "/", 2)[0], "."):
		return "" // the standard library
	case isOwn && own == "model/reg/regtest":
		return "which is for tests"
	}
	row := rowOf(pkg)
	switch {
	case row < 0:
		return "but has no row in the table of imports"
	case isOwn && row > 0 && within(own, imports[row].folder):
		return ""
	}
	for _, allowed := range imports[row].may {
		if within(own, allowed) && isOwn || !isOwn && within(path, allowed) {
			return ""
		}
	}
	return "which is not among what " + imports[row].folder + " may import"
}

// rowOf finds the longest folder of the table that a package lies in, or -1.
func rowOf(pkg string) int {
	if pkg == "" {
		return 0
	}
	found := -1
	for i, row := range imports {
		if within(pkg, row.folder) && (found < 0 || len(row.folder) > len(imports[found].folder)) {
			found = i
		}
	}
	return found
}

func within(path, folder string) bool { return path == folder || strings.HasPrefix(path, folder+"/") }

// The rule itself is worth a test: a table that refuses nothing always passes.
func TestForbiddenImportsAreSeen(t *testing.T) {
	tests := []struct {
		name, pkg, path string
		want            bool // refused
	}{
		{"standard library", "model/reg", "strings", false},
		{"network", "cli", "net/http", true},
		{"window in the model", "model", "fyne.io/fyne/v2", true},
		{"window in the commands", "cli", "fyne.io/fyne/v2/widget", true},
		{"window in a screen", "ui/screen", "fyne.io/fyne/v2/widget", false},
		{"database in a screen", "ui/screen", "go.etcd.io/bbolt", true},
		{"database in the store", "storage", "go.etcd.io/bbolt/errors", false},
		{"sheets in a screen", "ui/screen", "github.com/xuri/excelize/v2", true},
		{"calendar files outside their package", "exchange/agenda", "github.com/arran4/golang-ical", true},
		{"calendar files in their package", "exchange/ics", "github.com/arran4/golang-ical", false},
		{"PDF outside its package", "report", "codeberg.org/go-pdf/fpdf", true},
		{"PDF in its package", "report/pdf", "codeberg.org/go-pdf/fpdf", false},
		{"register in reg", "model/reg", "samsvar/model", true},
		{"reg in a register", "model", "samsvar/model/reg", false},
		{"model below the model", "model/findings", "samsvar/model", false},
		{"texts in the model", "model/findings", "samsvar/i18n", true},
		{"registers in the texts", "i18n", "samsvar/model", true},
		{"screens in the commands", "cli", "samsvar/ui/screen", true},
		{"commands in the screens", "ui/screen", "samsvar/cli", true},
		{"test kit in the program", "cli", "samsvar/model/reg/regtest", true},
		{"package without a row", "tools/new", "samsvar/model", true},
		{"main takes everything of ours", "", "samsvar/ui/screen", false},
		{"main and sheets", "", "github.com/xuri/excelize/v2", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := refused(tt.pkg, tt.path); (got != "") != tt.want {
				t.Errorf("%s importing %s: %q", tt.pkg, tt.path, got)
			}
		})
	}
}
