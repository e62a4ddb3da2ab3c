package font

import "testing"

func mustOpen(t *testing.T, w Weight) *Face {
	t.Helper()
	face, err := Open(w)
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// TestLetters demands every letter that Norwegian and Sámi texts need, and the
// signs that documents use.
func TestLetters(t *testing.T) {
	const need = "æøåÆØÅéèêóòôüäöáčđŋšŧžÁČĐŊŠŦŽ0123456789§–—«»“”‘’…·•½≤≥≠−→✓☐☑◆▲●▼○□\u00a0\u2011\u202f"
	for name, w := range map[string]Weight{"regular": Regular, "semibold": SemiBold} {
		face := mustOpen(t, w)
		for _, r := range need {
			if !face.Has(r) {
				t.Errorf("%s lacks %c (%U)", name, r, r)
			}
		}
		for _, r := range "👍漢م\ufffd\x00" {
			if face.Has(r) {
				t.Errorf("%s claims to have %U", name, r)
			}
		}
	}
}

// TestFiguresAreTabular lets columns of numbers stand right below each other.
func TestFiguresAreTabular(t *testing.T) {
	for name, w := range map[string]Weight{"regular": Regular, "semibold": SemiBold} {
		face := mustOpen(t, w)
		for _, r := range "123456789" {
			if face.Advance(r) != face.Advance('0') {
				t.Errorf("%s: %c is not as wide as 0", name, r)
			}
		}
	}
}

func TestWidth(t *testing.T) {
	face := mustOpen(t, Regular)
	if a, b := face.Width("ab", 10), 10*(face.Advance('a')+face.Advance('b')); a != b {
		t.Errorf("width is %v, not %v", a, b)
	}
	if face.Width("", 10) != 0 {
		t.Error("empty text has a width")
	}
	if face.Advance('漢') <= 0 {
		t.Error("a missing glyph has no width, so the text would overflow")
	}
}
