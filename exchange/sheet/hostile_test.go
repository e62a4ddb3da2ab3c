package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

const sheetPart = "xl/worksheets/sheet1.xml"

// hostile returns a workbook whose one sheet is the given XML.
func hostile(t testing.TB, sheet io.Reader, more ...part) []byte {
	t.Helper()
	return zipOf(t, append(append(skeleton(""), part{sheetPart, sheet}), more...)...)
}

func inSheetData(body io.Reader) io.Reader {
	return io.MultiReader(strings.NewReader(`<worksheet><sheetData>`), body, strings.NewReader(`</sheetData></worksheet>`))
}

func TestHostileWorkbooks(t *testing.T) {
	tests := []struct {
		name string
		code string
		make func(t testing.TB) []byte
	}{
		{"100 MB cell", CodeBomb, func(t testing.TB) []byte {
			return hostile(t, inSheetData(repeated(`<row r="1"><c r="A1" t="inlineStr"><is><t>`, strings.Repeat("a", 1<<20), 100, `</t></is></c></row>`)))
		}},
		{"15 MB cell", CodeLongCell, func(t testing.TB) []byte {
			return hostile(t, inSheetData(repeated(`<row r="1"><c r="A1" t="inlineStr"><is><t>`, strings.Repeat("a", 1<<20), 15, `</t></is></c></row>`)))
		}},
		{"15 MB comment", CodeLongToken, func(t testing.TB) []byte {
			return hostile(t, inSheetData(repeated(`<!--`, strings.Repeat("<", 1<<20), 15, `-->`)))
		}},
		{"cell of a million pieces", CodeLongCell, func(t testing.TB) []byte {
			return hostile(t, inSheetData(repeated(`<row r="1"><c r="A1"><v>`, `1<!---->`, 1_000_000, `</v></c></row>`)))
		}},
		{"cell of a million runs", CodeLongCell, func(t testing.TB) []byte {
			return hostile(t, inSheetData(repeated(`<row r="1"><c r="A1" t="inlineStr"><is>`, `<t>a</t>`, 1_000_000, `</is></c></row>`)))
		}},
		{"15 MB shared text", CodeLongCell, func(t testing.TB) []byte {
			return hostile(t, inSheetData(strings.NewReader("")),
				part{"xl/sharedStrings.xml", repeated(`<sst><si><t>`, strings.Repeat("a", 1<<20), 15, `</t></si></sst>`)})
		}},
		{"80 MB of shared texts", CodeBomb, func(t testing.TB) []byte {
			return hostile(t, inSheetData(strings.NewReader("")),
				part{"xl/sharedStrings.xml", repeated(`<sst>`, `<si><t>`+strings.Repeat("a", 1<<16)+`</t></si>`, 1_250, `</sst>`)})
		}},
		{"one long text named often", CodeTooMuchText, func(t testing.TB) []byte {
			return hostile(t, inSheetData(&rowWriter{n: 100_000, cell: `<c t="s"><v>0</v></c>`}),
				stringsPart(`<si><t>`+strings.Repeat("a", 190_000)+`</t></si>`))
		}},
		{"3M nested rows", CodeTooDeep, func(t testing.TB) []byte {
			return hostile(t, repeated(`<worksheet><sheetData>`, `<row>`, 3_000_000, ``))
		}},
		{"3M rows", CodeTooManyRows, func(t testing.TB) []byte {
			return hostile(t, inSheetData(repeated(``, `<row/>`, 2_700_000, ``)))
		}},
		{"the same row 2M times", CodeDamaged, func(t testing.TB) []byte {
			return hostile(t, inSheetData(repeated(``, `<row r="1"/>`, 1_300_000, ``)))
		}},
		{"column XFD", CodeTooManyColumns, func(t testing.TB) []byte {
			return hostile(t, inSheetData(&rowWriter{n: 100_000, cell: `<c r="XFDROW"><v>1</v></c>`}))
		}},
		{"column beyond Excel", CodeDamaged, func(t testing.TB) []byte {
			return hostile(t, inSheetData(strings.NewReader(`<row r="1"><c r="ZZZ1"><v>1</v></c></row>`)))
		}},
		{"wide rows", CodeTooManyCells, func(t testing.TB) []byte {
			return hostile(t, inSheetData(&rowWriter{n: 20_000, cell: `<c r="GRROW"><v>1</v></c>`}))
		}},
		{"row 1,048,576", CodeTooManyRows, func(t testing.TB) []byte {
			return hostile(t, inSheetData(strings.NewReader(`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`)))
		}},
		{"merged over each other", CodeTooManyCells, func(t testing.TB) []byte {
			return hostile(t, io.MultiReader(
				strings.NewReader(`<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="200000"><c r="B200000"><v>1</v></c></row></sheetData><mergeCells>`),
				repeated(``, `<mergeCell ref="A1:A1048576"/>`, 40_000, `</mergeCells></worksheet>`)))
		}},
		{"entities", CodeDocType, func(t testing.TB) []byte {
			return hostile(t, strings.NewReader(`<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>`))
		}},
		{"unknown entity", CodeDamaged, func(t testing.TB) []byte {
			return hostile(t, inSheetData(strings.NewReader(`<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>`)))
		}},
		{"20,000 parts", CodeTooManyParts, func(t testing.TB) []byte {
			parts := skeleton("")
			for i := range 20_000 {
				parts = append(parts, part{fmt.Sprintf("xl/media/%d", i), strings.NewReader("")})
			}
			return zipOf(t, parts...)
		}},
		{"200 sheets", CodeTooManySheets, func(t testing.TB) []byte {
			parts := skeleton("")
			parts[2].body = repeated(`<workbook><sheets>`, `<sheet name="a"/>`, 200, `</sheets></workbook>`)
			return zipOf(t, parts...)
		}},
		{"a part twice", CodeDamaged, func(t testing.TB) []byte {
			return hostile(t, inSheetData(strings.NewReader("")), part{"XL/worksheets/sheet1.xml", strings.NewReader("")})
		}},
		{"cut off", CodeDamaged, func(t testing.TB) []byte {
			data := bookOf(t, `<row r="1"><c r="A1"><v>1</v></c></row>`)
			return data[:len(data)-30]
		}},
		{"XML cut off", CodeDamaged, func(t testing.TB) []byte {
			return hostile(t, strings.NewReader(`<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>`))
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := tt.make(t)
			used, took := measured(func() { readError(t, data, tt.code) })
			for try := 0; try < 2 && took > slower*5*time.Second; try++ { // a busy machine
				used, took = measured(func() { readError(t, data, tt.code) })
			}
			if used > 300<<20 || took > slower*5*time.Second {
				t.Errorf("a file of %d KB took %v and %d MB", len(data)>>10, took, used>>20)
			}
			t.Logf("%d KB, %v, %d MB", len(data)>>10, took.Round(time.Millisecond), used>>20)
		})
	}
}

