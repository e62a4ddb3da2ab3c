package vault

import (
	"bytes"
	"errors"
	"runtime"
	"slices"
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 20, 11, 0, 0, 0, time.UTC)

func newKey(t testing.TB, secrets ...Secret) *Key {
	t.Helper()
	k, err := New(Binding{Store: "01STORE", Schema: 1, Needs: "0.1.0"})
	for _, s := range secrets {
		if err == nil {
			k, err = k.With(s, noon)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func header(t testing.TB, k *Key) []byte {
	t.Helper()
	h, err := k.Header()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func recovery(t testing.TB) Recovery {
	t.Helper()
	r, err := NewRecovery()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func device(t testing.TB, name string) Secret {
	t.Helper()
	s, err := NewDevice(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func open(header []byte, s Secret) (*Key, error) {
	l, err := Read(header)
	if err != nil {
		return nil, err
	}
	return l.Open(s)
}

const phrase = "blå ost på lørdag"

func TestEveryWayOpensTheSameKey(t *testing.T) {
	r, d := recovery(t), device(t, "pc-1")
	k := newKey(t, r.Secret(), Passphrase(phrase), d)
	kept, err := ReadDevice("pc-1", d.Text())
	if err != nil {
		t.Fatal(err)
	}
	typed, err := ReadRecovery(r.String())
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []Secret{typed.Secret(), Passphrase("bla\u030a ost pa\u030a lørdag"), kept} {
		opened, err := open(header(t, k), s)
		if err != nil {
			t.Fatalf("%s: %v", s.Kind(), err)
		}
		if opened.data != k.data || !slices.Equal(opened.Ways(), k.Ways()) || opened.Binding() != k.Binding() {
			t.Errorf("%s opens another key", s.Kind())
		}
	}
}

func TestWrongSecretsAreToldFromDamage(t *testing.T) {
	k := newKey(t, recovery(t).Secret(), Passphrase(phrase), device(t, "pc-1"))
	for _, s := range []Secret{recovery(t).Secret(), Passphrase(phrase + " "), device(t, "pc-1")} {
		var wrong *Wrong
		if _, err := open(header(t, k), s); !errors.As(err, &wrong) || wrong.Kind != s.Kind() {
			t.Errorf("%s: %v", s.Kind(), err)
		}
	}
	var wrong *Wrong
	if _, err := open(header(t, newKey(t, recovery(t).Secret())), Passphrase(phrase)); !errors.As(err, &wrong) {
		t.Errorf("a passphrase where there is none: %v", err)
	}
}

func TestEveryDamagedBitOfAHeaderIsNoticed(t *testing.T) {
	good := header(t, newKey(t, recovery(t).Secret(), device(t, "pc-1")))
	tried := 0
	for at := range good {
		for bit := range 8 {
			bad := slices.Clone(good)
			bad[at] ^= 1 << bit
			var damaged *Damaged
			if _, err := Read(bad); !errors.As(err, &damaged) {
				t.Fatalf("bit %d of byte %d: %v", bit, at, err)
			}
			tried++
		}
	}
	for n := range good {
		if _, err := Read(good[:n]); err == nil {
			t.Fatalf("the first %d bytes are read", n)
		}
	}
	t.Logf("tried: %d flipped bits and %d cut headers, 0 unnoticed", tried, len(good))
}

// Someone who can write the file, but has no key, can make the checksum right.
func TestAHeaderChangedWithoutTheKeyIsNoticed(t *testing.T) {
	r := recovery(t)
	other := newKey(t, Passphrase(phrase))
	for name, change := range map[string]func(*body){
		"a way taken away": func(b *body) { b.Ways = b.Ways[:1] },
		"a way added":      func(b *body) { b.Ways = append(b.Ways, other.body.Ways[0]) },
		"ways exchanged":   func(b *body) { slices.Reverse(b.Ways) },
		"another schema":   func(b *body) { b.Schema++ },
		"another version":  func(b *body) { b.Needs = "9" },
		"another time":     func(b *body) { b.Ways[1].Since++ },
	} {
		k := newKey(t, r.Secret(), device(t, "pc-1"))
		tag := k.tag(mustEncode(t, k.body))
		change(&k.body)
		raw := mustEncode(t, k.body)
		forged := mustEncode(t, envelope{Body: raw, Tag: tag, Sum: sum(raw, tag)})
		var damaged *Damaged
		if _, err := open(forged, r.Secret()); !errors.As(err, &damaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func mustEncode(t *testing.T, v any) []byte {
	t.Helper()
	data, err := encode(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestWaysOfAnotherStoreDoNotFit(t *testing.T) {
	r := recovery(t)
	k := newKey(t, r.Secret())
	k.body.Store = "01OTHER"
	var wrong *Wrong
	if _, err := open(header(t, k), r.Secret()); !errors.As(err, &wrong) {
		t.Errorf("opened with the way of another store: %v", err)
	}
}

func TestChangingThePassphraseWrapsOnly(t *testing.T) {
	r := recovery(t)
	k := newKey(t, r.Secret(), Passphrase(phrase))
	changed, err := k.With(Passphrase("en ganske ny setning"), noon)
	if err != nil {
		t.Fatal(err)
	}
	sealed := k.Box("values").Seal("reg/a", []byte("1"), []byte("text"))
	opened, err := open(header(t, changed), Passphrase("en ganske ny setning"))
	if err != nil {
		t.Fatal(err)
	}
	if plain, ok := opened.Box("values").Open("reg/a", []byte("1"), sealed); !ok || string(plain) != "text" {
		t.Error("the data key has changed")
	}
	var wrong *Wrong
	if _, err := open(header(t, changed), Passphrase(phrase)); !errors.As(err, &wrong) {
		t.Errorf("the old passphrase: %v", err)
	}
	if _, err := open(header(t, changed.Without(KindPassphrase, "")), r.Secret()); err != nil {
		t.Errorf("without a passphrase: %v", err)
	}
	if _, err := k.With(Passphrase("   kort    "), noon); !errors.As(err, new(*Short)) {
		t.Errorf("a short passphrase: %v", err)
	}
}

func TestMachinesDoNotFillTheHeader(t *testing.T) {
	r := recovery(t)
	k := newKey(t, r.Secret(), Passphrase(phrase))
	var first, last Secret
	for i := range maxDevices + 5 {
		last = device(t, string(rune('a'+i)))
		if i == 0 {
			first = last
		}
		var err error
		if k, err = k.With(last, noon.Add(time.Duration(i)*time.Hour)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := open(header(t, k), first); !errors.As(err, new(*Wrong)) {
		t.Errorf("the machine let in first: %v", err)
	}
	for _, s := range []Secret{last, r.Secret(), Passphrase(phrase)} {
		if _, err := open(header(t, k), s); err != nil {
			t.Errorf("%s: %v", s.Kind(), err)
		}
	}
}

// The secret of the keyring stays the same where a machine was renamed.
func TestARenamedMachineIsLetIn(t *testing.T) {
	d := device(t, "old name")
	k := newKey(t, device(t, "pc-2"), d)
	renamed, err := ReadDevice("new name", d.Text())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := open(header(t, k), renamed); err != nil {
		t.Error(err)
	}
}

func TestABoxBindsValuesToTheirPlace(t *testing.T) {
	k := newKey(t)
	box, plain, key := k.Box("values"), []byte("Ola Nordmann"), []byte("id")
	sealed := box.Seal("reg/a", key, plain)
	if got, ok := box.Open("reg/a", key, sealed); !ok || !bytes.Equal(got, plain) {
		t.Fatalf("%q, %v", got, ok)
	}
	if bytes.Equal(sealed, box.Seal("reg/a", key, plain)) {
		t.Error("the same value is sealed the same twice")
	}
	other := newKey(t)
	for name, open := range map[string]func() ([]byte, bool){
		"another bucket":    func() ([]byte, bool) { return box.Open("reg/b", key, sealed) },
		"another key":       func() ([]byte, bool) { return box.Open("reg/a", []byte("ie"), sealed) },
		"a shifted border":  func() ([]byte, bool) { return box.Open("reg/ai", []byte("d"), sealed) },
		"another schema":    func() ([]byte, bool) { return k.For(2, "").Box("values").Open("reg/a", key, sealed) },
		"another purpose":   func() ([]byte, bool) { return k.Box("files").Open("reg/a", key, sealed) },
		"another data key":  func() ([]byte, bool) { return other.Box("values").Open("reg/a", key, sealed) },
		"cut off":           func() ([]byte, bool) { return box.Open("reg/a", key, sealed[:len(sealed)-1]) },
		"nothing":           func() ([]byte, bool) { return box.Open("reg/a", key, nil) },
		"only the overhead": func() ([]byte, bool) { return box.Open("reg/a", key, sealed[:Overhead]) },
	} {
		if _, ok := open(); ok {
			t.Errorf("%s is taken for the value", name)
		}
	}
	for at := range sealed {
		for bit := range 8 {
			bad := slices.Clone(sealed)
			bad[at] ^= 1 << bit
			if _, ok := box.Open("reg/a", key, bad); ok {
				t.Fatalf("bit %d of byte %d may be flipped", bit, at)
			}
		}
	}
}

func TestSubkeysDiffer(t *testing.T) {
	k := newKey(t)
	if bytes.Equal(k.Sub("values"), k.Sub("files")) || bytes.Contains(k.Sub("values"), k.data[:8]) || len(k.Sub("x")) != keySize {
		t.Error("subkeys are not keys of their own")
	}
	if !bytes.Equal(k.Sub("files"), k.For(9, "").Sub("files")) {
		t.Error("a subkey depends on the schema")
	}
}

// A header may come from someone who wants to stop the program with it.
func TestAHeaderCannotAskForMuch(t *testing.T) {
	for _, c := range []cost{{}, {Passes: 1 << 31, Memory: 64, Threads: 1}, {Passes: 1, Memory: 1 << 30, Threads: 4},
		{Passes: 1, Memory: 64, Threads: 255}, {Passes: 0, Memory: 64 << 10, Threads: 4}, {Passes: 3, Memory: 64 << 10},
		{Passes: 5, Memory: maxMemory, Threads: 4}, {Passes: 1, Memory: 7, Threads: 1}} {
		k := newKey(t, Passphrase(phrase))
		k.body.Ways[0].Cost = &c
		var damaged *Damaged
		if _, err := Read(header(t, k)); !errors.As(err, &damaged) {
			t.Errorf("%+v: %v", c, err)
		}
	}
	k := newKey(t)
	k.body.Ways = make([]way, maxWays+1)
	if _, err := Read(header(t, k)); err == nil {
		t.Error("too many ways are read")
	}
	k = newKey(t, Passphrase(phrase))
	k.body.Ways = append(k.body.Ways, k.body.Ways[0])
	if _, err := Read(header(t, k)); err == nil {
		t.Error("two passphrases are tried")
	}
	k = newKey(t)
	k.body.Version = headerVersion + 1
	var newer *TooNew
	if _, err := Read(header(t, k)); !errors.As(err, &newer) || newer.Needs != "0.1.0" {
		t.Errorf("a newer header: %v", err)
	}
}

func TestTheDearestHeaderIsBearable(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	c := cost{Passes: maxWork / maxMemory, Memory: maxMemory, Threads: 4}
	if !c.bearable() {
		t.Fatal("not the dearest")
	}
	k := newKey(t, Passphrase(phrase))
	k.body.Ways[0].Cost = &c
	l, err := Read(header(t, k))
	if err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	begun := time.Now()
	if _, err := l.Open(Passphrase(phrase)); !errors.As(err, new(*Wrong)) {
		t.Errorf("another cost opens the way: %v", err)
	}
	took := time.Since(begun)
	runtime.ReadMemStats(&after)
	used := (after.TotalAlloc - before.TotalAlloc) >> 20
	t.Logf("tried: dearest passphrase of a header, %v, %d MB", took.Round(10*time.Millisecond), used)
	if used > 300 {
		t.Errorf("%d MB", used)
	}
}

func BenchmarkSeal(b *testing.B) {
	k := newKey(b)
	box, plain, key := k.Box("values"), make([]byte, 250), []byte("01ARZ3NDEKTSV4RRFFQ69G5FAV")
	sealed := box.Seal("reg/systemer", key, plain)
	b.Run("seal", func(b *testing.B) {
		for b.Loop() {
			box.Seal("reg/systemer", key, plain)
		}
	})
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			box.Open("reg/systemer", key, sealed)
		}
	})
}

func FuzzHeader(f *testing.F) {
	good := header(f, newKey(f, recovery(f).Secret(), device(f, "pc-1")))
	f.Add(good)
	f.Add(header(f, newKey(f, Passphrase(phrase))))
	f.Add([]byte{})
	secret := recovery(f).Secret()
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := Read(data)
		if err != nil {
			return
		}
		if _, err := l.Open(secret); err == nil {
			t.Error("opened with a key that was not for it")
		}
	})
}

// The checksum keeps a fuzzer out of the body, so that is tried by itself.
func FuzzHeaderBody(f *testing.F) {
	k := newKey(f, recovery(f).Secret(), Passphrase(phrase), device(f, "pc-1"))
	raw, err := encode(k.body)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	secret := recovery(f).Secret()
	f.Fuzz(func(t *testing.T, raw []byte) {
		data, err := encode(envelope{Body: raw, Sum: sum(raw, nil)})
		if err != nil {
			return
		}
		l, err := Read(data)
		if err != nil {
			return
		}
		if _, err := l.Open(secret); err == nil {
			t.Error("opened with a key that was not for it")
		}
		for _, w := range l.body.Ways {
			if w.Cost != nil && w.Kind == KindPassphrase && !w.Cost.bearable() {
				t.Errorf("a cost of %+v is taken", *w.Cost)
			}
		}
	})
}
