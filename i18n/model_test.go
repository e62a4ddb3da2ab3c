package i18n

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

// Everything the registers name has its words in every language.
func TestRegistersHaveTheirTexts(t *testing.T) {
	for _, lang := range Langs() {
		t.Run(string(lang), func(t *testing.T) {
			texts := mustTexts(t, lang)
			for _, r := range model.All() {
				labels := []string{texts.Register(r), texts.RegisterMany(r), texts.RegisterNew(r),
					texts.RegisterHelp(r), texts.T("group." + r.Group)}
				for _, section := range r.Sections() {
					labels = append(labels, texts.Section(r, section))
				}
				mustBeWorded(t, append(labels, fieldLabels(texts, r, r.Fields)...))
			}
		})
	}
}

func fieldLabels(texts *Texts, r *reg.Register, fields []*reg.Field) []string {
	var labels []string
	for _, f := range fields {
		labels = append(labels, texts.Field(r, f))
		if f.Codes != nil {
			for _, code := range f.Codes.Codes {
				labels = append(labels, texts.Code(f.Codes, code))
			}
		}
		labels = append(labels, fieldLabels(texts, r, f.Sub)...)
	}
	return labels
}

func mustBeWorded(t *testing.T, labels []string) {
	t.Helper()
	for _, label := range labels {
		if strings.HasPrefix(label, "⟨") {
			t.Errorf("no text: %s", label)
		}
	}
}

// Two fields of one form with the same label could not be told apart.
func TestLabelsOfAFormDiffer(t *testing.T) {
	for _, lang := range Langs() {
		texts := mustTexts(t, lang)
		for _, r := range model.All() {
			labelsDiffer(t, texts, r, r.Fields)
		}
	}
}

func labelsDiffer(t *testing.T, texts *Texts, r *reg.Register, fields []*reg.Field) {
	t.Helper()
	seen := map[string]string{}
	for _, f := range fields {
		label := texts.Field(r, f)
		if other, twice := seen[label]; twice {
			t.Errorf("%s %s: fields %s and %s are both called %q", texts.Lang(), r.Key, other, f.Path, label)
		}
		seen[label] = f.Path
		labelsDiffer(t, texts, r, f.Sub)
	}
}

// Two codes of one set with the same label could not be told apart.
func TestLabelsOfCodesDiffer(t *testing.T) {
	for _, lang := range Langs() {
		texts := mustTexts(t, lang)
		for name, set := range codeSets() {
			seen := map[string]string{}
			for _, code := range set.Codes {
				label := texts.Code(set, code)
				if other, twice := seen[label]; twice {
					t.Errorf("%s %s: %s and %s are both called %q", lang, name, other, code, label)
				}
				seen[label] = code
			}
		}
	}
}

func codeSets() map[string]*reg.CodeSet {
	sets := map[string]*reg.CodeSet{}
	var collect func([]*reg.Field)
	collect = func(fields []*reg.Field) {
		for _, f := range fields {
			if f.Codes != nil {
				sets[f.Codes.Name] = f.Codes
			}
			collect(f.Sub)
		}
	}
	for _, r := range model.All() {
		collect(r.Fields)
	}
	return sets
}

// Texts about registers, fields and codes that are gone only mislead.
func TestNoTextsOfWhatIsGone(t *testing.T) {
	texts := mustTexts(t, Bokmal)
	known := knownModelKeys()
	for _, key := range texts.Keys() {
		prefix, _, _ := strings.Cut(key, ".")
		switch prefix {
		case "register", "section", "field", "help", "syn":
			if !known[key] {
				t.Errorf("%s is about nothing in the model", key)
			}
		}
	}
}

// knownModelKeys are the keys that a register could ask for.
func knownModelKeys() map[string]bool {
	known := map[string]bool{}
	for _, r := range model.All() {
		for _, suffix := range []string{"", ".many", ".new", ".help"} {
			known["register."+r.Key+suffix] = true
		}
		for _, section := range r.Sections() {
			known["section."+section] = true
			known["section."+r.Key+"."+section] = true
		}
		known["section.system"] = true
		addFieldKeys(known, r, r.Fields)
	}
	return known
}

func addFieldKeys(known map[string]bool, r *reg.Register, fields []*reg.Field) {
	for _, f := range fields {
		for _, prefix := range []string{"field.", "help.", "example.", "syn."} {
			for _, key := range fieldKeys(prefix, r, f) {
				known[key] = true
			}
		}
		addFieldKeys(known, r, f.Sub)
	}
}

