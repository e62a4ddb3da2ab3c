package reg_test

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// snippet is a register of someone who uses this package; the row of the table
// stands where the fields are.
const snippet = `package use

import "samsvar/model/reg"

type Colour string

var Colours = reg.NewCodes[Colour]("farge", "roed")

type Size string

var Sizes = reg.NewCodes[Size]("stoerrelse", "liten")

type Coat struct {
	reg.Head
	Name    string
	Price   reg.Num
	Colour  Colour
	Pockets []Pocket
}

type Pocket struct {
	reg.Item
	Depth reg.Num
}

type Shoe struct {
	reg.Head
	Name string
}

type Loose struct{ Name string }

var Coats = reg.Describe("frakker",
	FIELDS
)
`

// What does not belong together must not compile: that is why fields are
// described by typed functions.
func TestWhatFitsCompiles(t *testing.T) {
	tests := []struct{ name, fields, want string }{ // want "" compiles
		{"fields of the record", `
			reg.Text("navn", func(c *Coat) *string { return &c.Name }, reg.Required),
			reg.Number("pris", func(c *Coat) *reg.Num { return &c.Price }),
			reg.Choice("farge", func(c *Coat) *Colour { return &c.Colour }, Colours),
			reg.Items("lommer", func(c *Coat) *[]Pocket { return &c.Pockets }, reg.Fields(
				reg.Number("dybde", func(p *Pocket) *reg.Num { return &p.Depth }))),`, ""},
		{"wrong type", `reg.Number("navn", func(c *Coat) *string { return &c.Name }),`, "*string"},
		{"field of another record", `
			reg.Text("navn", func(c *Coat) *string { return &c.Name }),
			reg.Text("sko", func(s *Shoe) *string { return &s.Name }),`, "Of[Shoe]"},
		{"codes of another set", `reg.Choice("farge", func(c *Coat) *Colour { return &c.Colour }, Sizes),`, "Size"},
		{"choice of plain text", `reg.Choice("navn", func(c *Coat) *string { return &c.Name }, Colours),`, "Colour"},
		{"field of the record among an item's", `
			reg.Items("lommer", func(c *Coat) *[]Pocket { return &c.Pockets }, reg.Fields(
				reg.Text("navn", func(c *Coat) *string { return &c.Name }))),`, "Of[Coat]"},
		{"items that are no items", `
			reg.Items("sko", func(c *Coat) *[]Shoe { return nil }, reg.Fields(
				reg.Text("navn", func(s *Shoe) *string { return &s.Name }))),`, "item"},
		{"record without a head", `reg.Text("navn", func(l *Loose) *string { return &l.Name }),`, "Header"},
		{"condition on another record", `
			reg.Text("navn", func(c *Coat) *string { return &c.Name }).When(func(s *Shoe) bool { return true }),`, "Shoe"},
	}
	imports := regImporter(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := check(imports, strings.Replace(snippet, "FIELDS", tt.fields, 1))
			switch {
			case tt.want == "" && err != nil:
				t.Errorf("does not compile: %v", err)
			case tt.want != "" && err == nil:
				t.Error("compiles")
			case err != nil && !strings.Contains(err.Error(), tt.want):
				t.Errorf("refused for another reason: %v", err)
			}
		})
	}
}

func check(imports types.Importer, source string) error {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "use.go", source, 0)
	if err != nil {
		return err
	}
	config := types.Config{Importer: imports}
	_, err = config.Check("use", fset, []*ast.File{file}, nil)
	return err
}

// onePackage imports the package under test from its sources, others from the
// compiler.
type onePackage struct {
	types.Importer
	reg *types.Package
}

func (p onePackage) Import(path string) (*types.Package, error) {
	if path == p.reg.Path() {
		return p.reg, nil
	}
	return p.Importer.Import(path)
}

func regImporter(t *testing.T) types.Importer {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	others := importer.ForCompiler(fset, "gc", compiled)
	config := types.Config{Importer: others}
	pkg, err := config.Check("samsvar/model/reg", fset, files, nil)
	if err != nil {
		t.Fatal(err)
	}
	return onePackage{others, pkg}
}

// compiled opens what the compiler has made of a package. The importer's own way
// needs to know where Go lies, which a trimmed test does not.
func compiled(path string) (io.ReadCloser, error) {
	out, err := exec.Command("go", "list", "-export", "-f", "{{.Export}}", path).Output()
	if err != nil {
		return nil, fmt.Errorf("find package %s: %w", path, err)
	}
	return os.Open(strings.TrimSpace(string(out)))
}
