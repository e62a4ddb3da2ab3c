package pdf

import (
	"bytes"
	"testing"

	"samsvar/report"
	"samsvar/report/reporttest"
)

func withLogo(data []byte) report.Document {
	doc := sample()
	doc.Logo = report.Picture{Data: data, Alt: "Logoen til Prøveetaten"}
	return doc
}

// TestLogo demands the logo as a figure with its words and its place, first in
// the text, no higher than a head has room for, and without transparency.
func TestLogo(t *testing.T) {
	file := mustOpen(t, mustRender(t, withLogo(reporttest.Logo())))
	s := checkStructure(t, file)
	if s.tags["Figure"] != 1+checkStructure(t, mustOpen(t, mustRender(t, sample()))).tags["Figure"] {
		t.Errorf("%d figures", s.tags["Figure"])
	}
	root := file.dict(file.catalog()["StructTreeRoot"])
	var figure pdfDict
	for _, kid := range file.array(file.dict(root["K"])["K"]) {
		if e := file.dict(kid); e["S"] == pdfName("Figure") {
			figure = e
			break
		} else if e["S"] == pdfName("Title") {
			t.Error("the title comes before the logo")
		}
	}
	if figure["Alt"] != "Logoen til Prøveetaten" {
		t.Fatalf("the figure is %v", figure)
	}
	box := file.array(file.dict(figure["A"])["BBox"])
	w, h := box[2].(float64)-box[0].(float64), box[3].(float64)-box[1].(float64)
	if h < 30 || h > logoHeight+0.1 || w/h < 2.9 || w/h > 3.1 {
		t.Errorf("the logo is %.1f wide and %.1f high", w, h)
	}
	pictures := 0
	for _, object := range file.objects {
		if d, ok := object.(pdfStream); ok && d.pdfDict["Subtype"] == pdfName("Image") {
			pictures++
			if d.pdfDict["SMask"] != nil || d.pdfDict["Interpolate"] != nil || d.pdfDict["ColorSpace"] != pdfName("DeviceRGB") {
				t.Errorf("the picture is %v", d.pdfDict)
			}
		}
	}
	if pictures != 1 {
		t.Errorf("%d pictures", pictures)
	}
}

// TestLogoThatCannotBeRead: the document is as if there were none.
func TestLogoThatCannotBeRead(t *testing.T) {
	none := mustRender(t, sample())
	good := reporttest.Logo()
	for name, data := range map[string][]byte{"text": []byte("<svg onload=x>"), "cut": good[:len(good)-40], "begun": []byte("\x89PNG\r\n\x1a\n"), "jpeg": []byte("\xff\xd8\xff\xe0")} {
		if got := mustRender(t, withLogo(data)); !bytes.Equal(got, none) {
			t.Errorf("%s: the file is another", name)
		}
	}
}
