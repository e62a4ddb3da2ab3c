package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"samsvar/report/docx"
	"samsvar/report/html"
	"samsvar/report/pdf"
	"samsvar/report/reporttest"
)

// What is promised of a document of some 60 pages with 2,000 rows, tagged.
const (
	documentTime   = time.Second
	documentMemory = 150_000_000
	documentRatio  = 0.1 // of the time that LibreOffice takes
)

// made is how one program made the document, in a process of its own.
type made struct {
	what   string
	took   time.Duration
	memory int64 // the most that it held; 0 if not known
	pages  int   // 0 if not known
	size   int64
}

// documents compares the making of a large document with what LibreOffice takes
// to make a PDF of the same content.
func (t *table) documents(dir string, _ int) error {
	tell("a document of 2,000 rows")
	self, err := os.Executable()
	if err != nil {
		return err
	}
	own, err := timed("Samsvar, PDF/A-2a", filepath.Join(dir, "own.pdf"), 7, func(out string) *exec.Cmd {
		return exec.Command(self, "-render", "pdf", out)
	})
	if err != nil {
		return err
	}
	t.made = append(t.made, own)
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.remarks = append(t.remarks, "LibreOffice is not installed here, so the document was not compared with it.")
		return nil
	}
	name := version(office)
	for _, form := range []string{"docx", "html"} {
		tell("the same with %s, from .%s", name, form)
		from := filepath.Join(dir, "big."+form)
		if out, err := exec.Command(self, "-render", form, from).CombinedOutput(); err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
		m, err := timed(name+", tagged PDF from our ."+form, filepath.Join(dir, "big.pdf"), 3, func(string) *exec.Cmd {
			return converts(office, dir, form, from)
		})
		if err != nil {
			return err
		}
		t.made = append(t.made, m)
	}
	return nil
}

// converts is the command that makes a tagged PDF beside a file. The profile is
// made by the first run, which does not count.
func converts(office, dir, form, from string) *exec.Cmd {
	filter := "writer_pdf_Export"
	if form == "html" {
		filter = "writer_web_pdf_Export"
	}
	return exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to",
		"pdf:"+filter+`:{"UseTaggedPDF":{"type":"boolean","value":"true"},"SelectPdfVersion":{"type":"long","value":"2"}}`, "--outdir", dir, from)
}

// timed runs a command once more than it counts, and takes the median.
func timed(what, out string, rounds int, command func(out string) *exec.Cmd) (made, error) {
	m := made{what: what}
	var took []time.Duration
	for range rounds + 1 {
		cmd, start := command(out), time.Now()
		if said, err := cmd.CombinedOutput(); err != nil {
			return m, fmt.Errorf("%s: %w: %s", what, err, said)
		}
		took = append(took, time.Since(start))
		m.memory = max(m.memory, heldMost(cmd.ProcessState))
	}
	took = took[1:]
	slices.Sort(took)
	m.took = took[len(took)/2]
	info, err := os.Stat(out)
	if err != nil {
		return m, err
	}
	m.size, m.pages = info.Size(), pagesOf(out)
	return m, nil
}

// pagesOf asks another program how many pages a file has; 0 where there is none.
func pagesOf(path string) int {
	out, err := exec.Command("pdfinfo", path).Output()
	if err != nil {
		return 0
	}
	found := regexp.MustCompile(`Pages:\s+(\d+)`).FindSubmatch(out)
	if found == nil {
		return 0
	}
	n, _ := strconv.Atoi(string(found[1]))
	return n
}

func version(office string) string {
	out, err := exec.Command(office, "--version").Output()
	if words := strings.Fields(string(out)); err == nil && len(words) > 1 {
		return words[0] + " " + words[1]
	}
	return "LibreOffice"
}

// renderHere writes the document in this process, which does nothing else.
func renderHere(form, path string) error {
	var b bytes.Buffer
	err := fmt.Errorf("no form %q", form)
	switch form {
	case "pdf":
		_, err = pdf.Render(reporttest.Big(), io.Writer(&b))
	case "docx":
		err = docx.Render(reporttest.Big(), &b)
	case "html":
		err = html.Render(reporttest.Big(), &b)
	}
	if err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

// writeDocuments prints what was measured of documents.
func (t *table) writeDocuments(w io.Writer) {
	fmt.Fprintf(w, "%s; %s\n\n", t.machine, t.day.Format("2 January 2006"))
	rows := [][]string{{"2,000 rows, tagged", "time", "most memory", "pages", "size", "Samsvar takes of it", "promised", "met"}}
	for i, m := range t.made {
		row := []string{m.what, short(m.took), megabytes(m.memory), pagesText(m.pages), megabytes(m.size)}
		if i == 0 {
			ok := m.took <= documentTime && m.memory <= documentMemory
			row = append(row, "", "≤ "+short(documentTime)+", ≤ "+megabytes(documentMemory), yesNo(ok))
		} else {
			of := ratio(t.made[0].took, m.took)
			row = append(row, ratioText(of), "≤ "+number(documentRatio), yesNo(of <= documentRatio))
		}
		rows = append(rows, row)
	}
	writeRows(w, rows)
}

func megabytes(n int64) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%.3g MB", float64(n)/1e6)
}

func pagesText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
