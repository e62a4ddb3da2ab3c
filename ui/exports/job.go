package exports

import (
	"io"
	"path/filepath"
	"strings"

	"samsvar/exchange"
	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/screen"
)

// kind is what sort of file is written.
type kind string

// The kinds, as the texts name them.
const (
	workbook  kind = "xlsx"
	text      kind = "csv"
	codes     kind = "codes"
	document  kind = "json"
	national  kind = "national"
	mandatory kind = "mandatory"
)

// kinds are those that fit: text files hold one register, and few registers
// have a national form.
func kinds(register string) []kind {
	switch {
	case register == "":
		return []kind{workbook, document}
	case exchange.HasNational(register):
		return []kind{workbook, text, codes, document, national, mandatory}
	}
	return []kind{workbook, text, codes, document}
}

// ending is how the file's name ends.
func (k kind) ending() string {
	switch k {
	case workbook, document:
		return "." + string(k)
	}
	return ".csv"
}

// job is one export; it runs in the background.
type job struct {
	register string // "" for everything
	kind     kind
	path     string
	exporter exchange.Exporter
}

// name is what the file is called if the user has no other wish.
func (j job) name(t *i18n.Texts, today reg.Day) string {
	what := t.T("ui.exports.everything")
	if r := model.Register(j.register); r != nil {
		what = t.RegisterMany(r)
	}
	return what + " " + today.Text() + j.kind.ending()
}

// run writes the file, whole or not at all.
func (j job) run(stopped func() bool) error {
	if j.register == "" {
		return j.exporter.All(j.path, string(j.kind))
	}
	r := model.Register(j.register)
	return sheet.WriteFile(j.path, func(w io.Writer) error { return j.write(screen.Until(stopped, w), r) })
}

func (j job) write(w io.Writer, r *reg.Register) error {
	switch j.kind {
	case text:
		return j.exporter.CSV(w, r)
	case codes:
		return j.exporter.CodesCSV(w, r)
	case document:
		return j.exporter.JSON(w, r)
	case national:
		return j.exporter.National(w, r)
	case mandatory:
		return j.exporter.NationalMandatory(w, r)
	}
	return j.exporter.XLSX(w, r)
}

// ended gives a path the ending of its kind, if it has another.
func ended(path string, k kind) string {
	if strings.EqualFold(filepath.Ext(path), k.ending()) {
		return path
	}
	return path + k.ending()
}
