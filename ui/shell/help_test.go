package shell

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/docs"
	"samsvar/model"
	"samsvar/ui/manual"
	"samsvar/ui/screen"
)

// kinds are all kinds of screens, read from the source so that a new one is not
// forgotten.
func kinds(t *testing.T) []screen.Kind {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../screen/place.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var all []screen.Kind
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); ok && name.Name == "Kind" {
			value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, screen.Kind(value))
		}
		return true
	})
	if len(all) < 10 {
		t.Fatalf("only %d kinds of screens found", len(all))
	}
	return all
}

// Who adds a screen writes a page of the guide (docs/manual, listed in
// docs/brukerveiledning.md) and names it in ui/manual/place.go.
func TestEveryScreenHasAPageOfTheGuide(t *testing.T) {
	guide, err := docs.Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range kinds(t) {
		if kind == screen.Manual {
			continue
		}
		places := []screen.Place{{Kind: kind}, {Kind: kind, Document: "ve"}, {Kind: kind, Document: "lg"}}
		for _, r := range model.All() {
			places = append(places, screen.Place{Kind: kind, Register: r.Key})
		}
		for _, place := range places {
			if name := manual.PageOf(guide, place); guide.Page(name) == nil {
				t.Errorf("the screen %q (register %q) has no page of the guide: got %q; name one in ui/manual/place.go", kind, place.Register, name)
			}
		}
	}
}

func TestF1OpensThePageOfTheScreenFromWithinAField(t *testing.T) {
	r := begun(t)
	r.session.open(screen.Place{Kind: screen.Register, Register: "behandlinger"})
	r.kit.Settle()
	r.kit.Focus("Søk i alle felt")
	r.kit.Press(fyne.KeyF1)
	if got := r.session.trail.current(); got.Kind != screen.Manual || got.Page != "behandlinger" {
		t.Errorf("F1 opened %+v", got)
	}
	r.session.back()
	r.kit.Settle()
	if got := r.session.trail.current(); got.Kind != screen.Register {
		t.Errorf("back leads to %+v", got)
	}
	r.session.open(screen.Place{Kind: screen.Gaps})
	r.kit.Canvas().Unfocus()
	r.kit.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF1})
	if got := r.session.trail.current(); got.Page != "mangler" {
		t.Errorf("without focus F1 opened %+v", got)
	}
}
