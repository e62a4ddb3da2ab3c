package pdf

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"samsvar/report"
)

func newGate(t testing.TB) *gate {
	return &gate{faces: mustFaces(t), replaced: make(map[rune]int)}
}

func TestGate(t *testing.T) {
	tests := []struct {
		name, text, want string
		replaced         []Replaced
	}{
		{"empty", "", "", nil},
		{"norwegian", "Ærlig åpen øving", "Ærlig åpen øving", nil},
		{"sámi", "Čáhci, đ, ŋ, š, ŧ, ž", "Čáhci, đ, ŋ, š, ŧ, ž", nil},
		{"signs", "§ 13 – «a» ≥ ½ − ✓ ☐ …", "§ 13 – «a» ≥ ½ − ✓ ☐ …", nil},
		{"decomposed", "A\u030asne bla\u030ar", "Åsne blår", nil},
		{"decomposed across a joiner", "a\u200d\u030a", "å", nil},
		{"kinds of newline", "a\r\nb\rc\u2028d\ve", "a\nb\nc\nd\ne", nil},
		{"tab", "a\tb", "a b", nil},
		{"emoji", "ok 👍👍🏽", "ok □□□", []Replaced{{0x1F3FD, 1}, {0x1F44D, 2}}},
		{"emoji made of a sign", "❤\ufe0f", "❤", nil},
		{"control characters", "a\x00b\x1bc\x9d", "a□b□c□", []Replaced{{0, 1}, {0x1b, 1}, {0xFFFD, 1}}},
		{"invalid utf-8", "bl\xe5b\xe6r", "bl□b□r", []Replaced{{utf8.RuneError, 2}}},
		{"no glyph", "مرحبا 漢", "□□□□□ □", []Replaced{{'ا', 1}, {'ب', 1}, {'ح', 1}, {'ر', 1}, {'م', 1}, {'漢', 1}}},
		{"direction override", "a\u202eb", "a□b", []Replaced{{0x202e, 1}}},
		{"byte order mark", "\ufeffa", "a", nil},
		{"soft hyphen stays", "ord\u00addeling", "ord\u00addeling", nil},
		{"stacked signs", "a" + strings.Repeat("\u0323\u0324", 20) + "b", "\u1ea1" + strings.Repeat("\u0324\u0323", 15) + strings.Repeat("□", 9) + "b", []Replaced{{0x323, 4}, {0x324, 5}}},
		{"square of its own", "□", "□", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			g := newGate(t)
			if got := g.text(test.text); got != test.want {
				t.Errorf("text is %q, not %q", got, test.want)
			}
			if got := g.report(); !slices.Equal(got, test.replaced) {
				t.Errorf("replaced is %v, not %v", got, test.replaced)
			}
		})
	}
}

// TestGateReachesAllText puts an emoji into every text of a document.
func TestGateReachesAllText(t *testing.T) {
	faces := mustFaces(t)
	doc, replaced, err := clean(hostile("\U0001F600"), faces)
	if err != nil {
		t.Fatal(err)
	}
	if len(replaced) != 1 || replaced[0].Rune != '\U0001F600' || replaced[0].Count < 60 {
		t.Errorf("replaced is %v", replaced)
	}
	set, err := layOut(doc, faces)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range set.pages {
		for _, m := range p.marks {
			if strings.ContainsRune(m.text, '\U0001F600') {
				t.Errorf("passed the gate: %+v", m)
			}
		}
	}
}

func TestGateLeavesTheDocumentAlone(t *testing.T) {
	doc := documentOf(report.P("👍"), report.Bullets("👍"))
	mustRender(t, doc)
	if got := doc.Blocks[0].(report.Paragraph).Runs[0].Text; got != "👍" {
		t.Errorf("the caller's text has become %q", got)
	}
}

func TestBlocksWithinThemselves(t *testing.T) {
	blocks := make([]report.Block, 1)
	blocks[0] = report.KeepTogether{Blocks: blocks}
	if _, err := Render(documentOf(blocks...), nil); err == nil {
		t.Error("no error for a block that holds itself")
	}
}

func FuzzGate(f *testing.F) {
	for _, s := range hostileTexts() {
		f.Add(s)
	}
	faces := mustFaces(f)
	f.Fuzz(func(t *testing.T, s string) {
		g := &gate{faces: faces, replaced: make(map[rune]int)}
		got := g.text(s)
		if !utf8.ValidString(got) {
			t.Errorf("%q is not UTF-8", got)
		}
		for _, r := range got {
			if r > 0xFFFF || r != '\n' && r != '\u00ad' && r != '\u200b' && !g.shown(r) {
				t.Errorf("%U cannot be shown", r)
			}
		}
		again := newGate(t)
		if again.text(got); len(again.report()) > 0 {
			t.Errorf("what passed once does not pass again: %v", again.report())
		}
	})
}

// TestNoTextIsTooLongForTheFile looks for strings that archives refuse.
func TestNoTextIsTooLongForTheFile(t *testing.T) {
	for name, s := range map[string]string{
		"long": strings.Repeat("øl (1) ", 10_000), "plain": strings.Repeat("abc ", 20_000), "stacked": "a" + strings.Repeat("\u0301\u0323", 20_000),
	} {
		t.Run(name, func(t *testing.T) {
			doc := documentOf(report.Contents{}, report.Heading{Text: s}, report.BarChart{Alt: s, Groups: manyGroups(1)})
			doc.Title, doc.Agency, doc.Meta.Subject, doc.Meta.Keywords = s, s, s, []string{s}
			file := mustOpen(t, mustRender(t, doc))
			for n, o := range file.objects {
				for key, v := range stringsOf(o) {
					if length := 2 + 2*utf8.RuneCountInString(v); length > 32767 {
						t.Errorf("object %d: %s has %d bytes", n, key, length)
					}
				}
			}
			for _, p := range file.pages() {
				for _, m := range regexp.MustCompile(`(?s)\((?:[^\\()]|\\.)*\)`).FindAll(file.data(file.dict(p)["Contents"]), -1) {
					if len(m) > 32767 {
						t.Errorf("a line has %d bytes", len(m))
					}
				}
			}
		})
	}
}

func stringsOf(object any) map[string]string {
	found := make(map[string]string)
	if d, ok := object.(pdfDict); ok {
		for key, v := range d {
			if s, ok := v.(string); ok {
				found[key] = s
			}
		}
	}
	return found
}
