package packed

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/oklog/ulid/v2"
	"pgregory.net/rapid"
)

func drawID(t *rapid.T) string {
	if rapid.IntRange(0, 4).Draw(t, "foreign") == 0 {
		return rapid.StringMatching(`[a-zA-Z0-9_-]{1,30}`).Draw(t, "id")
	}
	var id ulid.ULID
	copy(id[:], rapid.SliceOfN(rapid.ByteRange(0, 3), 16, 16).Draw(t, "ulid"))
	return id.String()
}

func drawRow(t *rapid.T) Row {
	r := Row{Place: Place{ID: drawID(t), Order: rapid.Uint64Range(0, 40).Draw(t, "order")}}
	if rapid.IntRange(0, 5).Draw(t, "no number") == 0 {
		r.Order, r.No = 1<<63, rapid.SampledFrom([]string{"", "A", "B-17"}).Draw(t, "no")
	}
	r.Device = rapid.Uint32Range(1, 3).Draw(t, "device")
	r.Seq = rapid.Uint64().Draw(t, "seq")
	r.Heads = rapid.SampledFrom([][]byte{nil, []byte("h"), {0, 1, 2}}).Draw(t, "heads")
	r.Codes = make([]uint32, rapid.IntRange(1, 6).Draw(t, "fields"))
	for i := 1; i < len(r.Codes); i++ {
		r.Codes[i] = rapid.OneOf(rapid.Uint32Range(0, 3), rapid.Uint32()).Draw(t, "code")
	}
	return r
}

func sameRow(a, b Row) bool {
	n := max(len(a.Codes), len(b.Codes))
	for i := range n {
		if a.Code(i) != b.Code(i) {
			return false
		}
	}
	return a.Place == b.Place && a.Device == b.Device && a.Seq == b.Seq && string(a.Heads) == string(b.Heads)
}

// TestTreeHoldsRows compares a tree with a plain list over random edits and
// readings of its blocks' bytes.
func TestTreeHoldsRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tree, want := &Tree{}, map[string]Row{}
		for range rapid.IntRange(1, 5).Draw(t, "edits") {
			var in []Row
			var out []int
			for range rapid.IntRange(0, 12).Draw(t, "new") {
				r := drawRow(t)
				if _, there := want[r.ID]; !there {
					want[r.ID] = r
					in = append(in, r)
				}
			}
			n := rapid.IntRange(0, min(3, tree.Len())).Draw(t, "out")
			for index := range n {
				out = append(out, index*2%tree.Len())
			}
			slices.Sort(out)
			out = slices.Compact(out)
			for _, index := range out {
				delete(want, tree.Row(index).ID)
			}
			tree, _ = tree.With(out, in)
			if rapid.Bool().Draw(t, "read again") {
				tree = readAgain(t, tree)
			}
			compare(t, tree, want)
		}
	})
}

func readAgain(t *rapid.T, tree *Tree) *Tree {
	var blocks []*Block
	for _, b := range tree.Blocks() {
		read, err := ParseBlock(b.Number, slices.Clone(b.Data()))
		if err != nil {
			t.Fatal(err)
		}
		blocks = append(blocks, read)
	}
	again, err := NewTree(rapid.Permutation(blocks).Draw(t, "order"))
	if err != nil {
		t.Fatal(err)
	}
	return again
}

