package hostile

import (
	"encoding/binary"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"samsvar/storage"
)

// Questionnaires, which come by mail every year.
func TestHostileTemplates(t *testing.T) {
	const head, foot = `{"id":"ve-2027","type":"ve","version":"1","from":2027,"name":{"nb":"VE"},"sections":[{"id":"a","title":{"nb":"A"},"questions":[`, `]}]}`
	const question = `{"id":"ve.ny","type":"antall","text":{"nb":"Nytt?"}}`
	tests := []attack{
		{name: "a million arrays deep", make: repeated(`{"sections":`, "[", 1_000_000, "")},
		{name: "a text of 100 MB", make: repeated(head+`{"id":"`, "a", much(100, 20)<<20, `"}`+foot)},
		{name: "a terabyte", make: sparse(head, 1<<40)},
		{name: "30,000 questions", make: numbered(head+question, `,{"id":"ve.ny%d","type":"antall","text":{"nb":"x"}}`, 30_000, foot)},
		{name: "as many questions as may be", make: numbered(head+question, `,{"id":"ve.ny%d","type":"antall","text":{"nb":"x"}}`, 1_999, foot)},
		{name: "the same question twice", make: text(head + question + "," + question + foot)},
		{name: "a year beyond numbers", make: text(strings.Replace(head, "2027", "1e999", 1) + question + foot)},
		{name: "a year below zero", make: text(strings.Replace(head, "2027", "-9223372036854775808", 1) + question + foot)},
		{name: "ids that are paths", make: text(strings.NewReplacer("ve-2027", "../../x", "ve.ny", "C:\\\\x").Replace(head + question + foot))},
		{name: "control characters and half pairs", make: text(strings.ReplaceAll(head+question+foot, "Nytt?", `\u0000\u001b[2J\ud800\u202e`+"\U0001f9d1\u200d\U0001f4bb"))},
		{name: "a limit that is itself", make: text(head + `{"id":"ve.ny","type":"antall","atMost":"ve.ny","text":{"nb":"x"}}` + foot)},
		{name: "invalid UTF-8", make: text(head + "{\"id\":\"\xff\",\"type\":\"antall\",\"text\":{\"nb\":\"\xff\"}}" + foot)},
	}
	for _, a := range tests {
		a.file = "mal.json"
		t.Run(a.name, func(t *testing.T) {
			file := a.write(t)
			program(t, "answer", newStore(t), "--year", "2027", "ve.ny", "1", "--template", file).stands(t)
			program(t, "report", newStore(t), "ve", "--year", "2027", "--draft", "-o", filepath.Join(t.TempDir(), "ve.pdf"), "--template", file).stands(t)
		})
	}
	tried(t, len(tests), "questionnaires")
}

// Files that are no stores, or were made to look like one.
func TestHostileStores(t *testing.T) {
	meta := func(change func(meta []byte)) string {
		file := make([]byte, 64<<10)
		for _, at := range []int{16, 4096 + 16} {
			page := file[at:]
			binary.LittleEndian.PutUint16(file[at-8:], 4) // a meta page
			binary.LittleEndian.PutUint32(page, 0xED0CDAED)
			binary.LittleEndian.PutUint32(page[4:], 2)
			binary.LittleEndian.PutUint32(page[8:], 4096)
			binary.LittleEndian.PutUint64(page[16:], 3) // the root
			binary.LittleEndian.PutUint64(page[32:], 2) // the free pages
			binary.LittleEndian.PutUint64(page[40:], 4) // how many pages
			change(page)
			sum := fnv.New64a()
			_, _ = sum.Write(page[:56])
			binary.LittleEndian.PutUint64(page[56:], sum.Sum64())
		}
		return string(file)
	}
	whole, err := os.ReadFile(newStore(t))
	if err != nil {
		t.Fatal(err)
	}
	tests := []attack{
		{name: "nothing", make: text("")},
		{name: "100 bytes", make: text(strings.Repeat("x", 100))},
		{name: "a web page", make: text("<html><body>hei</body></html>")},
		{name: "a picture", make: text("\x89PNG\r\n\x1a\n" + strings.Repeat("\x00", 8192))},
		{name: "a workbook", make: workbook(text(sheetHead + sheetFoot))},
		{name: "a terabyte of nothing", make: sparse("", 1<<40)},
		{name: "a terabyte behind the content", make: sparse(string(whole), 1<<40)},
		{name: "only the first page", make: text(string(whole[:4096]))},
		{name: "pages of 2 GB", make: text(meta(func(m []byte) { binary.LittleEndian.PutUint32(m[8:], 1<<31) }))},
		{name: "pages of one byte", make: text(meta(func(m []byte) { binary.LittleEndian.PutUint32(m[8:], 1) }))},
		{name: "pages of no bytes", make: text(meta(func(m []byte) { binary.LittleEndian.PutUint32(m[8:], 0) }))},
		{name: "more pages than numbers", make: text(meta(func(m []byte) { binary.LittleEndian.PutUint64(m[40:], 1<<63) }))},
		{name: "a root beyond the file", make: text(meta(func(m []byte) { binary.LittleEndian.PutUint64(m[16:], 1<<40) }))},
		{name: "a root that is the meta page", make: text(meta(func(m []byte) { binary.LittleEndian.PutUint64(m[16:], 0) }))},
		{name: "free pages that are the root", make: text(meta(func(m []byte) { binary.LittleEndian.PutUint64(m[32:], 3) }))},
		{name: "empty pages", make: text(meta(func([]byte) {}))},
	}
	for _, a := range tests {
		a.file = "etat.samsvar"
		t.Run(a.name, func(t *testing.T) {
			path := a.write(t)
			for _, args := range [][]string{{"doctor", path}, {"list", path, "systemer"}} {
				program(t, args...).stands(t)
			}
			if s, err := storage.Open(path, options()); err == nil {
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	tried(t, len(tests), "stores")
}
