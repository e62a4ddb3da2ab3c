package manual

import (
	"samsvar/docs"
	"samsvar/ui/screen"
)

// first is the page of the guide that a beginner needs.
const first = "kom-i-gang"

// PageOf is the page of the guide that explains the screen of a place: the one
// named as the register, else that of the kind of screen. It is "" for the
// guide itself and for what has no page.
func PageOf(g *docs.Guide, p screen.Place) string {
	switch p.Kind {
	case screen.Register, screen.Record, screen.Edit:
		if page := ofRegister(p.Register); g.Page(page) != nil {
			return page
		}
	case screen.Yearly, screen.Preview, screen.Leader:
		if p.Document == "lg" {
			return "ledelsens-gjennomgang"
		}
	case screen.Manual:
		return p.Page
	}
	return kinds()[p.Kind]
}

// kinds has the page of each kind of screen.
func kinds() map[screen.Kind]string {
	return map[screen.Kind]string{
		screen.Overview:   "oversikt",
		screen.Gaps:       "mangler",
		screen.Register:   "registre",
		screen.Record:     "post",
		screen.Edit:       "skjema",
		screen.Import:     "import",
		screen.Calendar:   "arshjul",
		screen.Yearly:     "egenerklaering",
		screen.Preview:    "egenerklaering",
		screen.Leader:     "egenerklaering",
		screen.Settings:   "innstillinger",
		screen.Training:   "opplaering",
		screen.Retention:  "lagringstid",
		screen.Backups:    "sikkerhetskopi",
		screen.Incident:   "hendelser",
		screen.Request:    "krav",
		screen.Trends:     "hendelser",
		screen.SearchEach: "sok",
		screen.Guidance:   "veiledning",
		screen.Examples:   "eksempler",
		screen.Verify:     "signaturer",
		screen.Identities: "signaturer",
		screen.Threshold:  "dpia",
		screen.DPIA:       "dpia",
		screen.Risk:       "risiko",
		screen.Manual:     first,
	}
}

// ofRegister is the page that is about a register; most have the name of its
// key.
func ofRegister(register string) string {
	others := map[string]string{
		"aarsoppgaver":      "veiledning",
		"deltakelser":       "opplaering",
		"kurs":              "opplaering",
		"risikovurderinger": "risiko",
		"rolleinnehav":      "roller",
		"rollekort":         "roller",
		"sertifikater":      "signaturer",
		"virksomhet":        "virksomheten",
	}
	if page, ok := others[register]; ok {
		return page
	}
	return register
}