func compare(t *rapid.T, tree *Tree, want map[string]Row) {
	rows := slices.SortedFunc(maps.Values(want), func(a, b Row) int { return a.Place.Compare(b.Place) })
	if tree.Len() != len(rows) {
		t.Fatalf("%d rows, want %d", tree.Len(), len(rows))
	}
	for i, row := range rows {
		if got := tree.Row(i); !sameRow(got, row) {
			t.Fatalf("row %d: %v, want %v", i, got, row)
		}
		if index, ok := tree.Find(row.ID); !ok || index != i {
			t.Fatalf("%s found at %d %v, want %d", row.ID, index, ok, i)
		}
		if !tree.HasNumber(row.Order) {
			t.Fatalf("number %d not found", row.Order)
		}
	}
	for first, batch := range tree.Batches([]int{2, 4}) {
		for i := range batch[0] {
			if row := rows[first+i]; batch[0][i] != row.Code(2) || batch[1][i] != row.Code(4) {
				t.Fatalf("codes %d and %d of row %v", batch[0][i], batch[1][i], row)
			}
		}
	}
	if _, ok := tree.Find("not-there"); ok {
		t.Fatal("found what is not there")
	}
	if tree.HasNumber(41) {
		t.Fatal("number 41 found")
	}
}

// TestBigEdits cuts blocks and drops them again.
func TestBigEdits(t *testing.T) {
	var in []Row
	for i := range 5000 {
		in = append(in, Row{Place: Place{Order: uint64(i * 2), ID: fmt.Sprintf("id%d", i)}, Codes: []uint32{0, uint32(i)}})
	}
	tree, edit := (&Tree{}).With(nil, in)
	if len(edit.Changed) != 10 || tree.Len() != 5000 {
		t.Fatalf("%d blocks of %d rows", len(edit.Changed), tree.Len())
	}
	next, edit := tree.With(nil, []Row{{Place: Place{Order: 3001, ID: "middle"}}})
	if len(edit.Changed) != 1 || len(edit.Dropped) != 0 {
		t.Errorf("one row changed %d blocks", len(edit.Changed))
	}
	if at, _ := next.Find("middle"); at != 1501 || next.Row(1502).Code(1) != 1501 {
		t.Errorf("middle row stands at %d", at)
	}
	if _, there := tree.Find("middle"); there {
		t.Error("the tree before the edit changed")
	}
	var out []int
	for i := range 1024 {
		out = append(out, i)
	}
	next, edit = next.With(out, nil)
	if len(edit.Dropped) != 2 || next.Len() != 5001-1024 || next.Row(0).Order != 2048 {
		t.Errorf("dropped %v, %d rows left", edit.Dropped, next.Len())
	}
}

func TestDictionary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, want := NewDict(), []string{""}
		for range rapid.IntRange(1, 4).Draw(t, "edits") {
			var fresh []string
			for i := range rapid.IntRange(0, 400).Draw(t, "new") {
				fresh = append(fresh, fmt.Sprintf("%d tekst %d", len(want), i))
			}
			old := d
			d, _ = d.With(fresh)
			if want = append(want, fresh...); old.Len() != len(want)-1-len(fresh) {
				t.Fatal("the dictionary before changed")
			}
			if len(want) > 1 && rapid.Bool().Draw(t, "drop") {
				at := rapid.IntRange(1, len(want)-1).Draw(t, "dropped")
				d, _ = d.Without([]uint32{uint32(at)})
				want[at] = ""
			}
			if rapid.Bool().Draw(t, "read again") {
				again := NewDict()
				for i := range d.chunks {
					if err := again.ReadChunk(d.Chunk(uint32(i))); err != nil {
						t.Fatal(err)
					}
				}
				d = again
			}
			for code, text := range want {
				if d.Text(uint32(code)) != text {
					t.Fatalf("%d is %q, want %q", code, d.Text(uint32(code)), text)
				}
				if got, ok := d.Code(text); text != "" && (!ok || int(got) != code) {
					t.Fatalf("%q has %d, want %d", text, got, code)
				}
			}
			if _, ok := d.Code("ukjent"); ok {
				t.Fatal("found a text that is not there")
			}
		}
	})
}

