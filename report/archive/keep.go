package archive

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/yearly"
)

// Keeper keeps attached files; a store is one.
type Keeper interface {
	Opener
	AddFile(content io.Reader, name string) (reg.File, error)
}

// Making is what a final document is made with.
type Making struct {
	At   time.Time
	Lang i18n.Lang
	User string
	Name string // of the PDF; see Name
}

// Name is what the next final document of a report is called.
func Name(kind annual.Kind, agency string, r *model.Report) string {
	parts := []string{strings.ToUpper(string(kind)), strings.ReplaceAll(strings.TrimSpace(agency), " ", "_"), r.Year.Text(), "v" + strconv.Itoa(r.NextVersion())}
	return strings.Join(parts, "_") + pdfEnding
}

// Keep makes the files of a final document, has them kept, and returns the report
// to be saved with them.
func Keep(kind annual.Kind, in yearly.Input, with Making, kept Keeper) (*model.Report, error) {
	round := in.Declaration
	if kind == annual.Review {
		round = in.Review
	}
	in.Now = with.At
	sealed, err := Seal(kind, in, with.Name)
	if err != nil {
		return nil, err
	}
	version := sealed.Version(string(with.Lang), in.HistoryHead, reg.InstantOf(with.At), with.User)
	for _, f := range sealed.All() {
		file, err := kept.AddFile(bytes.NewReader(f.Data), f.Name)
		if err != nil {
			return nil, err
		}
		version.Files = append(version.Files, file)
	}
	return round.Seal(version)
}

// contentOf returns what an attached file holds.
func contentOf(from Opener, file reg.File) ([]byte, error) {
	r, err := from.OpenFile(file)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(r)
	if closed := r.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", file.Name, err)
	}
	return data, nil
}
