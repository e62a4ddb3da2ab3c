package uitest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// Outline writes what can be seen in the window as markup: widgets by role and
// label, texts with size and weight, nested as they are. Places and colours are
// left out, so that it changes only where what is said or offered does.
func (k *Kit) Outline() string {
	k.Settle()
	var out strings.Builder
	for _, root := range k.roots() {
		outline(&out, root, 0)
	}
	return out.String()
}

func outline(out *strings.Builder, o fyne.CanvasObject, depth int) {
	if o == nil || !o.Visible() {
		return
	}
	switch line, deeper := described(o); {
	case line == "":
	case !deeper:
		fmt.Fprintf(out, "%s%s\n", strings.Repeat("  ", depth), line)
		return
	default:
		fmt.Fprintf(out, "%s%s\n", strings.Repeat("  ", depth), line)
		depth++
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			outline(out, child, depth)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			outline(out, child, depth)
		}
	}
}

// described is the line of an object, "" for none, and whether there is more to
// tell below it.
func described(o fyne.CanvasObject) (line string, deeper bool) {
	if text, ok := o.(*canvas.Text); ok {
		if strings.TrimSpace(text.Text) == "" {
			return "", false
		}
		return styled(text, text.Text), false
	}
	if _, ok := o.(*fyne.Container); ok {
		return "", true
	}
	named, ok := o.(fyne.Accessible)
	if !ok || named.AccessibilityLabel() == "" {
		return "", true
	}
	if named.AccessibilityRole() == fyne.AccessibleRoleText {
		if drawn := All[*canvas.Text](o); len(drawn) > 0 && !typedInto(o) {
			return styled(drawn[0], named.AccessibilityLabel()), false // whole, however it is broken into lines
		}
	}
	return fmt.Sprintf("<%s %q>", named.AccessibilityRole(), named.AccessibilityLabel()), true
}

func typedInto(o fyne.CanvasObject) bool {
	_, ok := o.(fyne.Focusable)
	return ok
}

func styled(text *canvas.Text, words string) string {
	style := fmt.Sprintf("%.0f", text.TextSize)
	if text.TextStyle.Bold {
		style += " bold"
	}
	return fmt.Sprintf("%s %q", style, words)
}

// Master compares an outline with the one kept in a file, and writes the file
// instead if update is set.
func Master(tb testing.TB, update bool, path, got string) {
	tb.Helper()
	if update {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			tb.Fatal(err)
		}
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	want := strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
	for i, line := range strings.Split(got, "\n") {
		if i >= len(want) || line != want[i] {
			old := "the end"
			if i < len(want) {
				old = want[i]
			}
			tb.Fatalf("%s, line %d: now %s, before %s (-update renews it, if this is meant)", path, i+1, strings.TrimSpace(line), strings.TrimSpace(old))
		}
	}
	if n := strings.Count(got, "\n") + 1; n < len(want) {
		tb.Fatalf("%s, line %d: now the end, before %s", path, n+1, want[n])
	}
}
