package sample

import (
	"fmt"
	"os"
	"testing"
	"time"

	"samsvar/exchange"
	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/model"
	"samsvar/storage"
)

func TestDebug(t *testing.T) {
	if os.Getenv("DBG") == "" {
		t.Skip()
	}
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, i18n.Oslo())
	st, err := storage.Create(t.TempDir()+"/a.samsvar", storage.Options{Registers: model.All(), Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	texts, _ := i18n.New("nb")
	books := map[string]*sheet.Book{}
	start := time.Now()
	for _, tb := range tables() {
		book, err := read(books, tb.file)
		if err != nil {
			t.Fatal(err)
		}
		p, err := plan(st, tb, book, texts)
		if err != nil {
			t.Errorf("%v: %v", tb, err)
			continue
		}
		fmt.Printf("=== %s / %s -> %s: new %d changed %d same %d rejected %d\n", tb.file, tb.sheet, tb.register, p.Count("new"), p.Count("changed"), p.Count("unchanged"), p.Count("rejected"))
		for _, c := range p.Mapping.Columns {
			if c.Field == "note" || c.Guess {
				fmt.Println("   COLUMN", c.Heading, "->", c.Field, c.Guess)
			}
		}
		n := 0
		for _, i := range p.AllIssues() {
			if i.Code == exchange.IssueOutside {
				continue
			}
			if n++; n < 25 {
				prob := ""
				if i.Problem != nil {
					prob = fmt.Sprint(*i.Problem)
				}
				fmt.Printf("   %s r%d %q field=%s kept=%s value=%.160q %v %s\n", i.Code, i.Row, i.Heading, i.Field, i.Kept, i.Value, i.Args, prob)
			}
		}
		if _, err := exchange.Apply(st, p, exchange.ApplyOptions{SkipRejected: true}); err != nil {
			fmt.Println("   APPLY", err)
		}
	}
	fmt.Println("took", time.Since(start))
}
