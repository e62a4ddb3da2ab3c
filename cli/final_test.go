package cli_test

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/archive"
	"samsvar/report/pdf"
	"samsvar/report/raster"
	"samsvar/report/yearly"
	"samsvar/storage"
)

// final STORE SCAN: makes the final self-declaration of 2026, as the window does,
// and a scan of the page where it is signed. The variable MARK is its id.
func final(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: final STORE SCAN")
	}
	s, err := storage.Open(ts.MkAbs(args[0]), elsewhere(ts))
	ts.Check(err)
	templates, err := annual.BuiltIn()
	ts.Check(err)
	texts, err := i18n.New(i18n.Bokmal)
	ts.Check(err)
	now, err := time.Parse(time.RFC3339, clock)
	ts.Check(err)
	in, err := yearly.Prepare(s.View(), 2026, annual.Options{Now: reg.InstantOf(now), Zone: i18n.Oslo(), Templates: templates},
		yearly.Input{Texts: texts, Now: now, HistoryHead: "4f1e", Program: "Samsvar"})
	ts.Check(err)
	sealed, err := archive.Seal(annual.Declaration, in, "VE.pdf")
	ts.Check(err)
	version := sealed.Version("nb", "4f1e", reg.InstantOf(now), "Ola Kollega")
	for _, f := range sealed.All() {
		file, err := s.AddFile(bytes.NewReader(f.Data), f.Name)
		ts.Check(err)
		version.Files = append(version.Files, file)
	}
	report, err := in.Declaration.Seal(version)
	ts.Check(err)
	_, err = s.Save(storage.Change{Records: []storage.Write{{Register: model.Reports.Key, Record: report, Base: in.Declaration.Report}}})
	ts.Check(err)
	frozen, err := archive.Thaw(report, s)
	ts.Check(err)
	ts.Check(s.Close())
	ts.Setenv("MARK", sealed.Mark)
	ts.Check(os.WriteFile(ts.MkAbs("VE.pdf"), sealed.PDF.Data, 0o600))
	pages, _, err := pdf.Lay(frozen.Document)
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
