package parts_test

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/uitest"
)

// TestPictures draws the parts together, for people to look at, into the
// directory that SAMSVAR_PICTURES names.
func TestPictures(t *testing.T) {
	dir := os.Getenv("SAMSVAR_PICTURES")
	if dir == "" {
		t.Skip("SAMSVAR_PICTURES is not set")
	}
	for _, mode := range []look.Mode{look.Light, look.Dark, look.Contrast} {
		k := uitest.New(t, look.Options{Mode: mode})
		k.Show(overview(), 1280, 800)
		k.Picture(dir+"/parts-"+string(mode)+".png", 1)
		k.Picture(dir+"/parts-"+string(mode)+"-2.png", 2)
	}
	k := uitest.New(t, look.Options{Mode: look.Light, Percent: 200})
	k.Show(overview(), 1280, 800)
	k.Picture(dir+"/parts-200.png", 1)
}

func overview() fyne.CanvasObject {
	nav := parts.NewNav()
	nav.SetGroups(navigation())
	nav.Select("oversikt")
	status := parts.NewStatus()
	status.Set(`Prøveetaten · C:\Users\…\Samsvar\proveetaten.samsvar · kryptert`, "Sist sikkerhetskopiert i dag 08.12 · Alt er lagret")
	left := parts.NewPlain(look.Card, container.NewBorder(nil, nil, nil, parts.NewLine(), container.NewVScroll(parts.Pad(8, 0, nav))))
	page := parts.Pad(16, 20, parts.Column(12,
		parts.NewHead("God morgen, Prøveetaten", "Mandag 23. november 2026. To frister går ut i dag."),
		parts.Grid(12, 400, urgent(), declaration()),
		parts.Grid(12, 400, coverage(), incidents()),
		parts.Row(8, parts.NewButton("Importer", nil), parts.NewMenuButton("Filter", nil), parts.NewPrimary("Ny behandling", nil), parts.NewDanger("Slett", nil),
			parts.NewQuiet("Legg til", nil), disabled(), parts.NewLink("vis grunnlaget", nil), parts.NewRemovable("Status er Gjeldende", nil, func() {}), selectedChip()),
	))
	side := container.NewHBox(left)
	return container.NewBorder(nil, status, side, nil, container.NewVScroll(page))
}

func disabled() *parts.Button {
	b := parts.NewButton("Kan ikke", nil)
	b.Disable()
	return b
}

func selectedChip() *parts.Chip {
	c := parts.NewChip("5 Personvern", nil)
	c.SetSelected(true)
	return c
}

func navigation() []parts.NavGroup {
	return []parts.NavGroup{
		{Entries: []parts.NavEntry{{Key: "oversikt", Text: "Oversikt"}, {Key: "mangler", Text: "Mangler", Count: "14", Alarm: true}}},
		{Key: "personvern", Title: "Personvern", Entries: []parts.NavEntry{
			{Key: "b", Text: "Behandlinger", Count: "212"}, {Key: "d", Text: "Databehandleravtaler", Count: "58"}, {Key: "dpia", Text: "DPIA", Count: "19"}}},
		{Key: "sikkerhet", Title: "Informasjonssikkerhet", Entries: []parts.NavEntry{
			{Key: "s", Text: "Systemer", Count: "84"}, {Key: "r", Text: "Risikovurderinger", Count: "46"}}},
		{Key: "mer", Title: "Mer", Folded: true, Entries: []parts.NavEntry{{Key: "e", Text: "Enheter"}}},
	}
}

