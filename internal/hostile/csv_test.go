package hostile

import (
	"encoding/json"
	"strings"
	"testing"
)

// Text files that try the reader's patience, memory or trust.
func TestHostileCSV(t *testing.T) {
	head := "Navn;Beskrivelse\n"
	tests := []attack{
		{name: "quote never closed", file: "a.csv", make: text(head + "a;\"b\nc;d\n"), says: "anførselstegn"},
		{name: "quote never closed over 40 MB", file: "a.csv", make: repeated(head+"\"", "aaaaaaa\n", 5<<20, ""), says: "aldri lukket"},
		{name: "a million quotes", file: "a.csv", make: repeated(head, `"`, 1_000_000, "\n"), says: "for lang"},
		{name: "one line of 40 MB", file: "a.csv", make: repeated("", "a", 40<<20, ""), says: "for lang"},
		{name: "a file of 1 GB", file: "a.csv", make: sparse("Navn\na\n", 1<<40), says: "for stor"},
		{name: "one cell of 20 MB", file: "a.csv", make: repeated(head+"a;", "b", 20<<20, "\n"), says: "tegn"},
		{name: "16,384 columns", file: "a.csv", make: repeated("Navn", ";b", 16_383, "\n1;2\n"), says: "kolonner"},
		{name: "10 million columns", file: "a.csv", make: repeated("Navn", ";", 10_000_000, "\n"), says: "kolonner"},
		{name: "a million empty rows", file: "a.csv", make: repeated(head+"a;b\n", "\n", 1_000_000, "c;d\n"), says: "rader"},
		{name: "a million rows of separators", file: "a.csv", make: repeated(head+"a;b\n", ";\n", 1_000_000, "c;d\n"), says: "rader"},
		{name: "the same heading in all columns", file: "a.csv", make: repeated("Navn", ";Navn", 190, "\na;b;c\n"), says: "Navn"},
		{name: "NUL bytes", file: "a.csv", make: text("Na\x00vn;Besk\x00rivelse\nFag\x00system;\x00\n\x00;b\n"), says: "ikke et regneark"},
		{name: "10 MB of NUL", file: "a.csv", make: repeated("", "\x00", 10<<20, ""), says: "fil"},
		{name: "UTF-16 of odd length", file: "a.csv", make: text("\xFF\xFEN\x00a\x00v\x00n\x00\n\x00F\x00a\x00g\x00s"), says: "Nye: 1"},
		{name: "UTF-16 with half pairs", file: "a.csv", make: text("\xFF\xFEN\x00a\x00v\x00n\x00\n\x00F\x00\x3D\xD8a\x00\x00\xDCg\x00\n\x00"), says: "Nye: 1"},
		{name: "invalid UTF-8", file: "a.csv", make: text("Navn;Beskrivelse\nFagsystem æøå;\xff\xfe\xc0\x80\xed\xa0\x80\xf5\n"), says: "Nye: 1"},
		{name: "every control character", file: "a.csv", make: text("Navn;Beskrivelse\nFagsystem;" + controls() + "\n"), says: "Nye: 1"},
		{name: "names of folders and devices", file: "a.csv", make: text("Navn\n../../etc/passwd\nC:\\Windows\\x\nCON\nx:stream\n\\\\vert\\del\n"), says: "Nye: 5"},
	}
	for _, a := range tests {
		t.Run(a.name, func(t *testing.T) { a.imported(t, "systemer", "--dry-run") })
	}
	tried(t, len(tests), "text files")
}

// controls are all control characters that do not end a line.
func controls() string {
	var out strings.Builder
	for r := rune(1); r < 0xA0; r++ {
		if (r < ' ' || r >= 0x7f) && r != '\n' && r != '\r' {
			out.WriteRune(r)
		}
	}
	return out.String() + "\u202e\u2066\u200b\ufeff\U0001f9d1\u200d\U0001f4bb"
}

// Numbers and days that no register can hold are not taken for others: the
// field stays empty, the user is told, and what stood there is kept as a note.
func TestNumbersBeyondRange(t *testing.T) {
	long := strings.Repeat("9", 400)
	for _, value := range []string{"1e999", "1e9", long, "-" + long, "1000000000000", "-5", "NaN", "Inf", "0x10",
		"1.23456789", "١٢٣", "=1+1", "1;5", strings.Repeat("1", 150_000)} {
		t.Run("number "+value[:min(12, len(value))], func(t *testing.T) { beyond(t, "rto_timer", value) })
	}
	for _, value := range []string{"0000-01-01", "99999-01-01", "-0001-01-01", "2026-13-01", "2026-02-30", "31.02.2026", "29.2.2027", "2958466",
		"-1", "1e999", long, "32.1.2026", "0.0.0", "2026-1-١"} {
		t.Run("day "+value[:min(12, len(value))], func(t *testing.T) { beyond(t, "innforing_dato", value) })
	}
}

func beyond(t *testing.T, field, value string) {
	t.Helper()
	store := newStore(t)
	file := attack{file: "a.csv", make: text("navn;" + field + "\nFagsystem;\"" + value + "\"\n")}.write(t)
	o := program(t, "import", store, "systemer", file, "--skip-rejected")
	o.stands(t)
	list := program(t, "list", store, "systemer", "--json")
	list.stands(t)
	var records []map[string]any
	if err := json.Unmarshal([]byte(list.out), &records); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(o.out, value[:min(20, len(value))]) {
		t.Errorf("nothing is said of it: %.300s", o.out)
	}
	for _, rec := range records {
		note, _ := rec["merknad"].(string)
		if rec[field] != nil || !strings.Contains(note, value) {
			t.Errorf("%s is %.100v, the note %.200q", field, rec[field], note)
		}
	}
}
