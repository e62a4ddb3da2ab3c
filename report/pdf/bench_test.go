package pdf

import (
	"io"
	"runtime"
	"testing"
	"time"

	"samsvar/report/reporttest"
)

// What is promised of some 60 pages with 2,000 rows, tagged: seconds and the most
// memory. "make bench" compares it with LibreOffice in processes of their own.
const (
	mostTime   = time.Second
	mostMemory = 150 << 20
)

func BenchmarkRender(b *testing.B) {
	doc := reporttest.Big()
	pages := len(mustLayOut(b, doc))
	b.ReportAllocs()
	var most uint64
	for b.Loop() {
		most = max(most, peak(func() {
			if _, err := Render(doc, io.Discard); err != nil {
				b.Fatal(err)
			}
		}))
	}
	b.ReportMetric(float64(pages), "pages")
	b.ReportMetric(float64(most)/(1<<20), "peak-MiB")
}

// peak is the most memory that the heap took from the system while something was
// done, besides what it had before.
func peak(do func()) uint64 {
	runtime.GC()
	var now runtime.MemStats
	runtime.ReadMemStats(&now)
	before, most := now.HeapInuse, uint64(0)
	done, seen := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(seen)
		for {
			select {
			case <-done:
				return
			case <-time.After(2 * time.Millisecond):
				var m runtime.MemStats
				runtime.ReadMemStats(&m)
				if m.HeapInuse > before {
					most = max(most, m.HeapInuse-before)
				}
			}
		}
	}()
	do()
	close(done)
	<-seen
	return most
}

// TestPromise holds rendering to what is promised, in the quickest of a few runs,
// since a busy machine says nothing.
func TestPromise(t *testing.T) {
	doc := reporttest.Big()
	if n := len(mustLayOut(t, doc)); n < 55 || n > 70 {
		t.Fatalf("%d pages are not what is promised for", n)
	}
	quickest, most := time.Hour, uint64(0)
	for range 3 {
		start := time.Now()
		most = max(most, peak(func() { mustRender(t, doc) }))
		quickest = min(quickest, time.Since(start))
	}
	if quickest > mostTime*raceFactor {
		t.Errorf("it takes %v", quickest)
	}
	if most > mostMemory*raceFactor {
		t.Errorf("it takes %d MiB", most>>20)
	}
	t.Logf("%v, %d MiB", quickest, most>>20)
}
