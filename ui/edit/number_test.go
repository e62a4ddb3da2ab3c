package edit

import "testing"

func TestNumber(t *testing.T) {
	tests := []struct {
		name, typed, want, shown, problem string
	}{
		{"whole", "12", "12", "12", ""},
		{"comma", "12,5", "12.5", "12,5", ""},
		{"thousands", "1 234", "1234", "1\u202f234", ""},
		{"blanks around", "  7 ", "7", "7", ""},
		{"below zero", "-3", "-3", "−3", ""},
		{"emptied", "", "", "", ""},
		{"a word", "mange", "", "mange", "ikke et tall"},
		{"too many decimals", "1,25", "1.25", "1,25", "desimaler"},
		{"too high", "6000", "6000", "6\u202f000", "5"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			b.focus("tall")
			b.kit.Type(tt.typed)
			b.leave()
			b.want("tall", tt.want)
			b.problem("tall", tt.problem)
			if got := b.form.Field("tall").editor.(*numberEditor).entry.Text; got != tt.shown {
				t.Errorf("shows %q, want %q", got, tt.shown)
			}
		})
	}
}

func TestNumberThatIsNoneKeepsTheOldValue(t *testing.T) {
	b := newBench(t)
	b.form.Field("tall").Enter("12")
	b.focus("tall")
	b.kit.Type("x")
	b.want("tall", "12")
	if b.form.Field("tall").Err() == nil {
		t.Error("takes what is no number")
	}
	b.form.Load()
	if b.form.Field("tall").Err() != nil || b.form.Field("tall").editor.(*numberEditor).entry.Text != "12" {
		t.Error("loading does not put the field right")
	}
}
