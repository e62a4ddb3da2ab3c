package dpia

import (
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/screen"
)

// described are the fields of a processing record that tell what is done with
// which data.
func described() []string {
	return []string{"beskrivelse", "formaal", "registrerte", "antall_registrerte", "kilder", "mottakere", "slettefrister", "systemer",
		"databehandlere", "overforing_tekst", "sikkerhetstiltak"}
}

// description is what the processing records say, a line for each field.
func description(d *screen.Deps, processing []reg.ID) string {
	view := d.Store.View()
	names := d.Names(view)
	r := model.ProcessingRecords.Register
	var lines []string
	for _, id := range processing {
		p := model.ProcessingRecords.Get(view, id)
		if p == nil {
			continue
		}
		lines = append(lines, p.Title+" ("+p.No+")")
		for _, key := range described() {
			f := r.Field(key)
			if text := d.Texts.ShowLabelled(r, f, f.Of(p), names); text != "" {
				lines = append(lines, d.Texts.Field(r, f)+": "+strings.ReplaceAll(text, "\n", "; "))
			}
		}
		lines = append(lines, "")
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
