package model_test

import (
	"strings"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

// The fields that the registers of privacy and reporting must have, written as
// in TestSecurityAndOrganisationAreDescribed.
func TestPrivacyAndReportingAreDescribed(t *testing.T) {
	const (
		body     = "X.navn X.orgnr X.adresse X.epost X.telefon "
		office   = "X.navn X.adresse X.epost X.telefon "
		contact  = "X.navn X.epost X.telefon "
		law      = "X.lov X.paragraf X.tekst X.url "
		subs     = "X.navn X.land X.tjeneste X.godkjenning:saerskilt,generell X.varslet_dato X.innsigelsesfrist "
		statuses = "status:utkast,til_godkjenning,gjeldende,under_revisjon,avsluttet "
	)
	of := func(field, parts string) string { return strings.ReplaceAll(parts, "X", field) }
	tests := []struct {
		name, register, prefix, group, fields string
	}{
		{"processing", "behandlinger", "BEH", "personvern", statuses + of("behandlingsansvarlig", body) +
			of("representant", office) + of("personvernombud", office) + of("supplerende", law) + of("supplerende9", law) + `
			tittel daglig_ansvarlig>personer funksjonsomraade formaal.tekst ordning_ref
			felles_behandlingsansvarlige.virksomhet felles_behandlingsansvarlige.ansvarsfordeling
			felles_behandlingsansvarlige.kontaktpunkt.epost prinsipper:lovlighet,ansvarlighet
			registrerte.kategori:innbygger,bruker,pasient,elev,barnehagebarn,barn,foresatt,parorende,sosialtjeneste,barnevern,asyl,ansatt,tidl_ansatt,soker,innleid,folkevalgt,frivillig,leverandor,part,besokende,nettbruker,naering,annet
			registrerte.opplysninger:ident,fnr,adressesperre,familie,okonomi,ansettelse,utdanning,vurdering,bilde_lyd,kamera,lokasjon,logg,kommunikasjon,taushetsbelagt,rase_etnisk,politisk,religion,fagforening,genetisk,biometrisk,helse,seksuell,straff,annet
			antall_registrerte:under_100,ukjent mottakere.kategori mottakere.land mottakere.formaal mottakere.hjemmel
			ingen_mottakere overforinger>overforinger slettefrister.opplysningskategori slettefrister.frist_tekst
			slettefrister.antall slettefrister.enhet:mnd,aar slettefrister.utloeser slettefrister.hjemmel
			slettefrister.handling:slettes,anonymiseres,bevares_arkiv sikkerhetstiltak tiltakstyper
			grunnlag6.grunnlag:6_1_a,6_1_b,6_1_c,6_1_d,6_1_e,6_1_f grunnlag6.formaal_ref grunnlag6.begrunnelse
			grunnlag9.grunnlag:9_2_a,9_2_b,9_2_c,9_2_d,9_2_e,9_2_f,9_2_g,9_2_h,9_2_i,9_2_j grunnlag9.begrunnelse
			grunnlag10.hjemmel fodselsnummer fodselsnummer_begrunnelse samtykke_dokumentasjon interesseavveining
			myndighetsutovelse kilder:registrert,egen_virksomhet,offentlig_register,annen_offentlig,privat,aapen_kilde
			informasjon_gitt:ja,nei,unntak informasjon_unntak_hjemmel personvernerklaering_ref automatiserte_avgjorelser
			art22_grunnlag profilering systemer>systemer manuell databehandlere>leverandorer dba>databehandleravtaler
			dpia_status>dpia dpia_35_3:35_3_a,35_3_b,35_3_c dpia_kriterier:k1_evaluering,k9_hindrer
			dpia_liste:dt01_tredjepart,dt14_iot dpia_bekreftet dpia_bekreftet_av>personer dpia_bekreftet_dato
			dpia_overstyring dpia_overstyring_tekst dpia_overstyring_av>personer dpia_overstyring_dato dpia_pvo_syn
			godkjent_av>personer godkjent_dato oppstart_dato avsluttet_dato sletting_bekreftet`},
		{"processing for others", "oppdragsbehandlinger", "OPP", "mer", statuses + of("databehandler", body) +
			of("oppdragsgivere.kontakt", contact) + of("underdatabehandlere", subs) + `tittel oppdragsgivere.navn
			oppdragsgivere.representant oppdragsgivere.personvernombud oppdragsgivere.kategorier_behandling
			overforinger>overforinger sikkerhetstiltak dba_ref>databehandleravtaler`},
		{"agreements", "databehandleravtaler", "DBA", "personvern", of("underdatabehandlere", subs) + `dba_id
			databehandler>leverandorer type:dba,ssa_mal,leverandors_mal,scc_2021_915,intern_instruks,felles_rammeavtale
			hovedavtale_ref systemer>systemer behandlinger>behandlinger gjenstand varighet art_og_formaal
			typer_opplysninger kategorier_registrerte rettigheter_plikter_ba signert_ba_dato signert_db_dato gyldig_fra
			gyldig_til oppsigelsesfrist sist_revidert neste_revisjon siste_kontroll.dato
			siste_kontroll.type:egenerklaering,tredjepartsrapport,isae3402,iso27001,stedlig_revisjon
			siste_kontroll.resultat siste_kontroll.funn overforinger>overforinger garantivurdering
			status:mangler,under_forhandling,signert,til_revisjon,utlopt,oppsagt,ikke_paakrevd ikke_paakrevd_begrunnelse
			28_3_a:ja,delvis,nei,ikke_relevant 28_3_b 28_3_c 28_3_d 28_3_e 28_3_f 28_3_g 28_3_h 28_9 33_2 28_10
			lovvalg ansvar lokasjon exit 28_3_a_klausul exit_klausul brudd_varsel_timer`},
		{"transfers", "overforinger", "OVF", "personvern", `mottaker leverandor>leverandorer land
			via:lagring,fjernaksess,underdatabehandler,utlevering grunnlag_ref gyldig_til
			grunnlag:innen_eos,45,45_dpf,46_2_a,46_2_b,46_2_c,46_2_d,46_2_e,46_2_f,46_3_a,46_3_b,49_1_a,49_1_b,49_1_c,49_1_d,49_1_e,49_1_f,49_1_g,49_1_ledd2,mangler
			scc_versjon:2021_914 scc_modul:m1,m2,m3,m4 tia.dato tia.neste_vurdering tia.tilleggstiltak.tekst
			tia.konklusjon:tilstrekkelig,tilstrekkelig_med_tiltak,ikke_tilstrekkelig dpf_sertifisert
			dpf_kontrollert_dato innfort_i_protokoll offentlig_myndighetsutoving regelmessig garantier
			datatilsynet_informert_dato autorisasjon_ref`},
		{"assessments", "dpia", "DPIA", "personvern", `behandlinger>behandlinger systemer>systemer utlosende beskrivelse
			nodvendighet_proporsjonalitet risikoer.for_hvem risikoer.scenario risikoer.kilde risikoer.sannsynlighet
			risikoer.konsekvens risikoer.nivaa tiltak>tiltak rettsgrunnlag_ok registrertes_rettigheter_ok
			pvo_raad.dato pvo_raad.raad pvo_raad.fulgt:ja,delvis,nei pvo_raad.begrunnelse
			registrertes_synspunkter.innhentet registrertes_synspunkter.hvordan registrertes_synspunkter.hvorfor_ikke
			atferdsnormer databehandler_bistand restrisiko:lav,middels,hoy
			konklusjon:kan_starte,kan_starte_med_tiltak,forhandsdroftelse,skal_ikke_starte godkjent_av>personer
			godkjent_dato neste_revisjon forhandsdroftelse.sendt forhandsdroftelse.saksnr forhandsdroftelse.svarfrist
			forhandsdroftelse.svar endringer_siden.beskrivelse
			status:ikke_vurdert,ikke_nodvendig,paakrevd,paabegynt,til_pvo,til_godkjenning,godkjent,forhandsdroftelse,revisjon,utgatt`},
		{"incidents", "hendelser", "HEN", "sikkerhet", of("kontaktpunkt", contact) + `tittel beskrivelse
			type:avvik,sikkerhetshendelse,personvernbrudd,personvernavvik oppdaget_tid kjennskap_tid
			kjennskap_begrunnelse start_tid slutt_tid paagar meldt_av_databehandler>leverandorer
			databehandler_varslet_tid bruddtype:konfidensialitet,integritet,tilgjengelighet
			hovedaarsak:feilsending,publisering,tilgang,snoking,hacking,losepenge,phishing,videresending,tapt_utstyr,papir,avhending,systemfeil,leverandor,bortfall,menneskelig,annet
			kategorier_registrerte antall_registrerte kategorier_opplysninger antall_poster relasjon
			hvor_er_opplysningene konsekvenser tiltak_gjort tiltak_planlagt tiltak>tiltak risiko.sannsynlighet
			risiko.konsekvens risiko.nivaa:usannsynlig,risiko,hoy risiko_begrunnelse
			alvorlighet:lav,moderat,alvorlig,kritisk meldeplikt:ja,nei,vurderes meldt_dt_tid dt_saksnr altinn_ref
			forsinkelse_begrunnelse trinnvis oppfolginger.tid oppfolginger.innhold
			registrerte_informert:ja,nei,ikke_nodvendig registrerte_informert_tid maate innhold unntak34:a,b,c
			varslet_intern.rolle:virksomhetsleder,pvo,isk,byraadsavdeling,kommune_csirt,nsm,politi,forsikring
			varslet_intern.tid system_ref>systemer behandling_ref>behandlinger dba_ref>databehandleravtaler
			lukket_dato laering`},
		{"requests", "krav", "KRV", "personvern", `mottatt_dato kanal registrert_ref
			kravtype:innsyn,retting,sletting,begrensning,dataportabilitet,protest,automatisert,trekke_samtykke,informasjon
			identitet_bekreftet:ja,avventer,nei identitet_dato behandlinger>behandlinger frist forlenget
			forlenget_varslet_dato forlenget_grunn ny_frist utfall:innvilget,delvis,avslatt,trukket,ikke_identifisert
			avslag_hjemmel klagerett_opplyst besvart_dato mottakere_underrettet gebyr`},
		{"agency", "virksomhet", "VIR", "mer", of("behandlingsansvarlig", body) + of("kommune", body) +
			of("personvernombud", office) + of("kontakt", contact) + `navn_nb navn_nn byraadsavdeling offentlig
			digitalsikkerhet aar.aar aar.ansatte_antall aar.aarsverk metode:metodeverk,skala,har_ikke risikoskala
			akseptkriterier.vedtatt_av>personer akseptkriterier.dato akseptkriterier.gjelder_for:sektor,virksomhet,system
			akseptkriterier.akseptabelt_nivaa akseptkriterier.tekst akseptkriterier.unntak kalender.punkt
			kalender.maaned kalender.dag innstillinger.rev_behandling_mnd innstillinger.rev_dba_mnd
			innstillinger.dpia_mnd innstillinger.ros_mnd innstillinger.plan_mnd innstillinger.dok_mnd
			innstillinger.tia_mnd innstillinger.dpf_mnd innstillinger.frist_brudd_t innstillinger.varsel_dager
			innstillinger.oppl_mal_pct innstillinger.oppl_timer innstillinger.stor_skala innstillinger.aksept_mnd
			innstillinger.melde_terskel`},
		{"reports", "rapporter", "RAP", "rapportering", `type:ve,lg aar mal_id mal_versjon svar.sporsmal
			svar.status:besvart,uklart,ikke_besvart svar.verdi svar.beregnet svar.begrunnelse
			svar.sikkerhet:sikker,noe_usikker,usikker svar.kommentar svar.beregnet_tid fjoraar.sporsmal fjoraar.verdi
			deltakere.rolle deltakere.navn fravaer.navn motedato beslutninger.nr beslutninger.tema
			beslutninger.beslutning beslutninger.begrunnelse beslutninger.ansvarlig>personer beslutninger.frist
			beslutninger.type:godkjenning,tiltak,aksept_av_risiko,ressurs,endring_styringssystem,maal,orientering
			beslutninger.tiltak_ref>tiltak beslutninger.dissens beslutninger.vedtatt_dato beslutninger.vedtatt_av>personer
			funn_kommentarer.regel funn_kommentarer.post funn_kommentarer.kommentar forbehold bistand pvo_forelagt
			pvo_forelagt_dato unntakshjemmel dokumentstatus:utkast,til_signering,signert,oversendt,mottatt,erstattet
			versjoner.versjon versjoner.datahash signaturer.navn signaturer.rolle signaturer.tid`},
		{"findings set aside", "unntak", "UNN", "mer", "regel register post begrunnelse navn dato utloper"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := model.Register(tt.register)
			if r == nil {
				t.Fatalf("no register %s", tt.register)
			}
			if r.NoPrefix != tt.prefix || r.Group != tt.group {
				t.Errorf("numbered %s in group %s, want %s in %s", r.NoPrefix, r.Group, tt.prefix, tt.group)
			}
			for _, want := range strings.Fields(tt.fields) {
				mustHave(t, r, want)
			}
		})
	}
}

