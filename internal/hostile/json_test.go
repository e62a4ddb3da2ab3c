package hostile

import (
	"strings"
	"testing"
)

// Documents in JSON that try the reader's patience, memory or trust.
func TestHostileJSON(t *testing.T) {
	const head, foot = `{"format":"samsvar","version":1,"registers":[{"register":"systemer","records":[`, `]}]}`
	tests := []attack{
		{name: "a million arrays deep", make: repeated("{\"format\":", "[", 1_000_000, ""), says: "JSON"},
		{name: "a record a million objects deep", make: repeated(head, `{"navn":`, 1_000_000, ""), says: "JSON"},
		{name: "40 MB of empty records", make: repeated(head+"{}", ",{}", 13<<20, foot), says: "Grensen"},
		{name: "20 MB of records that are no records", make: repeated(head+"1", ",1", 10<<20, foot), says: "Grensen"},
		{name: "a million registers", make: repeated(`{"format":"samsvar","registers":[{"register":"systemer","records":[]}`, `,{"register":"systemer"}`, 500_000, "]}"), says: "Grensen er 200"},
		{name: "a text of 90 MB", make: repeated(head+`{"navn":"`, "a", much(90, 30)<<20, `"}`+foot), says: "Grensen"},
		{name: "a text of 15 MB", make: repeated(head+`{"navn":"`, "a", 15<<20, `"}`+foot)},
		{name: "20 MB of escapes", make: repeated(head+`{"navn":"`, `\u0000`, 3<<20, `"}`+foot)},
		{name: "19 MB of empty records", make: repeated(head+"{}", ",{}", 6_500_000, foot), says: "Grensen er 50000"},
		{name: "as many records as may be", make: repeated(head+`{"navn":"a"}`, `,{"navn":"a"}`, 49_999, foot)},
		{name: "a million unknown fields", make: numbered(head+`{"navn":"a"`, `,"f%d":"b"`, 1_000_000, "}"+foot)},
		{name: "a million items", make: repeated(head+`{"navn":"a","behandlinger":["x"`, `,"x"`, 1_000_000, "]}"+foot)},
		{name: "200,000 unknown fields", make: numbered(head+`{"navn":"a"`, `,"f%d":"b"`, 200_000, "}"+foot)},
		{name: "a field a million times", make: repeated(head+`{"navn":"a"`, `,"navn":"b"`, 1_000_000, "}"+foot)},
		{name: "1e999", make: text(head + `{"navn":"a","rto_timer":1e999}` + foot)},
		{name: "a number of 10 million digits", make: repeated(head+`{"navn":"a","rto_timer":`, "9", 10_000_000, "}"+foot)},
		{name: "another kind of value", make: text(head + `{"navn":{"a":[1,null,true]},"rto_timer":[[]],"behandlinger":"x","innforing_dato":-1}` + foot)},
		{name: "invalid UTF-8", make: text(head + "{\"navn\":\"\xff\xc0\x80\"}" + foot), says: "UTF-8"},
		{name: "half pairs", make: text(head + `{"navn":"\ud800a\udc00"}` + foot)},
		{name: "ids that are paths", make: text(head + `{"id":"../../../../../x","navn":"a"},{"id":"C:\\x","navn":"b"},{"id":"` + strings.Repeat("A", 100_000) + `","navn":"c"}` + foot)},
		{name: "the same id twice", make: text(head + `{"id":"01HZZZZZZZZZZZZZZZZZZ00001","navn":"a"},{"id":"01HZZZZZZZZZZZZZZZZZZ00001","navn":"b"}` + foot)},
		{name: "cut off", make: text(head + `{"navn":"a`), says: "JSON"},
		{name: "a version of the far future", make: text(strings.Replace(head, `"version":1`, `"version":99999`, 1) + foot), says: "nyere"},
		{name: "a version beyond numbers", make: text(strings.Replace(head, `"version":1`, `"version":1e999`, 1) + foot), says: "JSON"},
	}
	for _, a := range tests {
		a.file = "a.json"
		t.Run(a.name, func(t *testing.T) { a.imported(t, "systemer", "--dry-run") })
	}
	tried(t, len(tests), "JSON documents")
}

// Mappings, which travel between agencies by mail like other files.
func TestHostileMappings(t *testing.T) {
	const foot = `]}`
	tests := []attack{
		{name: "a million arrays deep", make: repeated(`{"columns":`, "[", 1_000_000, ""), says: "kobling"},
		{name: "a text of 100 MB", make: repeated(`{"columns":[{"heading":"`, "a", much(100, 20)<<20, `"}`+foot), says: "kobling"},
		{name: "a terabyte", make: sparse(`{"columns":[`, 1<<40), says: "kobling"},
		{name: "a million columns", make: repeated(`{"columns":[{"column":"A","field":"navn"}`, `,{"column":"A","field":"navn"}`, 1_000_000, foot), says: "kobling"},
		{name: "columns beyond the file", make: text(`{"columns":[{"column":"XFD","field":"navn"},{"column":"ZZZZZZZZ","field":"navn"},{"column":"","field":"navn"}` + foot)},
		{name: "fields that are not there", make: text(`{"columns":[{"column":"A","field":"../../x"},{"column":"B","field":"navn.navn.navn"},{"column":"B","field":"id"}` + foot)},
		{name: "a row of headings beyond the file", make: text(`{"header_row":9223372036854775807,"columns":[{"column":"A","field":"navn"}` + foot)},
		{name: "a row of headings below zero", make: text(`{"header_row":-9223372036854775808,"columns":[{"column":"A","field":"navn"}` + foot)},
		{name: "a row beyond numbers", make: text(`{"header_row":1e999,"columns":[` + foot), says: "kobling"},
		{name: "a register that is not there", make: text(`{"register":"../x","sheet":"\u0000","columns":[{"column":"A","field":"navn"}` + foot)},
		{name: "another kind of value", make: text(`{"columns":{"a":1}}`), says: "kobling"},
		{name: "nothing", make: text(""), says: "kobling"},
	}
	for _, a := range tests {
		a.file = "a.json"
		t.Run(a.name, func(t *testing.T) {
			mapping := a.write(t)
			table := attack{file: "a.csv", make: text("Navn;Beskrivelse\nFagsystem;b\n")}
			store, file := newStore(t), table.write(t)
			o := program(t, "import", store, "systemer", file, "--map", mapping, "--dry-run")
			o.stands(t)
			if !strings.Contains(strings.ToLower(o.out+o.err), a.says) {
				t.Errorf("said %.300q", o.out+o.err)
			}
		})
	}
	tried(t, len(tests), "mappings")
}
