package vault

import (
	"errors"
	"strings"
	"testing"
)

func TestARecoveryKeyIsReadAsPeopleTypeIt(t *testing.T) {
	for range 200 {
		r := recovery(t)
		text := r.String()
		for _, typed := range []string{text, strings.ToLower(text), strings.ReplaceAll(text, "-", " "), strings.ReplaceAll(text, "-", ""),
			strings.NewReplacer("0", "o", "1", "l").Replace(text), strings.NewReplacer("0", "O", "1", "I", "-", " – ").Replace(text),
			"\ufeff  " + text + "\r\n"} {
			got, err := ReadRecovery(typed)
			if err != nil || got != r {
				t.Fatalf("%q: %v", typed, err)
			}
		}
		if !r.Confirms(" "+strings.ToLower(r.Last())+" ") || !r.Confirms(text) || r.Confirms("") || r.Confirms(r.Groups()[0]+"X") {
			t.Fatalf("%s is not confirmed as it should", text)
		}
	}
}

// Mistakes of typing are found, and the group is named.
func TestMistypedKeysNameTheGroup(t *testing.T) {
	tried := 0
	for range 20 {
		r := recovery(t)
		text := strings.ReplaceAll(r.String(), "-", "")
		for at := range len(text) {
			for _, c := range letters + "?u" {
				if byte(c) == text[at] {
					continue
				}
				mistyped(t, text[:at]+string(c)+text[at+1:], at/groupSize+1)
				tried++
			}
			if next := at + 1; next < len(text) && text[at] != text[next] && next%groupSize != 0 {
				mistyped(t, text[:at]+string(text[next])+string(text[at])+text[next+1:], at/groupSize+1)
				tried++
			}
		}
		all := r.Groups()
		all[2], all[5] = all[5], all[2]
		mistyped(t, strings.Join(all, " "), 3)
	}
	mistyped(t, "", 0)
	mistyped(t, "samsvar", 0)
	mistyped(t, strings.Repeat("0", 1<<20), 0)
	t.Logf("tried: %d keys with one wrong or two exchanged characters, 0 unnoticed", tried)
}

func mistyped(t *testing.T, text string, group int) {
	t.Helper()
	var wrong *Mistyped
	if _, err := ReadRecovery(text); !errors.As(err, &wrong) || wrong.Group != group {
		t.Fatalf("%.60q: %v, want group %d", text, err, group)
	}
}

func FuzzReadRecovery(f *testing.F) {
	f.Add(recovery(f).String())
	f.Add(Recovery{}.String())
	f.Add("o0il-")
	f.Add("\xff\u00ad\ufeff")
	f.Fuzz(func(t *testing.T, text string) {
		r, err := ReadRecovery(text)
		if err != nil {
			return
		}
		if again, err := ReadRecovery(r.String()); err != nil || again != r {
			t.Errorf("%q reads as %s, which reads as %s: %v", text, r, again, err)
		}
	})
}