// What the law asks for in every record is marked so; where the agency's own
// entry stands in for an empty field, the field is only marked as relevant.
func TestNeedsOfLaw(t *testing.T) {
	tests := []struct {
		register, field string
		need            reg.Need
	}{
		{"behandlinger", "formaal", reg.MandatoryField},
		{"behandlinger", "registrerte", reg.MandatoryField},
		{"behandlinger", "mottakere", reg.MandatoryField},
		{"behandlinger", "behandlingsansvarlig", reg.RelevantField},
		{"behandlinger", "personvernombud", reg.RelevantField},
		{"behandlinger", "slettefrister", reg.RelevantField},
		{"behandlinger", "sikkerhetstiltak", reg.RelevantField},
		{"behandlinger", "grunnlag6", reg.RecommendedField},
		{"oppdragsbehandlinger", "oppdragsgivere", reg.MandatoryField},
		{"dpia", "pvo_raad", reg.MandatoryField},
		{"hendelser", "kjennskap_tid", reg.MandatoryField},
		{"hendelser", "meldeplikt", reg.MandatoryField},
		{"virksomhet", "behandlingsansvarlig", reg.MandatoryField},
		{"virksomhet", "personvernombud", reg.MandatoryField},
	}
	for _, tt := range tests {
		f := model.Register(tt.register).Field(tt.field)
		if f.Need != tt.need || (tt.need != reg.RecommendedField && f.Law == "") {
			t.Errorf("%s %s: need %d by %q, want %d and a source", tt.register, tt.field, f.Need, f.Law, tt.need)
		}
	}
}
