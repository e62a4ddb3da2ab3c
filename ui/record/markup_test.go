package record

import (
	"flag"
	"testing"
	"time"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
)

var update = flag.Bool("update", false, "renew the masters")

// What the main screens say and offer, for a system with a few fields filled in.
func TestMasters(t *testing.T) {
	tests := []struct {
		name string
		show func(*testing.T) *uitest.Kit
	}{
		{"read", func(t *testing.T) *uitest.Kit {
			k, w := begin(t, look.Options{}, i18n.Bokmal)
			w.Later(26 * time.Hour)
			w.Set(system, "beskrivelse", "Sak og arkiv.")
			read(t, k, w, place(system))
			return k
		}},
		{"history", func(t *testing.T) *uitest.Kit {
			k, w := begin(t, look.Options{}, i18n.Bokmal)
			w.Later(26 * time.Hour)
			w.Set(system, "beskrivelse", "Sak og arkiv.")
			read(t, k, w, place(system)).toggleHistory()
			return k
		}},
		{"form", func(t *testing.T) *uitest.Kit {
			k, w := begin(t, look.Options{}, i18n.Bokmal)
			w.Add("kurs", "K1", map[string]string{"navn": "Personvern for alle", "tema": "personvern"})
			write(t, k, w, place(reg.Ref{Register: "kurs", ID: "K1"}))
			return k
		}},
		{"refused", func(t *testing.T) *uitest.Kit {
			k, w := begin(t, look.Options{}, i18n.Bokmal)
			f := write(t, k, w, screen.Place{Kind: screen.Edit, Register: "kurs"})
			f.form.Field("dato").Enter("")
			f.Save()
			return k
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			uitest.Master(t, *update, "testdata/"+tt.name+".txt", tt.show(t).Outline())
		})
	}
}