func TestSheet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(1, 5).Draw(t, "texts")
		var lines []Line
		for range rapid.IntRange(0, 20).Draw(t, "rows") {
			if rapid.IntRange(0, 5).Draw(t, "erased") == 0 {
				lines = append(lines, Line{Erased: []byte("0123456789")})
				continue
			}
			cells := rapid.SliceOfN(rapid.SampledFrom([]string{"", "a", "ab", "abc", "DEL-1", "DEL-2"}), width, width).Draw(t, "cells")
			lines = append(lines, Line{Salt: []byte("saltsalt"), Row: AppendCells(nil, cells)})
			if again, err := Cells(lines[len(lines)-1].Row, width); err != nil || !slices.Equal(again, cells) {
				t.Fatalf("%v %v, want %v", again, err, cells)
			}
		}
		data, err := EncodeSheet(lines, width)
		if err != nil {
			t.Fatal(err)
		}
		got, n, err := DecodeSheet(data)
		if err != nil || n != width || len(got) != len(lines) || len(lines) > 0 && !reflect.DeepEqual(got, lines) {
			t.Fatalf("%v %d %v, want %v", got, n, err, lines)
		}
	})
}

// FuzzRead reads bytes that may be anything: it may fail, not crash.
func FuzzRead(f *testing.F) {
	b := newBlock(1, []Row{{Place: Place{Order: 1, ID: "a"}, Codes: []uint32{0, 7}}, {Place: Place{Order: 2, ID: "01JABCDEFGHJKMNPQRSTVWXYZ0"}, Heads: []byte("x")}})
	f.Add(b.Data())
	sheet, _ := EncodeSheet([]Line{{Salt: []byte("s"), Row: AppendCells(nil, []string{"a", "b"})}, {Erased: []byte("e")}}, 2)
	f.Add(sheet)
	d, _ := NewDict().With([]string{"a", "bc"})
	f.Add(d.Chunk(0))
	f.Fuzz(func(t *testing.T, data []byte) {
		if b, err := ParseBlock(1, data); err == nil {
			for i := range b.Len() {
				_ = b.Row(i)
			}
			_, _ = b.find(key{}, "x", false)
		}
		if lines, n, err := DecodeSheet(data); err == nil {
			if _, err := EncodeSheet(lines, n); err != nil {
				t.Errorf("cannot encode what was decoded: %v", err)
			}
		}
		_ = NewDict().ReadChunk(data)
	})
}

func million() *Tree {
	rows := make([]Row, 0, 1<<20)
	entropy := ulid.Monotonic(ulid.DefaultEntropy(), 0)
	for i := range 1_000_000 {
		id, _ := ulid.New(1, entropy)
		rows = append(rows, Row{Place: Place{Order: uint64(i), ID: id.String()}, Seq: uint64(i),
			Codes: []uint32{0, uint32(i % 30), uint32(i % 50000), uint32(i % 17), uint32(i % 700)}})
	}
	tree, _ := (&Tree{}).With(nil, rows)
	return tree
}

func BenchmarkMillion(b *testing.B) {
	tree := million()
	bytes := 0
	for _, block := range tree.Blocks() {
		bytes += len(block.Data())
	}
	b.Logf("%d bytes in %d blocks", bytes, len(tree.Blocks()))
	b.Run("count by three", func(b *testing.B) {
		for b.Loop() {
			counts := make([]uint32, 30*17*700)
			for _, batch := range tree.Batches([]int{1, 3, 4}) {
				a, b, c := batch[0], batch[1], batch[2]
				for i := range a {
					counts[(a[i]*17+b[i])*700+c[i]]++
				}
			}
		}
	})
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			blocks := make([]*Block, 0, len(tree.Blocks()))
			for _, old := range tree.Blocks() {
				block, err := ParseBlock(old.Number, slices.Clone(old.Data()))
				if err != nil {
					b.Fatal(err)
				}
				blocks = append(blocks, block)
			}
			if _, err := NewTree(blocks); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("edit one", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			at := i * 7919 % tree.Len()
			row := tree.Row(at)
			row.Codes[1] = 99
			tree, _ = tree.With([]int{at}, []Row{row})
		}
	})
	b.Run("find", func(b *testing.B) {
		id := tree.Row(500_001).ID
		for b.Loop() {
			_, _ = tree.Find(id)
		}
	})
}
