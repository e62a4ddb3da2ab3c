package shell

import (
	"runtime"
	"runtime/debug"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/ui/parts"
)

// work is something of others that the program contains. Why it does stands in
// the texts under "work.<key>".
type work struct {
	key, name string
	module    string // as in go.mod; "" for what is no module
	licence   string
}

// works lists what docs/dependencies.md says goes into the program.
func works() []work {
	return []work{
		{"go", "Go", "", "BSD-3-Clause"},
		{"fyne", "Fyne", "fyne.io/fyne/v2", "BSD-3-Clause"},
		{"bbolt", "bbolt", "go.etcd.io/bbolt", "MIT"},
		{"cbor", "cbor", "github.com/fxamacker/cbor/v2", "MIT"},
		{"keyring", "go-keyring", "github.com/zalando/go-keyring", "MIT"},
		{"crypto", "x/crypto", "golang.org/x/crypto", "BSD-3-Clause"},
		{"term", "x/term", "golang.org/x/term", "BSD-3-Clause"},
		{"ulid", "ulid", "github.com/oklog/ulid/v2", "Apache-2.0"},
		{"excelize", "Excelize", "github.com/xuri/excelize/v2", "BSD-3-Clause"},
		{"ical", "golang-ical", "github.com/arran4/golang-ical", "Apache-2.0"},
		{"fpdf", "fpdf", "codeberg.org/go-pdf/fpdf", "MIT"},
		{"pkcs12", "go-pkcs12", "software.sslmate.com/src/go-pkcs12", "BSD-3-Clause"},
		{"pkcs7", "pkcs7", "github.com/smallstep/pkcs7", "MIT"},
		{"qrcode", "go-qrcode", "github.com/skip2/go-qrcode", "MIT"},
		{"gozxing", "gozxing", "github.com/makiuchi-d/gozxing", "MIT"},
		{"cobra", "Cobra", "github.com/spf13/cobra", "Apache-2.0"},
		{"pflag", "pflag", "github.com/spf13/pflag", "BSD-3-Clause"},
		{"text", "x/text", "golang.org/x/text", "BSD-3-Clause"},
		{"image", "x/image", "golang.org/x/image", "BSD-3-Clause"},
		{"sys", "x/sys", "golang.org/x/sys", "BSD-3-Clause"},
		{"font", "Source Sans 3", "", "OFL-1.1"},
		{"profile", "sRGB2014.icc", "", "International Color Consortium"},
	}
}

// versions are those of the modules built into the program, by path.
func versions() map[string]string {
	found := map[string]string{}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			found[m.Path] = m.Version
		}
	}
	return found
}

// worksList shows every work with version, licence and reason.
func (p *Program) worksList() *container.Scroll {
	built := versions()
	var rows []fyne.CanvasObject
	for _, w := range works() {
		title := w.name
		switch {
		case w.key == "go":
			title += " " + strings.TrimPrefix(runtime.Version(), "go")
		case built[w.module] != "":
			title += " " + built[w.module]
		}
		rows = append(rows, parts.NewValue(title+" · "+w.licence, p.texts.T("work."+w.key)))
	}
	return container.NewVScroll(parts.Column(8, rows...))
}
