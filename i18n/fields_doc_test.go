package i18n

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

var update = flag.Bool("update", false, "write generated documents instead of comparing them")

// The reference of all fields is generated, so that it is never out of date:
// go test ./i18n -run FieldReference -update
func TestFieldReference(t *testing.T) {
	name := filepath.Join("..", "docs", "fields.md")
	want := fieldReference(mustTexts(t, Bokmal))
	if *update {
		if err := os.WriteFile(name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if strings.ReplaceAll(string(got), "\r\n", "\n") != want {
		t.Errorf("%s is stale: run go test ./i18n -run FieldReference -update", name)
	}
}

const fieldPreface = `# Fields

Every register and field, as the program describes them. This file is written by a test from the descriptions in
` + "`model`" + ` and the Norwegian (bokmål) texts in ` + "`i18n`" + `; do not edit it.

- **Key** is the stable name in files, sheets and history. A dot leads into a nested object, ` + "`[]`" + ` into the items of a list.
- **Kind** is what the field holds; for links, the register linked to; for choices, the set of codes at the end of this file.
- **Need**: *required* fields must be there before a record can be saved; *mandatory* ones the law asks for (the record is
  saved, and the gap is shown); *relevant* ones the law asks for where they apply; *recommended* ones are needed to find gaps.
  *When shown* marks fields that are shown only for some records.

`

func fieldReference(texts *Texts) string {
	var out strings.Builder
	out.WriteString(fieldPreface)
	for _, r := range model.All() {
		fmt.Fprintf(&out, "- [%s](#%s)\n", texts.RegisterMany(r), r.Key)
	}
	for _, r := range model.All() {
		fmt.Fprintf(&out, "\n<a id=\"%s\"></a>\n\n## %s (`%[1]s`)\n\n%[3]s\n", r.Key, texts.RegisterMany(r), texts.RegisterHelp(r))
		if r.NoPrefix != "" {
			fmt.Fprintf(&out, "\nNumbers: `%s-2026-001`.\n", r.NoPrefix)
		}
		out.WriteString("\n| Key | Label | Kind | Need | Law |\n|---|---|---|---|---|\n")
		writeFields(&out, texts, r, r.Fields, "")
	}
	writeCodes(&out, texts)
	return out.String()
}

func writeFields(out *strings.Builder, texts *Texts, r *reg.Register, fields []*reg.Field, prefix string) {
	for _, f := range fields {
		fmt.Fprintf(out, "| `%s` | %s | %s | %s | %s |\n", prefix+f.Key, cell(texts.Field(r, f)), kindOf(f), needOf(f), cell(f.Law))
		below := prefix + f.Key + "."
		if f.Kind == reg.KindItems {
			below = prefix + f.Key + "[]."
		}
		writeFields(out, texts, r, f.Sub, below)
	}
}

func kindOf(f *reg.Field) string {
	switch {
	case f.Target != "":
		return fmt.Sprintf("%s → [%s](#%[2]s)", f.Kind, f.Target)
	case f.Codes != nil && f.Kind != reg.KindFlag:
		return fmt.Sprintf("%s of [%s](#codes-%[2]s)", f.Kind, f.Codes.Name)
	}
	return f.Kind.String()
}

func needOf(f *reg.Field) string {
	var all []string
	switch {
	case f.Managed:
		all = append(all, "set by the program")
	case f.Required:
		all = append(all, "required")
	}
	if need := map[reg.Need]string{reg.RecommendedField: "recommended", reg.RelevantField: "relevant",
		reg.MandatoryField: "mandatory"}[f.Need]; need != "" {
		all = append(all, need)
	}
	if f.Conditional() {
		all = append(all, "when shown")
	}
	return strings.Join(all, ", ")
}

func writeCodes(out *strings.Builder, texts *Texts) {
	out.WriteString("\n# Codes\n")
	sets := codeSets()
	for _, name := range slices.Sorted(maps.Keys(sets)) {
		fmt.Fprintf(out, "\n<a id=\"codes-%s\"></a>\n\n## `%[1]s`\n\n", name)
		if name == countrySet {
			out.WriteString("Countries by their two-letter codes of ISO 3166-1.\n")
			continue
		}
		out.WriteString("| Code | Label |\n|---|---|\n")
		for _, code := range sets[name].Codes {
			fmt.Fprintf(out, "| `%s` | %s |\n", code, cell(texts.Code(sets[name], code)))
		}
	}
}

// cell keeps a text within its cell of a table.
func cell(text string) string {
	return strings.NewReplacer("|", "\\|", "\n", " ").Replace(text)
}
