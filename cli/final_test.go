package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"samsvar/report"
	"samsvar/report/pdf"
	"samsvar/report/raster"
)

// final STORE SCAN: makes the final self-declaration of 2026, as the window does,
// and a scan of the page where it is signed. The variable MARK is its id.
func final(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: final STORE SCAN")
	}
	sealed := sealDeclaration(ts, args[0])
	ts.Setenv("MARK", sealed.Mark)
	ts.Check(os.WriteFile(ts.MkAbs("VE.pdf"), sealed.PDF.Data, 0o600))
	var content struct{ Document json.RawMessage }
	ts.Check(json.Unmarshal(sealed.Content.Data, &content))
	doc, err := report.Decode(content.Document)
	ts.Check(err)
	pages, _, err := pdf.Lay(doc)
	ts.Check(err)
	scanPage(ts, pages, sealed.Mark, ts.MkAbs(args[1]))
}

// scanPage makes the scan: of the PDF itself where a program can paint it.
func scanPage(ts *testscript.TestScript, pages *pdf.Pages, id, to string) {
	page := 0
	for n := range pages.Len() {
		if strings.Contains(pages.Text(n), id) {
			page = n
		}
	}
	if tool, err := exec.LookPath("pdftoppm"); err == nil {
		number := fmt.Sprint(page + 1)
		base := strings.TrimSuffix(to, filepath.Ext(to))
		ts.Check(exec.Command(tool, "-r", "200", "-png", "-singlefile", "-f", number, "-l", number, ts.MkAbs("VE.pdf"), base).Run())
		return
	}
	painter, err := raster.New()
	ts.Check(err)
	var out bytes.Buffer
	ts.Check(png.Encode(&out, painter.Page(pages, page, 200.0/72)))
	ts.Check(os.WriteFile(to, out.Bytes(), 0o600))
}
