package sign_test

import (
	"os"
	"os/exec"
	"testing"

	"samsvar/report/pdffile"
)

// TestSignedIsStillForArchives holds a signed document to what PDF/A-2a and
// PDF/UA-1 demand of what signing adds; all else is as it was made, byte for byte.
func TestSignedIsStillForArchives(t *testing.T) {
	file, original := twice(t)
	before, err := pdffile.Open(original)
	if err != nil {
		t.Fatal(err)
	}
	after, err := pdffile.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	old, now := before.Newest(), after.Newest()
	if !pdffile.Same(old.Root(), now.Root()) {
		t.Error("the catalog was changed")
	}
	form := now.Dict(now.Root()["AcroForm"])
	if form["SigFlags"] != pdffile.Integer(3) || form["NeedAppearances"] != nil || form["XFA"] != nil {
		t.Errorf("the form is %v", form)
	}
	for _, o := range now.Array(form["Fields"]) {
		field := now.Dict(o)
		if flags, _ := field["F"].(pdffile.Integer); flags&4 == 0 || flags&(1|2|32) != 0 {
			t.Errorf("a field is not printed or is hidden: %d", flags)
		}
		if field["StructParent"] == nil || field["TU"] == nil || field["A"] != nil || field["AA"] != nil {
			t.Errorf("a field is %v", field)
		}
		appearance, ok := now.Resolve(now.Dict(field["AP"])["N"]).(pdffile.Stream)
		if !ok || len(now.Dict(field["AP"])) != 1 {
			t.Fatalf("a field shows %v", field["AP"])
		}
		fonts := now.Dict(now.Dict(appearance.Dict["Resources"])["Font"])
		if len(fonts) == 0 {
			t.Error("a field has no fonts")
		}
		for _, font := range fonts {
			checkFont(t, now, now.Dict(font))
		}
	}
}

// checkFont demands that a font is embedded and tells its characters.
func checkFont(t *testing.T, v pdffile.View, font pdffile.Dict) {
	t.Helper()
	inner := v.Dict(v.Array(font["DescendantFonts"])[0])
	if v.Dict(inner["FontDescriptor"])["FontFile2"] == nil || font["ToUnicode"] == nil || inner["CIDToGIDMap"] == nil {
		t.Errorf("a font is %v, %v", font, inner)
	}
}

// TestValidator puts a document with two signatures before the validator that an
// environment variable names.
func TestValidator(t *testing.T) {
	command := os.Getenv("SAMSVAR_PDFA_VALIDATOR")
	if command == "" {
		t.Skip("SAMSVAR_PDFA_VALIDATOR names no validator")
	}
	file, _ := twice(t)
	if out, err := exec.Command(command, write(t, "signed.pdf", file)).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
