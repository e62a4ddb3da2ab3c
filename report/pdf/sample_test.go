package pdf

import (
	"fmt"
	"time"

	"samsvar/report"
)

// moment is the creation time of the tests' documents.
var moment = time.Date(2027, 1, 15, 10, 30, 0, 0, time.UTC)

// sample is a rich document in Norwegian of a wholly invented agency, with
// every kind of block.
func sample() report.Document {
	return report.Document{
		Title:          "Virksomhetsleders egenerklæring 2026",
		Subtitle:       "Informasjonssikkerhet og personvern i Prøveetaten",
		Lang:           "nb-NO",
		Agency:         "Prøveetaten",
		Classification: "Intern",
		CaseNo:         "Saksnr. 26/1234",
		PageLabel:      "Side {page} av {pages}",
		Footer: []string{
			"Virksomhetsleders egenerklæring 2026 · versjon 2 · beregnet per 31.12.2026",
			"Historikk: 9f2c4be17a03d5586e1b7c90aa41f36d28e5b0947c13fd6a802e95b4c7d1036f",
		},
		Meta: report.Meta{
			Created: moment, Author: "Prøveetaten", Creator: "Samsvar",
			Subject: "2026", Keywords: []string{"egenerklæring", "personvern", "informasjonssikkerhet"},
		},
		Blocks: append(append(sampleOpening(), sampleFigures()...), sampleEnd()...),
	}
}

func draft() report.Document {
	doc := sample()
	doc.Draft, doc.DraftMark = true, "UTKAST"
	return doc
}

func sampleOpening() []report.Block {
	return []report.Block{
		report.TitleHead{
			Kicker: "Oslo kommune, Prøveetaten",
			Facts: []report.Fact{
				{Label: "Virksomhet", Value: "Prøveetaten"},
				{Label: "Byrådsavdeling", Value: "Byrådsavdeling for prøver og øvelser"},
				{Label: "Periode", Value: "1. januar–31. desember 2026"},
				{Label: "Virksomhetsleder", Value: "Ingrid Ødegård"},
				{Label: "Ledelsens gjennomgang", Value: "Holdt 9. desember 2026"},
				{Label: "Personvernombudet", Value: "Forelagt 11. januar 2027"},
				{Label: "Datagrunnlag", Value: "Virksomhetens registre per 31.12.2026"},
			},
		},
		report.KeyFigures{Items: []report.KeyFigure{
			{Value: "212", Label: "behandlinger, 151 gjennomgått siste år", Note: "2025: 198"},
			{Value: "19", Label: "vurderinger av personvernkonsekvenser", Note: "2025: 14"},
			{Value: "93", Label: "avvik og hendelser", Note: "2025: 75"},
			{Value: "31 %", Label: "ansatte med opplæring i år", Note: "Høy: under målet på 80 %", Severity: report.SeverityHigh},
		}},
		report.Contents{Title: "Innhold", Depth: 1},
		report.PageBreak{},
		report.Heading{Level: 1, Number: "1", Text: "Erklæring"},
		report.Paragraph{Lead: true, Runs: report.Plain("Jeg er ansvarlig for informasjonssikkerhet og personvern i virksomheten. Jeg har gjennomgått virksomhetens arbeid i perioden 1. januar–31. desember 2026, blant annet gjennom ledelsens gjennomgang den 9. desember 2026.")},
		report.P("Opplysningene i denne erklæringen bygger på virksomhetens egne registre per 31. desember 2026 og er etter mitt kjennskap riktige og dekkende, med de forbeholdene som går fram av punkt 8. Virksomheten har delvis en internkontroll som er tilpasset risikoen. Vesentlige svakheter er oppgitt i punkt 5, og tiltakene i punkt 6 har ansvarlig og frist."),
		report.Paragraph{Runs: []report.Run{
			{Text: "Erklæringen er en egenvurdering og ikke en revisjon. ", Bold: true},
			{Text: "Tallene er beregnet fra registrene. Der det rapporterte tallet er et annet, står begrunnelsen ved siden av."},
		}},
		report.Callout{
			Severity: report.SeverityHigh, Word: "Høy", Title: "Tre systemer mangler databehandleravtale",
			Runs: report.Plain("Avtalene er under forhandling. Fristen er satt til 1. mars 2027, og systemene brukes ikke til nye formål før avtalene er signert."),
		},
		report.Heading{Level: 1, Number: "2", Text: "Roller og ressurser"},
		report.P("Virksomheten har utpekt koordinatorer for begge områdene. Arbeidet er fordelt slik:"),
		report.List{Items: []report.ListItem{
			{Runs: []report.Run{{Text: "Personvernkoordinator (PKO): ", Bold: true}, {Text: "60 prosent stilling, med stedfortreder."}}},
			{Runs: []report.Run{{Text: "Informasjonssikkerhetskoordinator (ISK): ", Bold: true}, {Text: "40 prosent stilling. Stillingen var ledig fra mai til august, og oppgavene ble løst av PKO i samråd med byrådsavdelingen."}}, Items: []report.ListItem{
				{Runs: report.Plain("Stedfortreder pekes ut innen 1. februar 2027.")},
				{Runs: report.Plain("Rollekortet er lest og bekreftet.")},
			}},
			{Runs: report.Plain("Tolv kontaktpersoner i avdelingene.")},
		}},
		report.List{Ordered: true, Items: report.Bullets("Opplæringsplanen vedtas i februar.", "Alle ledere gjennomfører kurset før sommeren.", "Resultatet legges fram i ledermøtet.").Items},
	}
}