// TestBlankCells: cells without content are not stored, but cost time to read.
// They are refused by their number, which follows from the cells allowed.
func TestBlankCells(t *testing.T) {
	// Hard to pack, so that the ratio is that of an honest file.
	data := hostile(t, inSheetData(&rowWriter{n: 60_000, cell: `<c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><!--HARD-->`}))
	_, err := Read(t.Context(), "", bytes.NewReader(data), Options{MaxCells: 100_000, MaxRows: 60_000})
	if e, ok := errors.AsType[*Error](err); !ok || e.Code != CodeTooManyCells {
		t.Errorf("got %v", err)
	}
	if _, err := Read(t.Context(), "", bytes.NewReader(data), Options{MaxCells: 200_000, MaxRows: 60_000}); err != nil {
		t.Errorf("an honest number refused: %v", err)
	}
}

// rowWriter gives n rows with one cell; in cell, ROW becomes the row's
// number and HARD something that packs badly.
type rowWriter struct {
	n, at int
	cell  string
	rest  bytes.Buffer
}

func (r *rowWriter) Read(p []byte) (int, error) {
	for r.rest.Len() < len(p) && r.at < r.n {
		r.at++
		cell := strings.ReplaceAll(r.cell, "ROW", strconv.Itoa(r.at))
		cell = strings.ReplaceAll(cell, "HARD", strconv.FormatUint(uint64(r.at)*0x9E3779B97F4A7C15, 36))
		r.rest.WriteString(`<row r="` + strconv.Itoa(r.at) + `">` + cell + `</row>`)
	}
	return r.rest.Read(p)
}

// measured returns the most memory in use while f runs, beyond what was in use
// before, and the time.
func measured(f func()) (bytes uint64, took time.Duration) {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	before, peak := m.HeapAlloc, m.HeapAlloc
	done, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				runtime.ReadMemStats(&m)
				peak = max(peak, m.HeapAlloc)
			}
		}
	}()
	start := time.Now()
	f()
	took = time.Since(start)
	close(done)
	<-stopped
	return peak - before, took
}

