package sheet

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Options are the limits of reading. The zero value of each field is the
// default named beside it; the defaults keep any file under 300 MB of memory
// while it is read.
type Options struct {
	MaxBytes    int64         // size of the file: 50 MB
	MaxUnpacked int64         // XML unpacked from a workbook: 192 MB
	MaxSheets   int           // 100
	MaxRows     int           // last row with content, per sheet: 250,000
	MaxColumns  int           // last column with content: 200
	MaxCells    int           // all sheets together, blanks between cells included: 1,500,000
	MaxText     int           // bytes of text in all cells together: 48 MB
	MaxCellText int           // bytes of text in one cell: 200,000; Excel itself stops at 32,767 characters
	Timeout     time.Duration // 60 s; a deadline of the context counts too

	// Format forces a reading of text files: FormatCSV or FormatNational.
	// Empty means find out.
	Format Format
	// Separator is what stands between the cells of a text; 0 means find out.
	Separator byte
	// KeepQuotes keeps the apostrophe before formula-like text in CSV files,
	// for files that no spreadsheet was meant to open.
	KeepQuotes bool
}

const megabyte = 1 << 20

func (o Options) withDefaults() Options {
	fill(&o.MaxBytes, 50*megabyte)
	fill(&o.MaxUnpacked, 192*megabyte)
	fill(&o.MaxSheets, 100)
	fill(&o.MaxRows, 250_000)
	fill(&o.MaxColumns, 200)
	fill(&o.MaxCells, 1_500_000)
	fill(&o.MaxText, 48*megabyte)
	fill(&o.MaxCellText, 200_000)
	fill(&o.Timeout, 60*time.Second)
	return o
}

func fill[T int | int64 | time.Duration](field *T, value T) {
	if *field == 0 {
		*field = value
	}
}

// ReadFile reads the file at path.
func ReadFile(ctx context.Context, path string, opts Options) (*Book, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &Error{Code: CodeUnreadable, Err: err}
	}
	defer f.Close()
	return Read(ctx, filepath.Base(path), f, opts)
}

// Read reads a workbook or a text file. Its content decides which it is; name
// only names the one sheet of a text file. Every error is an *Error.
func Read(ctx context.Context, name string, r io.Reader, opts Options) (*Book, error) {
	opts = opts.withDefaults()
	ctx, cancel := context.WithTimeout(ctx, opts.Timeout)
	defer cancel()
	data, err := readAll(r, opts.MaxBytes)
	if err != nil {
		return nil, err
	}
	book, err := readData(ctx, name, data, opts)
	if err != nil {
		return nil, asError(ctx, err)
	}
	return book, nil
}

func readAll(r io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, &Error{Code: CodeUnreadable, Err: err}
	}
	if int64(len(data)) > limit {
		return nil, &Error{Code: CodeTooBig, Args: []string{megabytes(limit)}}
	}
	if len(data) == 0 {
		return nil, &Error{Code: CodeEmpty}
	}
	return data, nil
}

func readData(ctx context.Context, name string, data []byte, opts Options) (*Book, error) {
	if code := foreign(data); code != "" {
		return nil, &Error{Code: code}
	}
	limits := &budget{opts: opts}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return readWorkbook(ctx, data, limits)
	}
	text, encoding, err := decodeText(data, opts.Format)
	if err != nil {
		return nil, err
	}
	book, err := readText(ctx, sheetName(name), text, limits)
	if err != nil {
		return nil, err
	}
	book.Encoding = encoding
	return book, nil
}

func sheetName(file string) string {
	return strings.TrimSuffix(file, filepath.Ext(file))
}

// asError makes sure that the caller sees an *Error, and that running out of
// time is not taken for damage.
func asError(ctx context.Context, err error) error {
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return &Error{Code: CodeTimeout, Err: ctx.Err()}
	case ctx.Err() != nil:
		return &Error{Code: CodeCancelled, Err: ctx.Err()}
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	return &Error{Code: CodeUnreadable, Err: err}
}

// budget counts what has been read against the limits.
type budget struct {
	opts  Options
	cells int
	text  int
}

// row spends a finished row.
func (b *budget) row(number int, row []Cell) error {
	if len(row) == 0 {
		return nil
	}
	if number > b.opts.MaxRows {
		return &Error{Code: CodeTooManyRows, Row: number, Args: []string{strconv.Itoa(b.opts.MaxRows)}}
	}
	return b.spend(number, len(row))
}

func (b *budget) spend(row, cells int) error {
	b.cells += cells
	if b.cells > b.opts.MaxCells {
		return &Error{Code: CodeTooManyCells, Row: row, Args: []string{strconv.Itoa(b.opts.MaxCells)}}
	}
	return nil
}

// cell spends one cell's place and text.
func (b *budget) cell(row, column int, text string) error {
	if column > b.opts.MaxColumns {
		return &Error{Code: CodeTooManyColumns, Row: row, Column: ColumnName(column),
			Args: []string{strconv.Itoa(b.opts.MaxColumns)}}
	}
	if len(text) > b.opts.MaxCellText {
		return &Error{Code: CodeLongCell, Row: row, Column: ColumnName(column),
			Args: []string{strconv.Itoa(b.opts.MaxCellText)}}
	}
	b.text += len(text)
	if b.text > b.opts.MaxText {
		return &Error{Code: CodeTooMuchText, Row: row, Args: []string{megabytes(int64(b.opts.MaxText))}}
	}
	return nil
}

func megabytes(bytes int64) string {
	return strconv.FormatInt(max(1, bytes/megabyte), 10)
}
