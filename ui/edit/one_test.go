package edit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestOne(t *testing.T) {
	b := newBench(t)
	b.focus("en")
	b.kit.Type("Kari")
	b.want("en", `{"navn":"Kari"}`)
	b.kit.Press(fyne.KeyTab)
	b.kit.Type("j")
	b.want("en", `{"navn":"Kari","ja":"ja"}`)
	if !b.form.Field("en.mer").shown() {
		t.Error("the nested field that now has a meaning is not shown")
	}
	if got := b.form.Field("en.mer").Path(); got != "en.mer" {
		t.Errorf("its path is %q", got)
	}
}

func TestOneShowsNestedProblems(t *testing.T) {
	b := newBench(t)
	b.focus("en.navn")
	b.kit.Press(fyne.KeyTab)
	b.problem("en.navn", "må fylles ut")
}
