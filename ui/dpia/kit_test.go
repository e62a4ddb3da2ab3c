package dpia

import (
	"flag"
	"testing"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

const (
	width  = 1064
	height = 720
)

// begin makes a store with a processing record of children's health data.
func begin(t *testing.T, o look.Options, lang i18n.Lang) (*uitest.Kit, *stock.World, reg.Ref) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	w.Fill()
	return k, w, reg.Ref{Register: "behandlinger", ID: "BFULL"}
}

func showThreshold(t *testing.T, k *uitest.Kit, w *stock.World, ref reg.Ref) *threshold {
	t.Helper()
	s := NewThreshold(w.Deps, screen.Place{Register: ref.Register, ID: ref.ID}).(*threshold)
	w.Show(k, s, width, height)
	return s
}

func showFull(t *testing.T, k *uitest.Kit, w *stock.World, id reg.ID, step string) *page {
	t.Helper()
	s := New(w.Deps, screen.Place{Register: "dpia", ID: id, Field: step}).(*page)
	w.Show(k, s, width, height)
	return s
}

// written is an assessment that lacks nothing but its approval.
func written(w *stock.World) reg.Ref {
	w.Add("tiltak", "T1", map[string]string{"tittel": "Loggkontroll hver måned", "ansvarlig": "P2", "frist": "2026-10-01", "status": "pagar"})
	return w.Add("dpia", "D1", map[string]string{"tittel": "Barnehageopptak", "status": "til_godkjenning", "behandlinger": "BFULL",
		"utlosende": "paakrevd", "beskrivelse": "Søknader om barnehageplass.", "nodvendighet_proporsjonalitet": "Følger av loven.",
		"rettsgrunnlag_ok": "ja", "registrertes_rettigheter_ok": "ja", "tiltak": "T1", "restrisiko": "lav", "konklusjon": "kan_starte_med_tiltak",
		"risikoer": `[{"scenario":"Ansatte slår opp barn de ikke har ansvar for","for_hvem":"Barn","sannsynlighet":"3","konsekvens":"3","rest_sannsynlighet":"1","rest_konsekvens":"3","tiltak_lenker":"T1"},` +
			`{"scenario":"Vedtak sendes til feil foresatt","for_hvem":"Foresatte","sannsynlighet":"2","konsekvens":"4","rest_sannsynlighet":"1","rest_konsekvens":"3"},{"scenario":"Systemet er nede i opptaket"}]`,
		"pvo_raad.dato": "2026-11-01", "pvo_raad.raad": "Kort ned lagringstiden.", "pvo_raad.fulgt": "ja",
		"registrertes_synspunkter.innhentet": "ja", "registrertes_synspunkter.hvordan": "Foreldreutvalget ble spurt"})
}
