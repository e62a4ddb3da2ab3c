package i18n

import (
	"bytes"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// collator orders texts for one goroutine at a time.
type collator struct {
	order *collate.Collator
	key   collate.Buffer
}

// newCollators makes a pool of collators. The order is Norwegian in every
// language of the program, since the names in the registers are. The tag is
// nynorsk: the library has the Norwegian alphabet under "nn" only and orders
// "nb" and "no" as English.
func newCollators() *sync.Pool {
	return &sync.Pool{New: func() any {
		return &collator{order: collate.New(language.MustParse("nn"))}
	}}
}

// Compare orders two texts for people: a to z, then æ, ø, å (aa counts as å),
// small and capital letters together. It is negative, zero or positive.
func (t *Texts) Compare(a, b string) int {
	c := t.collators.Get().(*collator)
	defer t.collators.Put(c)
	return c.order.CompareString(a, b)
}

// SortKey returns bytes that order as Compare does. Make it once per text when
// sorting many: a key costs about as much as one comparison.
func (t *Texts) SortKey(s string) []byte {
	c := t.collators.Get().(*collator)
	defer t.collators.Put(c)
	c.key.Reset()
	return bytes.Clone(c.order.KeyFromString(&c.key, s))
}