func sampleFigures() []report.Block {
	words := report.QuestionWords{
		Question: "Spørsmål", LastYear: "2025", Computed: "Beregnet", Reported: "Rapportert",
		Certainty: "Sikkerhet i svaret", Reason: "Begrunnelse", Comment: "Kommentar",
	}
	return []report.Block{
		report.Heading{Level: 1, Number: "3", Text: "Indikatorer"},
		report.P("Tallene gjelder hele kalenderåret. Beregnet er det registrene viser; rapportert er det virksomheten svarer."),
		report.Heading{Level: 2, Number: "3.1", Text: "Internkontroll og kompetanse"},
		report.QuestionList{Words: words, Items: []report.Question{
			{Number: "1.5", Text: "Er det etablert systematikk som sikrer tilstrekkelig kompetanse?", LastYear: "Nei", Computed: "Delvis", Reported: "Delvis", Certainty: "Sikker",
				Answer: "Opplæringsplanen er vedtatt. Avdelingene følger den ulikt, og nyansatte i turnus nås ikke godt nok av de samlingene som holdes på dagtid."},
			{Number: "1.6", Text: "Hvor mange ansatte har gjennomført opplæring (minst en halv dag)?", Hint: "Andel av ansatte per 31.12.", LastYear: "6,9 %", Computed: "31,0 %", Reported: "31,0 %", Certainty: "Noe usikker"},
			{Number: "2.2", Text: "Er informasjonsverdiene kartlagt og verdivurdert?", LastYear: "Delvis", Computed: "Delvis", Reported: "Ja", Certainty: "Sikker",
				Reason: "Registeret mangler 14 verdier som er vurdert på papir i arkivprosjektet. De føres inn i januar.", Comment: "Vurderingen er gjort etter kommunens skala for konfidensialitet, integritet og tilgjengelighet."},
			{Number: "2.5", Text: "Er det besluttet akseptabelt risikonivå for virksomheten?", LastYear: "Nei", Computed: "Ja", Reported: "Ja", Certainty: "Sikker"},
		}},
		report.Heading{Level: 2, Number: "3.2", Text: "Personvern"},
		report.QuestionList{Words: words, Items: []report.Question{
			{Number: "5.1", Text: "Har virksomheten revidert sine behandlingsoversikter?", Hint: "151 av 212 behandlinger er gjennomgått siste 12 måneder.", LastYear: "Nei", Computed: "Delvis", Reported: "Delvis", Certainty: "Sikker"},
			{Number: "5.2", Text: "Hvor mange DPIA (vurdering av personvernkonsekvenser) er utført?", Hint: "Samlet til og med 2026; 5 i perioden.", LastYear: "14", Computed: "19", Reported: "19", Certainty: "Sikker"},
			{Number: "5.3", Text: "Hvor mange er oversendt Datatilsynet for forhåndsdrøftelse?", LastYear: "0", Computed: "0", Reported: "0", Certainty: "Sikker"},
			{Number: "5.5", Text: "Antall systemer der virksomheten er systemeier og som mangler databehandleravtale", LastYear: "6", Computed: "3", Reported: "2", Certainty: "Noe usikker",
				Flag: report.Flag{Severity: report.SeverityHigh, Text: "Høy: Rapportert tall avviker fra beregnet uten begrunnelse."}},
			{Number: "5.6", Text: "Antall der databehandleravtalen ikke er revidert", LastYear: "Ikke besvart", Computed: "11", Reported: "11", Certainty: "Sikker"},
		}},
		report.Heading{Level: 2, Number: "3.3", Text: "Avvik og hendelser"},
		report.P("Antall meldte avvik har økt. Det kan skyldes flere hendelser, men også at flere melder fra."),
		report.BarChart{
			Title: "Avvik og hendelser, 2025 og 2026", Series: []string{"2025", "2026"},
			Groups: []report.BarGroup{
				{Label: "Alle avvik og hendelser", Bars: []report.Bar{{Value: 75, Text: "75"}, {Value: 93, Text: "93"}}},
				{Label: "Alvorlige eller kritiske", Bars: []report.Bar{{Value: 6, Text: "6"}, {Value: 9, Text: "9"}}},
				{Label: "Meldt til Datatilsynet", Bars: []report.Bar{{Value: 4, Text: "4"}, {Value: 4, Text: "4"}}},
				{Label: "Berørte registrerte er informert", Bars: []report.Bar{{Missing: true, Text: "ikke besvart"}, {Value: 4, Text: "4"}}},
				{Label: "Avvik som gjelder innsyn i pasientjournal eller barnevernssaker uten tjenstlig behov", Bars: []report.Bar{{Value: 0, Text: "0"}, {Value: 2, Text: "2"}}},
			},
			Alt:  "Avvik økte fra 75 til 93, alvorlige fra 6 til 9.",
			Note: "Kilde: virksomhetens egne registre. Tallene er selvrapporterte; flere meldte avvik kan bety bedre avvikskultur.",
		},
		report.RiskMatrix{
			Title: "Risikoer etter tiltak, per 31.12.2026", RowTitle: "Sannsynlighet", ColumnTitle: "Konsekvens",
			Rows:    []string{"Svært høy", "Høy", "Middels", "Lav"},
			Columns: []string{"Ubetydelig", "Moderat", "Alvorlig", "Svært alvorlig"},
			Cells: [][]report.RiskCell{
				{{Severity: report.SeverityMedium}, {Count: 1, Severity: report.SeverityHigh}, {Severity: report.SeverityCritical}, {Severity: report.SeverityCritical}},
				{{Count: 2, Severity: report.SeverityLow}, {Count: 6, Severity: report.SeverityMedium}, {Count: 3, Severity: report.SeverityHigh}, {Count: 1, Severity: report.SeverityCritical}},
				{{Count: 5, Severity: report.SeverityLow}, {Count: 12, Severity: report.SeverityLow}, {Count: 7, Severity: report.SeverityMedium}, {Severity: report.SeverityHigh}},
				{{Count: 4, Severity: report.SeverityLow}, {Count: 9, Severity: report.SeverityLow}, {Count: 2, Severity: report.SeverityLow}, {Count: 1, Severity: report.SeverityMedium}},
			},
			Levels: []report.RiskLevel{
				{Severity: report.SeverityLow, Name: "Lav"}, {Severity: report.SeverityMedium, Name: "Middels"},
				{Severity: report.SeverityHigh, Name: "Høy"}, {Severity: report.SeverityCritical, Name: "Svært høy"},
			},
			Note: "53 risikoer fra 46 gjeldende risikovurderinger.",
		},
		sampleBudget(),
	}
}

