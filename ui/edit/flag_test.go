package edit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestFlag(t *testing.T) {
	tests := []struct {
		name string
		keys []fyne.KeyName
		typ  string
		want string
	}{
		{"left to no", []fyne.KeyName{fyne.KeyLeft}, "", "nei"},
		{"left twice to yes", []fyne.KeyName{fyne.KeyLeft, fyne.KeyLeft, fyne.KeyLeft}, "", "ja"},
		{"and back to not chosen", []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeyRight}, "", ""},
		{"by letter", nil, "j", "ja"},
		{"space goes round", []fyne.KeyName{fyne.KeySpace}, "", "ja"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := newBench(t)
			b.focus("flagg")
			b.kit.Press(tt.keys...)
			b.kit.Type(tt.typ)
			b.want("flagg", tt.want)
		})
	}
}

func TestFlagByPointer(t *testing.T) {
	b := newBench(t)
	segments := b.form.Field("flagg").editor.(*flagEditor).segments
	segments.Tapped(&fyne.PointEvent{Position: fyne.NewPos(8, 8)})
	b.want("flagg", "ja")
	segments.Tapped(&fyne.PointEvent{Position: fyne.NewPos(segments.Size().Width-8, 8)})
	b.want("flagg", "")
	segments.Tapped(&fyne.PointEvent{Position: fyne.NewPos(4000, 8)})
	b.want("flagg", "")
}