func TestCountriesHaveNames(t *testing.T) {
	for _, lang := range Langs() {
		texts := mustTexts(t, lang)
		for _, code := range model.Countries.Codes {
			if name := texts.Code(&model.Countries.CodeSet, code); name == "" || name == code || name == "Unknown Region" {
				t.Errorf("%s: country %s is called %q", lang, code, name)
			}
		}
	}
	tests := []struct {
		name string
		lang Lang
		code string
		want string
	}{
		{"bokmål, not Danish", Bokmal, "AT", "Østerrike"},
		{"bokmål, not Danish", Bokmal, "FR", "Frankrike"},
		{"nynorsk", Nynorsk, "AT", "Austerrike"},
		{"renamed", Bokmal, "MK", "Nord-Makedonia"},
		{"renamed", Nynorsk, "SZ", "Eswatini"},
		{"english", English, "NO", "Norway"},
		{"no country", English, "", ""},
		{"not of this world", Bokmal, "1?", "1?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := mustTexts(t, tt.lang).Code(&model.Countries.CodeSet, tt.code); got != tt.want {
				t.Errorf("%s is called %q, want %q", tt.code, got, tt.want)
			}
		})
	}
}

// Every problem the program can name has its words, and none has words that
// nothing names.
func TestProblemsHaveTheirTexts(t *testing.T) {
	texts := mustTexts(t, Bokmal)
	used := map[string]bool{"item_number": true}
	eachSource(t, "..", func(name string, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			for _, code := range problemCodes(n, file.Name.Name) {
				used[code] = true
			}
			return true
		})
	})
	for code := range used {
		if !texts.Has("problem." + code) {
			t.Errorf("no text: problem.%s", code)
		}
	}
	for _, key := range texts.Keys() {
		if code, ok := strings.CutPrefix(key, "problem."); ok && !used[code] {
			t.Errorf("%s: nothing in the program has this problem", key)
		}
	}
}

// problemCodes finds the code in Problem{Code: "x"}, Error{Code: "x"}, lists of
// them, and errorf("x").
func problemCodes(n ast.Node, pkg string) []string {
	switch n := n.(type) {
	case *ast.CompositeLit:
		if list, ok := n.Type.(*ast.ArrayType); ok && isProblem(list.Elt, pkg) {
			return codesIn(n.Elts)
		}
		if isProblem(n.Type, pkg) {
			return codesIn([]ast.Expr{n})
		}
	case *ast.CallExpr:
		if name, ok := n.Fun.(*ast.Ident); ok && name.Name == "errorf" && len(n.Args) > 0 {
			return literal(n.Args[0])
		}
	}
	return nil
}

// isProblem reports whether a type is reg.Problem or reg.Error, or called so
// within reg; other packages have errors of their own.
func isProblem(e ast.Expr, pkg string) bool {
	if sel, ok := e.(*ast.SelectorExpr); ok {
		return fmt.Sprint(sel.X) == "reg" && (sel.Sel.Name == "Problem" || sel.Sel.Name == "Error")
	}
	name, ok := e.(*ast.Ident)
	return ok && pkg == "reg" && (name.Name == "Problem" || name.Name == "Error")
}

func codesIn(problems []ast.Expr) []string {
	var codes []string
	for _, problem := range problems {
		lit, ok := problem.(*ast.CompositeLit)
		if !ok {
			continue
		}
		for _, part := range lit.Elts {
			if pair, ok := part.(*ast.KeyValueExpr); ok && fmt.Sprint(pair.Key) == "Code" {
				codes = append(codes, literal(pair.Value)...)
			}
		}
	}
	return codes
}

func literal(e ast.Expr) []string {
	if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
		if text, err := strconv.Unquote(lit.Value); err == nil {
			return []string{text}
		}
	}
	return nil
}

// eachSource parses the Go files below a folder, tests and their data excepted.
func eachSource(t *testing.T, root string, visit func(name string, file *ast.File)) {
	t.Helper()
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 2):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err == nil {
			visit(name, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Every key that the program asks for by name exists.
func TestKeysAskedForExist(t *testing.T) {
	texts := mustTexts(t, Bokmal)
	eachSource(t, "..", func(name string, file *ast.File) {
		ast.Inspect(file, func(n ast.Node) bool {
			for _, key := range keysAskedFor(n) {
				if !texts.Has(key) {
					t.Errorf("%s asks for %s", name, key)
				}
			}
			return true
		})
	})
}

// keysAskedFor finds the keys in calls of methods T and N.
func keysAskedFor(n ast.Node) []string {
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return nil
	}
	method, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	keys := literal(call.Args[0])
	if len(keys) == 0 || !strings.Contains(keys[0], ".") {
		return nil
	}
	switch method.Sel.Name {
	case "T":
		return keys
	case "N":
		return []string{keys[0] + ".one", keys[0] + ".other"}
	}
	return nil
}