func sampleBudget() report.Table {
	return report.Table{
		Title: "Anskaffelser der det stilles krav til informasjonssikkerhet og personvern",
		Columns: []report.Column{
			{Title: "Avdeling", Weight: 1}, {Title: "Antall", Align: report.Right},
			{Title: "Risiko vurdert i forkant", Align: report.Right}, {Title: "Sikkerhets\u00adtestet", Align: report.Right}, {Title: "Andel", Align: report.Right},
		},
		Rows: []report.Row{
			report.Cells("Publikumstjenester", "1 204", "1 011", "87", "84,0 %"),
			report.Cells("Drift og eiendom", "96", "12", "3", "12,5 %"),
			report.Cells("Stab", "7", "7", "7", "100,0 %"),
			{Total: true, Cells: report.Cells("Sum", "1 307", "1 030", "97", "78,8 %").Cells},
		},
		Note: "Andel er anskaffelser med risikovurdering i forkant, av alle.",
	}
}

func sampleEnd() []report.Block {
	blocks := []report.Block{
		report.Heading{Level: 1, Number: "5", Text: "Kjente vesentlige avvik og mangler"},
		report.P("Listen er laget av registrene. Virksomhetsleder kan kommentere et funn, men ikke fjerne det."),
		sampleFindings(),
		report.Heading{Level: 1, Number: "6", Text: "Prioriterte tiltak neste år"},
		report.Table{
			Columns: []report.Column{{Title: "Nr."}, {Title: "Tiltak", Weight: 3}, {Title: "Ansvarlig", Weight: 1.4}, {Title: "Frist", Align: report.Right}},
			Rows: []report.Row{
				report.Cells("T-031", "Inngå de tre databehandleravtalene som mangler, og følge opp dem som er eldre enn ett år.", "Avdelingsleder digital", "01.03.2027"),
				report.Cells("T-032", "Øve kontinuitetsplanen for bortfall av saksbehandlingssystemet.", "Beredskapskoordinator", "15.05.2027"),
				report.Cells("T-033", "Gi alle nyansatte opplæring i første måned.", "HR-leder", "30.06.2027"),
			},
		},
		report.Heading{Level: 1, Number: "7", Text: "Behov for bistand"},
		report.Table{Columns: []report.Column{{Title: "Behov", Weight: 1}, {Title: "Mottaker"}}, Empty: "Ingen behov er meldt."},
		report.Heading{Level: 1, Number: "8", Text: "Forbehold og usikkerhet"},
		report.Heading{Level: 3, Text: "Tall som er usikre"},
		report.P("Antall ansatte med opplæring bygger på lister fra kursholderne. For to av fem kurs mangler listene fra november og desember, slik at det riktige tallet kan være høyere. Antall anskaffelser omfatter bare dem som er ført i anskaffelsesregisteret, og ikke avrop på rammeavtaler."),
		report.FactList{Facts: []report.Fact{
			{Label: "Sikre svar", Value: "28 av 34"},
			{Label: "Usikre svar", Value: "4"},
			{Label: "Ikke besvart", Value: "2, begge om fysisk sikring. Eiendomsforvalteren har ikke svart innen fristen."},
		}},
		report.Note("Erklæringen oppbevares i virksomhetens arkiv. Spørsmål rettes til personvernkoordinatoren."),
		report.Heading{Level: 1, Number: "9", Text: "Underskrift"},
		report.KeepTogether{Blocks: []report.Block{
			report.P("Jeg bekrefter opplysningene i denne erklæringen."),
			report.SignatureFields{
				PlaceDate: "Sted og dato", Signature: "Underskrift",
				Fields: []report.SignatureField{{ID: "leder", Role: "Virksomhetsleder", Name: "Ingrid Ødegård", Title: "direktør"}},
				Facts: []report.Fact{
					{Label: "Utarbeidet av", Value: "Ola Åsnes, personvernkoordinator (PKO)\nMáret Čiŋáđ, informasjonssikkerhetskoordinator (ISK)"},
					{Label: "Forelagt personvernombudet", Value: "Ja, 11. januar 2027"},
				},
			},
			report.ScanMark{
				Payload: "SAMSVAR1:VE-2026-V2:4F1E9A2B77C0D3A6E1B2C3D4E5F60718293A4B5C", Alt: "QR-kode med dokument-ID VE-2026-v2-4F1E-9A2B-77C4",
				Title: "Dokument-ID", ID: "VE-2026-v2-4F1E-9A2B-77C4", Note: "Ved underskrift på papir: Skann denne siden etterpå.",
			},
		}},
	}
	return blocks
}

