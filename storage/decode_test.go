package storage

import (
	"errors"
	"maps"
	"testing"

	"samsvar/model/reg"
)

// FuzzDecode feeds any bytes to what reads records and entries: they are
// refused as damage or read, and what was read is written the same way again.
func FuzzDecode(f *testing.F) {
	c, err := newCodec()
	if err != nil {
		f.Fatal(err)
	}
	n := newNames()
	seed, err := c.encodeBody(body{fields: map[string]string{"navn": "æ", "merknad": "b"},
		heads: heads{"pc1": {"navn": 3, "deler/X/navn": 4}}}, n)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Add([]byte{0xa1, 0x00, 0xa1, 0x01, 0x61, 0xff})
	f.Add([]byte{0x9f, 0xff})
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := c.decodeBody(data, n)
		if err != nil {
			if !errors.As(err, new(*Damaged)) {
				t.Fatalf("got %v", err)
			}
			return
		}
		again, err := c.encodeBody(b, n)
		if err != nil {
			t.Fatal(err)
		}
		second, err := c.decodeBody(again, n)
		if err != nil || !maps.Equal(b.fields, second.fields) {
			t.Fatalf("%v became %v: %v", b.fields, second.fields, err)
		}
		rec, err := c.decodeRecord(again, n, things().Register, "A")
		if err != nil || rec.Header().ID != reg.ID("A") {
			t.Fatalf("%v %v", rec, err)
		}
		_ = c.decode(data, &entry{})
		_ = c.decode(data, &entryMeta{})
	})
}

func TestEqualContentGivesEqualBytes(t *testing.T) {
	c, err := newCodec()
	if err != nil {
		t.Fatal(err)
	}
	encode := func(order ...string) string {
		n := newNames()
		n.learn(map[string]string{"a": "", "b": "", "c": ""})
		b := body{fields: map[string]string{}, heads: heads{"pc1": {}}}
		for _, key := range order {
			b.fields[key] = key
			b.heads.set("pc1", key, 7)
		}
		data, err := c.encodeBody(b, n)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	if encode("a", "b", "c") != encode("c", "b", "a") {
		t.Error("the order of filling shows")
	}
}