// TestLyingDirectory has a part that unpacks to more than the directory says.
func TestLyingDirectory(t *testing.T) {
	data := hostile(t, inSheetData(repeated(``, strings.Repeat(" ", 1<<20), 40, ``)))
	// The directory's entry of the sheet is the last: its sizes are at offset 20 and 24.
	at := bytes.LastIndex(data, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(data[at+24:], 1000)
	used, took := measured(func() {
		_, err := Read(context.Background(), "", bytes.NewReader(data), Options{})
		if _, ok := errors.AsType[*Error](err); !ok {
			t.Fatalf("got %v", err)
		}
	})
	if used > 100<<20 || took > slower*5*time.Second {
		t.Errorf("took %v and %d MB", took, used>>20)
	}
}

func TestForeignFiles(t *testing.T) {
	ole := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 500)
	zipWith := func(names ...string) string {
		var parts []part
		for _, name := range names {
			parts = append(parts, part{name, strings.NewReader("<x/>")})
		}
		return string(zipOf(t, parts...))
	}
	locked := bookOf(t, `<row/>`)
	locked[bytes.Index(locked, []byte("PK\x01\x02"))+8] |= 1
	xlsb := skeleton("")
	xlsb[1].body = strings.NewReader(`<Relationships><Relationship Id="r1" Type="` + relTypes + `officeDocument" Target="xl/workbook.bin"/></Relationships>`)
	tests := []struct{ name, data, code string }{
		{"nothing", "", CodeEmpty},
		{"encrypted", ole + string(utf16Name("EncryptedPackage")), CodeEncrypted},
		{"old Excel", ole + string(utf16Name("Workbook")), CodeOldExcel},
		{"older Excel", "\x09\x08\x10\x00\x00\x06", CodeOldExcel},
		{"other OLE", ole + string(utf16Name("WordDocument")), CodeNotTable},
		{"web page", "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><table><tr><td>a</td></tr></table></html>", CodeMarkup},
		{"web page with mark", "\uFEFF\r\n <!DOCTYPE html><p>", CodeMarkup},
		{"web archive", "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n", CodeMarkup},
		{"XML of 2003", "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>", CodeMarkup},
		{"JSON", `{"a": [1, 2]}`, CodeNotTable},
		{"PDF", "%PDF-1.7\n", CodeNotTable},
		{"picture", "\x89PNG\r\n\x1a\n", CodeNotTable},
		{"machine code", "MZ\x90\x00\x03\x00\x00\x00", CodeNotTable},
		{"no workbook", zipWith("a.txt"), CodeNotTable},
		{"empty zip", "PK\x05\x06" + strings.Repeat("\x00", 18), CodeNotTable},
		{"OpenDocument", zipWith("mimetype", "content.xml"), CodeOpenDocument},
		{"locked zip", string(locked), CodeEncrypted},
		{"binary workbook", string(zipOf(t, append(xlsb, part{"xl/workbook.bin", strings.NewReader("x")})...)), CodeBinaryBook},
		{"not a zip after all", "PK\x03\x04 hei", CodeDamaged},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { readError(t, []byte(tt.data), tt.code) })
	}
}

func TestLimits(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	big := strings.Repeat("a;b\n", 5000)
	book := string(bookOf(t, `<row r="1"><c r="A1"><v>1</v></c></row>`))
	tests := []struct {
		name, data, code string
		ctx              context.Context
		opts             Options
	}{
		{"size", big, CodeTooBig, context.Background(), Options{MaxBytes: 100}},
		{"rows", big, CodeTooManyRows, context.Background(), Options{MaxRows: 4999}},
		{"cells", big, CodeTooManyCells, context.Background(), Options{MaxCells: 9999}},
		{"text", big, CodeTooMuchText, context.Background(), Options{MaxText: 9999}},
		{"columns", "a;b;c", CodeTooManyColumns, context.Background(), Options{MaxColumns: 2}},
		{"cell", "a;bcd", CodeLongCell, context.Background(), Options{MaxCellText: 2}},
		{"time", book, CodeTimeout, context.Background(), Options{Timeout: time.Nanosecond}},
		{"time for text", big, CodeTimeout, context.Background(), Options{Timeout: time.Nanosecond}},
		{"cancelled", book, CodeCancelled, ctx, Options{}},
		{"unpacked", book, CodeUnpacked, context.Background(), Options{MaxUnpacked: 100}},
		{"separators only", strings.Repeat(";", 1<<20), CodeTooManyColumns, context.Background(), Options{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(tt.ctx, "", strings.NewReader(tt.data), tt.opts)
			e, ok := errors.AsType[*Error](err)
			if !ok || e.Code != tt.code {
				t.Errorf("got %v, want %s", err, tt.code)
			}
		})
	}
}

// TestInsecureNames: names that would leave the folder are harmless, as nothing
// is unpacked.
func TestInsecureNames(t *testing.T) {
	data := hostile(t, inSheetData(strings.NewReader(`<row r="1"><c r="A1"><v>1</v></c></row>`)),
		part{"../../evil.txt", strings.NewReader("x")})
	if got := texts(read(t, data).Sheets[0]); got != "1\n" {
		t.Errorf("got %q", got)
	}
	if _, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		t.Fatal(err)
	}
}
