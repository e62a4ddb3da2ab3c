package pdf

import (
	"fmt"
	"strings"
)

// entry is an entry of the reader's outline with those below it.
type entry struct {
	target
	object int
	kids   []*entry
}

// outlines writes the reader's outline and returns its number, 0 for none. The
// first level is open, the others are closed.
func (f *finisher) outlines() int {
	top := &entry{}
	path := []*entry{top}
	for _, t := range f.outline {
		if t.text == "" {
			continue
		}
		path = path[:min(max(t.level, 1), len(path))]
		above := path[len(path)-1]
		e := &entry{target: t}
		above.kids = append(above.kids, e)
		path = append(path, e)
	}
	if len(top.kids) == 0 {
		return 0
	}
	top.reserve(f.builder)
	f.object(top.object, "<</Type /Outlines", top.ends(), fmt.Sprintf(" /Count %d>>", len(top.kids)))
	f.entries(top)
	return top.object
}

func (e *entry) reserve(b *builder) {
	e.object = b.reserve()
	for _, kid := range e.kids {
		kid.reserve(b)
	}
}

// ends says which entries are the first and the last below.
func (e *entry) ends() string {
	if len(e.kids) == 0 {
		return ""
	}
	return " /First " + ref(e.kids[0].object) + " /Last " + ref(e.kids[len(e.kids)-1].object)
}

func (f *finisher) entries(above *entry) {
	for i, e := range above.kids {
		var b strings.Builder
		b.WriteString("<</Title " + text(e.text) + " /Parent " + ref(above.object))
		if i > 0 {
			b.WriteString(" /Prev " + ref(above.kids[i-1].object))
		}
		if i < len(above.kids)-1 {
			b.WriteString(" /Next " + ref(above.kids[i+1].object))
		}
		b.WriteString(e.ends())
		if len(e.kids) > 0 {
			fmt.Fprintf(&b, " /Count -%d", len(e.kids))
		}
		b.WriteString(" /Dest " + destination(e.target))
		if !e.of.empty() {
			b.WriteString(" /SE " + ref(e.of.object))
		}
		f.object(e.object, b.String(), ">>")
		f.entries(e)
	}
}
