package sign

import (
	"bytes"
	"fmt"
	"slices"

	"samsvar/report/pdffile"
)

// update is what is added at the end of a file. What was there stays as it is.
type update struct {
	bytes.Buffer
	file   *pdffile.File
	view   pdffile.View
	next   int
	places map[int]int

	scheme                   scheme
	subFilter                string // the form of the signature
	signature                int    // number of the signature's object
	rangeAt, rangeRoom       int    // where the range of signed bytes goes
	contentsAt, contentsRoom int    // where the signature goes, with its brackets
}

func newUpdate(f *pdffile.File) *update {
	u := &update{file: f, view: f.Newest(), places: map[int]int{}, subFilter: padesForm}
	for _, n := range u.view.Numbers() {
		u.next = max(u.next, n+1)
	}
	if size, ok := u.view.Trailer()["Size"].(pdffile.Integer); ok {
		u.next = max(u.next, int(size))
	}
	u.Write(f.Data())
	if data := f.Data(); data[len(data)-1] != '\n' {
		u.WriteByte('\n')
	}
	return u
}

// reserve gives a number to a new object.
func (u *update) reserve() int {
	u.next++
	return u.next - 1
}

// object writes an object, new or in place of an old one.
func (u *update) object(n int, body []byte) {
	u.places[n] = u.Len()
	fmt.Fprintf(u, "%d 0 obj\n", n)
	u.Write(body)
	u.WriteString("\nendobj\n")
}

// finish writes the table of places in the form that the file has.
func (u *update) finish() []byte {
	old := u.view.Trailer()
	trailer := pdffile.Dict{"Root": old["Root"], "Prev": pdffile.Integer(u.file.StartXref())}
	if old["Info"] != nil {
		trailer["Info"] = old["Info"]
	}
	if id := u.view.Array(old["ID"]); len(id) == 2 {
		trailer["ID"] = pdffile.Array{id[0], identifier(u.Bytes())}
	}
	at := u.Len()
	if u.file.HasTableStream() {
		u.tableStream(trailer)
	} else {
		u.table(trailer)
	}
	fmt.Fprintf(u, "startxref\n%d\n%%%%EOF\n", at)
	return u.Bytes()
}

func (u *update) numbers() []int {
	var all []int
	for n := range u.places {
		all = append(all, n)
	}
	slices.Sort(all)
	return all
}

func (u *update) table(trailer pdffile.Dict) {
	u.WriteString("xref\n")
	for all := u.numbers(); len(all) > 0; {
		n := 1
		for n < len(all) && all[n] == all[n-1]+1 {
			n++
		}
		fmt.Fprintf(u, "%d %d\n", all[0], n)
		for _, number := range all[:n] {
			fmt.Fprintf(u, "%010d 00000 n \n", u.places[number])
		}
		all = all[n:]
	}
	trailer["Size"] = pdffile.Integer(u.next)
	u.WriteString("trailer\n")
	u.Write(pdffile.Encode(trailer))
	u.WriteByte('\n')
}

// tableStream writes the table as a stream, which is an object itself.
func (u *update) tableStream(trailer pdffile.Dict) {
	own := u.reserve()
	u.places[own] = u.Len()
	var rows bytes.Buffer
	index := pdffile.Array{}
	for _, n := range u.numbers() {
		at := u.places[n]
		rows.Write([]byte{1, byte(at >> 24), byte(at >> 16), byte(at >> 8), byte(at), 0})
		index = append(index, pdffile.Integer(n), pdffile.Integer(1))
	}
	trailer["Type"], trailer["Size"], trailer["Index"] = pdffile.Name("XRef"), pdffile.Integer(u.next), index
	trailer["W"] = pdffile.Array{pdffile.Integer(1), pdffile.Integer(4), pdffile.Integer(1)}
	u.object(own, pdffile.Encode(pdffile.Stream{Dict: trailer, Raw: rows.Bytes()}))
}
