package pdffile

// Span tells where in the file the value of a key stands, in a dictionary that is
// an object by itself: from its first byte to after its last.
func (v View) Span(number int, key Name) (from, to int, ok bool) {
	offset, ok := v.Offset(number)
	if !ok || offset <= 0 || offset >= len(v.file.data) {
		return 0, 0, false
	}
	l := &lexer{data: v.file.data, at: offset}
	_, ok = l.plainInteger()
	_, also := l.plainInteger()
	if !ok || !also || !l.keyword("obj") || !l.keyword("<<") {
		return 0, 0, false
	}
	for {
		l.skip()
		if l.at >= len(l.data) || l.data[l.at] != '/' {
			return 0, 0, false
		}
		name, err := l.name()
		if err != nil {
			return 0, 0, false
		}
		l.skip()
		from := l.at
		if _, err := l.inner(0); err != nil {
			return 0, 0, false
		}
		if name == key {
			return from, l.at, true
		}
	}
}
