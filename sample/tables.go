package sample

// tables lists what is imported, in an order in which links find their targets.
func tables() []table {
	return []table{
		{"Roller og enheter.xlsx", "Enheter", "enheter"},
		{"Roller og enheter.xlsx", "Personer", "personer"},
		{"Roller og enheter.xlsx", "Enhetsledere", "enheter"},
		{"Om virksomheten.xlsx", "Virksomheten", "virksomhet"},
		{"Roller og enheter.xlsx", "Rollekort", "rollekort"},
		{"Roller og enheter.xlsx", "Roller", "rolleinnehav"},
		{"Leverandørliste.csv", "", "leverandorer"},
		{"Systemoversikt.xlsx", "Systemer", "systemer"},
		{"Overføringer ut av EØS.xlsx", "Overføringer", "overforinger"},
		{"DBA-oversikt.csv", "", "databehandleravtaler"},
		{"Sjekkliste databehandleravtaler.xlsx", "Sjekkliste", "databehandleravtaler"},
		{"Behandlingsoversikt 2026.xlsx", "Behandlinger", "behandlinger"},
		{"Behandlingsoversikt kommunikasjon (nasjonalt skjema).csv", "", "behandlinger"},
		{"Behandlingsoversikt 2026.xlsx", "Oppfølging", "behandlinger"},
		{"Behandlingsoversikt 2026.xlsx", "For andre", "oppdragsbehandlinger"},
		{"Tiltaksplan.xlsx", "Tiltak", "tiltak"},
		{"Systemoversikt.xlsx", "Informasjonsverdier", "informasjonsverdier"},
		{"Risikovurderinger.xlsx", "ROS", "risikovurderinger"},
		{"DPIA-oversikt.xlsx", "DPIA", "dpia"},
		{"Styringsdokumenter.xlsx", "Dokumenter", "styringsdokumenter"},
		{"Beredskap og øvelser.xlsx", "Planer", "kontinuitetsplaner"},
		{"Beredskap og øvelser.xlsx", "Øvelser", "ovelser"},
		{"Kursoversikt.xlsx", "Kurs", "kurs"},
		{"Kursdeltakelse 2025-2026.csv", "", "deltakelser"},
		{"Anskaffelser 2025-2026.xlsx", "Anskaffelser", "anskaffelser"},
		{"Avvikslogg 2025-2026.xlsx", "2025", "hendelser"},
		{"Avvikslogg 2025-2026.xlsx", "2026", "hendelser"},
		{"Krav og henvendelser.xlsx", "Krav", "krav"},
		{"Krav og henvendelser.xlsx", "Henvendelser", "henvendelser"},
		{"Revisjoner og tilsyn.xlsx", "Revisjoner", "revisjoner"},
		{"Egenerklæring og ledelsens gjennomgang.xlsx", "Årsrapporter", "rapporter"},
		{"Egenerklæring og ledelsens gjennomgang.xlsx", "Satt til side", "unntak"},
	}
}