func urgent() fyne.CanvasObject {
	rowOf := func(s report.Severity, word, text, action string) fyne.CanvasObject {
		words := parts.NewWrapped(text)
		return parts.Stretch(8, words, parts.NewBadge(s, word), words, parts.NewButton(action, nil))
	}
	return parts.NewCard(parts.NewHeading("Dette haster"), parts.Lined(7,
		rowOf(report.SeverityCritical, "9 t igjen", "Brudd på personopplysningssikkerheten: Feilsendt vedtak, ikke meldt til Datatilsynet", "Åpne"),
		rowOf(report.SeverityHigh, "I dag", "Krav om innsyn KRV-2026-004 må besvares", "Åpne"),
		rowOf(report.SeverityMedium, "Middels", "5 behandlinger krever DPIA som ikke er gjort", "Vis 5"),
		rowOf(report.SeverityLow, "Lav", "Tiltak uten frist", "Vis 2"),
		rowOf(report.SeverityGood, "I orden", "Sikkerhetskopi tatt i dag", "Vis"),
	))
}

func declaration() fyne.CanvasObject {
	figure := func(text, n string) fyne.CanvasObject {
		return parts.Ends(8, parts.NewText(text), parts.NewFigure(n).Strong())
	}
	return parts.NewCard(parts.NewHeading("Egenerklæring 2026"), parts.NewNote("23 av 34 spørsmål er besvart. Frist 15. februar."),
		parts.NewBar(23.0/34), parts.Lined(6, figure("Avvik fra beregnet tall uten begrunnelse", "2"), figure("Usikre svar", "4")),
		parts.NewNote("Leder: ikke sendt til gjennomlesing"), parts.Row(8, parts.NewPrimary("Fortsett", nil)))
}

func coverage() fyne.CanvasObject {
	rowOf := func(text string, n, of float32, words string) fyne.CanvasObject {
		return parts.Grid(8, 90, parts.NewWrapped(text), parts.NewBar(n/of), parts.NewFigure(words))
	}
	return parts.NewCard(parts.NewHeading("Dekning"), parts.Lined(6,
		rowOf("Behandlinger gjennomgått siste år", 151, 212, "151 av 212"),
		rowOf("Systemer med databehandleravtale", 51, 54, "51 av 54"),
		rowOf("Ansatte med opplæring i år", 124, 400, "124 av 400")))
}

func incidents() fyne.CanvasObject {
	group := func(label string, a, b float64, ta, tb string) report.BarGroup {
		return report.BarGroup{Label: label, Bars: []report.Bar{{Value: a, Text: ta}, {Value: b, Text: tb}}}
	}
	return parts.NewCard(parts.NewHeading("Avvik og hendelser"), parts.NewBars(report.BarChart{
		Series: []string{"2025", "2026"},
		Groups: []report.BarGroup{group("Alle", 75, 93, "75", "93"), group("Alvorlige", 6, 9, "6", "9"), group("Meldt Datatilsynet", 4, 4, "4", "4")},
	}), parts.NewNote("Flere meldte avvik kan bety bedre avvikskultur."))
}

func TestPicturesOfLayers(t *testing.T) {
	dir := os.Getenv("SAMSVAR_PICTURES")
	if dir == "" {
		t.Skip("SAMSVAR_PICTURES is not set")
	}
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		k := uitest.New(t, look.Options{Mode: mode})
		b := parts.NewMenuButton("Velg land", nil)
		k.Show(container.NewBorder(nil, nil, parts.Pad(20, 20, parts.Column(8, b, parts.NewEntry("a"))), nil, parts.NewEmpty("Ingen hendelser ennå", "Her fører dere avvik og brudd på personopplysningssikkerheten. Den første kan meldes med det dere vet nå.", parts.NewPrimary("Ny hendelse", nil))), 900, 500)
		p := &parts.Picker{Label: "Land", Search: "Søk", None: "Ingen treff", Options: countries(), Many: true, Done: "Ferdig", Chosen: func(key string) bool { return key == "SE" }}
		p.Show(b)
		k.Picture(dir+"/picker-"+string(mode)+".png", 1)
		p.Close()
		parts.Ask(k.Canvas(), parts.Question{Title: "Slette behandlingen?", Text: "«Barnehageopptak» brukes av 1 avtale og 2 risikovurderinger. Den kan hentes tilbake fra historikken.", Yes: "Slett", No: "Avbryt", Danger: true})
		k.Picture(dir+"/ask-"+string(mode)+".png", 1)
	}
}
