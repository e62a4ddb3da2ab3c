package architecture

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The most lines of a function and of a file; longer ones have two subjects.
const (
	maxFunction = 60
	maxFile     = 400
)

// source is a parsed file of the program, tests excepted.
type source struct {
	name string
	fset *token.FileSet
	file *ast.File
}

func (s source) line(pos token.Pos) int { return s.fset.Position(pos).Line }

func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != root && (strings.HasPrefix(d.Name(), ".") || slices.Contains([]string{"testdata", "bench", "dist", "bin"}, d.Name())):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		s := source{name: strings.TrimPrefix(name, root+string(filepath.Separator)), fset: token.NewFileSet()}
		s.file, err = parser.ParseFile(s.fset, name, nil, parser.ParseComments)
		all = append(all, s)
		return err
	})
	if err != nil || len(all) == 0 {
		t.Fatalf("%d sources: %v", len(all), err)
	}
	return all
}

func TestNothingIsTooLong(t *testing.T) {
	for _, s := range sources(t) {
		if lines := s.line(s.file.End()); lines > maxFile {
			t.Errorf("%s has %d lines", s.name, lines)
		}
		for _, decl := range s.file.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if lines := s.line(f.End()) - s.line(f.Pos()) + 1; lines > maxFunction {
				t.Errorf("%s: %s has %d lines", s.name, f.Name.Name, lines)
			}
			if f.Recv == nil && f.Name.Name == "init" {
				t.Errorf("%s: init does things that nobody asked for", s.name)
			}
		}
	}
}

func TestExportedNamesAreExplained(t *testing.T) {
	packages := map[string]bool{}
	for _, s := range sources(t) {
		folder := filepath.Dir(s.name)
		packages[folder] = packages[folder] || s.file.Doc != nil
		for _, decl := range s.file.Decls {
			if name := unexplained(decl); name != "" {
				t.Errorf("%s: %s has no comment", s.name, name)
			}
		}
	}
	for folder, explained := range packages {
		if !explained {
			t.Errorf("package %s has no comment", folder)
		}
	}
}

// unexplained names an exported declaration without a comment.
func unexplained(decl ast.Decl) string {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if d.Doc == nil && d.Name.IsExported() && exportedReceiver(d) {
			return d.Name.Name
		}
	case *ast.GenDecl:
		if d.Doc != nil {
			return ""
		}
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				if s.Name.IsExported() && s.Doc == nil {
					return s.Name.Name
				}
			case *ast.ValueSpec:
				if s.Names[0].IsExported() && s.Doc == nil && s.Comment == nil {
					return s.Names[0].Name
				}
			}
		}
	}
	return ""
}

// exportedReceiver reports whether a function is no method, or one of an
// exported type; methods of others only fulfil interfaces.
func exportedReceiver(f *ast.FuncDecl) bool {
	if f.Recv == nil {
		return true
	}
	typ := f.Recv.List[0].Type
	for {
		switch t := typ.(type) {
		case *ast.StarExpr:
			typ = t.X
		case *ast.IndexExpr:
			typ = t.X
		case *ast.IndexListExpr:
			typ = t.X
		case *ast.Ident:
			return t.IsExported()
		default:
			return false
		}
	}
}

// Keys and codes are ASCII; a Norwegian letter in the model is text for people,
// which belongs in the catalogues.
func TestModelHasNoTextForPeople(t *testing.T) {
	for _, s := range sources(t) {
		if !strings.HasPrefix(s.name, "model") || s.file.Name.Name == "regtest" {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING && strings.ContainsAny(lit.Value, "æøåÆØÅ") {
				t.Errorf("%s:%d: %s", s.name, s.line(lit.Pos()), lit.Value)
			}
			return true
		})
	}
}
