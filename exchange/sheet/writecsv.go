package sheet

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// CSVOptions choose how text files are written. The zero value is right for
// files that people open in Excel.
type CSVOptions struct {
	// Exact leaves out the apostrophe before formula-like text, for files that
	// only programs read. Read them with Options.KeepQuotes.
	Exact bool
}

// WriteCSV writes a table with ";" between cells, a byte order mark and CR LF,
// which Norwegian Excel opens as it is. Number cells get a decimal comma for
// the same reason, inside quotes. Text that is not valid UTF-8 gets U+FFFD in its place.
func WriteCSV(w io.Writer, t Table, opts CSVOptions) error {
	out := bufio.NewWriter(w)
	_, _ = out.WriteString(bom)
	// A header in quotes settles what separates, and that the file is not in
	// the national dialect, whatever the cells hold.
	titles := t.titles()
	if len(titles) == 0 {
		titles = []Cell{{}}
	}
	writeRecord(out, titles, opts, func(string) bool { return true })
	for _, row := range t.Rows {
		writeRecord(out, row, opts, mustQuote)
	}
	return writeError(out.Flush())
}

// Cells writes a table as the clipboard has it between spreadsheets: tabs
// between cells, lines ended by CR LF.
func Cells(t Table) string {
	var text strings.Builder
	out := bufio.NewWriter(&text)
	for _, row := range append([][]Cell{t.titles()}, t.Rows...) {
		writeCells(out, row, '\t', CSVOptions{}, func(text string) bool { return strings.ContainsAny(text, "\t\"\r\n") })
	}
	_ = out.Flush() // a Builder takes all
	return text.String()
}

func writeRecord(out *bufio.Writer, row []Cell, opts CSVOptions, quote func(string) bool) {
	writeCells(out, row, ';', opts, quote)
}

func writeCells(out *bufio.Writer, row []Cell, separator byte, opts CSVOptions, quote func(string) bool) {
	for i, c := range row {
		if i > 0 {
			_ = out.WriteByte(separator)
		}
		text := csvText(c, opts)
		if quote(text) {
			text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
		}
		_, _ = out.WriteString(text)
	}
	_, _ = out.WriteString("\r\n")
}

// mustQuote asks for quotes also where another separator stands, so that
// nothing outside quotes could be taken for one.
func mustQuote(text string) bool { return strings.ContainsAny(text, ";,\t\"\r\n") }

func csvText(c Cell, opts CSVOptions) string {
	text := strings.ToValidUTF8(c.Text, "\uFFFD")
	switch {
	case c.Kind == KindEmpty:
		return ""
	case c.Kind == KindNumber:
		return strings.Replace(text, ".", ",", 1)
	case opts.Exact:
		return text
	}
	return armed(text)
}

// WriteNational writes a table in the dialect of the national register: a
// header without quotes, every cell a JSON string, "-" for missing. Its titles
// cannot hold separators, quotes or line breaks. With Exact, a text "-" reads
// back as missing; without, the apostrophe tells them apart.
func WriteNational(w io.Writer, t Table, opts CSVOptions) error {
	out := bufio.NewWriter(w)
	_, _ = out.WriteString(bom)
	titles := make([]string, len(t.Columns))
	for i, c := range t.titles() {
		if strings.ContainsAny(c.Text, ";\"\r\n") {
			return &Error{Code: CodeTitle, Column: ColumnName(i + 1), Args: []string{c.Text}}
		}
		titles[i] = nationalText(c, opts)
	}
	_, _ = out.WriteString(strings.Join(titles, ";") + "\r\n")
	for _, row := range t.Rows {
		if err := writeNationalRow(out, row, len(t.Columns), opts); err != nil {
			return err
		}
	}
	return writeError(out.Flush())
}

func writeNationalRow(out *bufio.Writer, row []Cell, width int, opts CSVOptions) error {
	for i := range max(width, len(row)) {
		text := ""
		if i < len(row) {
			text = nationalText(row[i], opts)
		}
		if text == "" {
			text = nationalMissing
		}
		if i > 0 {
			_ = out.WriteByte(';')
		}
		encoded, err := jsonString(text)
		if err != nil {
			return writeError(err)
		}
		_, _ = out.WriteString(encoded)
	}
	_, _ = out.WriteString("\r\n")
	return nil
}

func nationalText(c Cell, opts CSVOptions) string {
	text := strings.ToValidUTF8(c.Text, "\uFFFD")
	if opts.Exact || c.Kind == KindNumber || c.Kind == KindEmpty {
		return text
	}
	return armed(text)
}

// jsonString writes < > & as they are, unlike json.Marshal.
func jsonString(text string) (string, error) {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(text)
	return strings.TrimSuffix(b.String(), "\n"), err
}

func writeError(err error) error {
	if err == nil {
		return nil
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	return &Error{Code: CodeWrite, Err: err}
}