func sampleFindings() report.Table {
	t := report.Table{
		Columns: []report.Column{{Title: "Alvorlighet"}, {Title: "Funn", Weight: 3}, {Title: "Gjelder", Weight: 1.6}, {Title: "Frist", Align: report.Right}},
	}
	words := []struct {
		severity report.Severity
		word     string
	}{{report.SeverityCritical, "Kritisk"}, {report.SeverityHigh, "Høy"}, {report.SeverityMedium, "Middels"}, {report.SeverityLow, "Lav"}}
	texts := []string{
		"Databehandleravtale mangler",
		"DPIA er påkrevd og ikke gjort; behandlingen omfatter særlige kategorier av personopplysninger om sårbare registrerte",
		"Slettefrist er ikke satt",
		"Risikovurderingen er eldre enn 24 måneder",
	}
	for g, area := range []string{"Personvern", "Informasjonssikkerhet", "Organisasjon"} {
		t.Rows = append(t.Rows, report.Row{Group: true, Cells: []report.Cell{{Text: area}}})
		for i := range 7 {
			w := words[(i+g)/2%len(words)]
			t.Rows = append(t.Rows, report.Row{Cells: []report.Cell{
				{Text: w.word, Severity: w.severity},
				{Text: texts[(i+g)%len(texts)]},
				{Text: fmt.Sprintf("BEH-%03d Barnehageopptak", 7*i+g+1)},
				{Text: fmt.Sprintf("%02d.%02d.2027", i+10, g+1), Muted: i%3 == 0},
			}})
		}
	}
	return t
}
