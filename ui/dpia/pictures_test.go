package dpia

import (
	"testing"

	"samsvar/i18n"
	"samsvar/ui/look"
)

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, w, ref := begin(t, o, i18n.Bokmal)
		s := showThreshold(t, k, w, ref)
		for _, step := range s.Steps {
			s.GoTo(step.Key)
			k.Picture(*pictures+"/threshold-"+step.Key+"-"+name+".png", 1)
		}
		k, w, _ = begin(t, o, i18n.Bokmal)
		d := showFull(t, k, w, written(w).ID, "risiko")
		for _, step := range d.Steps {
			d.GoTo(step.Key)
			k.Picture(*pictures+"/dpia-"+step.Key+"-"+name+".png", 1)
		}
	}
}
