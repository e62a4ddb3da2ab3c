package edit

import (
	"testing"

	"fyne.io/fyne/v2"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/uitest"
)

// A question's answer is edited by itself, outside any form.
func TestFieldOutsideAForm(t *testing.T) {
	k := uitest.New(t, look.Options{})
	answer := reg.NewLoose()
	question := reg.Free("ve.dpia.antall", reg.KindNumber, nil)
	f := NewField(deps(t, i18n.Bokmal), question, func() reg.Object { return answer }, true)
	n := 0
	f.OnChange = func() { n++ }
	k.Show(f.Object(), 300, 100)
	f.Focus()
	k.Type("19")
	if got := question.Of(answer).Text(); got != "19" || n != 2 {
		t.Errorf("the answer is %q, told %d times", got, n)
	}
	k.Type("x")
	k.Canvas().Unfocus()
	if f.Problem() == "" || f.Err() == nil {
		t.Error("does not say that this is no number")
	}
	k.Focus(f.Label())
	k.Press(fyne.KeyBackspace)
	if f.Problem() != "" {
		t.Errorf("still says %q", f.Problem())
	}
	f.SetProblems([]reg.Problem{{Code: "required"}})
	if f.Problem() == "" {
		t.Error("does not show a problem given to it")
	}
}

func TestShortLabel(t *testing.T) {
	tests := []struct{ name, label, around, want string }{
		{"repeated", "Personvernombud: navn", "Personvernombud", "Navn"},
		{"another", "Navn", "Personvernombud", "Navn"},
		{"not nested", "Oslo: navn", "", "Oslo: navn"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := shortLabel(tt.label, tt.around); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
