package model_test

import (
	"strings"
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

// The fields that the registers of security and organisation must have, by the
// work they serve. "codes" of a choice stand behind a colon.
func TestSecurityAndOrganisationAreDescribed(t *testing.T) {
	common := "nr enhet ansvarlig opprettet endret endret_av revidert_dato revidert_av neste_revisjon arkivref " +
		"konfidensialitet:aapen,intern,beskyttet,strengt_beskyttet merknad virksomhet_ref "
	tests := []struct {
		name, register, prefix, group, fields string
	}{
		{"systems", "systemer", "SYS", "sikkerhet", `navn beskrivelse type:virksomhetsspesifikt,sektorsystem,fellessystem
			eierforhold:systemeier,bruker systemeier>personer forvalter>personer leverandor>leverandorer
			driftsmodell:egen_drift,felles_drift,saas,paas,iaas,skjema driftsland integritet:1,2,3,4 tilgjengelighet
			personopplysninger saerlige_kategorier ekstern_databehandler behandlinger>behandlinger
			dba>databehandleravtaler siste_ros>risikovurderinger neste_ros dpia>dpia kritikalitet rto_timer rpo_timer
			sikkerhetskopi_testet_dato tilgangsgjennomgang_dato innforing_dato avvikling_dato
			livssyklus:planlagt,i_drift,under_utfasing,avviklet arkivverdig slette_arkivplan digitalsikkerhet
			vesentlig_endret_dato vesentlig_endring`},
		{"assets", "informasjonsverdier", "VER", "sikkerhet", `navn dataeier>personer systemer>systemer beskrivelse
			integritet tilgjengelighet begrunnelse hjemmel oppbevaring vurdert_dato`},
		{"risk", "risikovurderinger", "ROS", "sikkerhet", `tittel
			nivaa:virksomhet,prosess,system,prosjekt,anskaffelse,leverandor omfang dato metode deltakere
			verdier>informasjonsverdier systemer>systemer scenarier konklusjon godkjent_av>personer godkjent_dato
			neste_dato utlost_av:periodisk,endring,hendelse,anskaffelse,ny_trussel skala akseptabelt_nivaa
			scenarier.trussel scenarier.saarbarhet scenarier.uonsket_hendelse
			scenarier.kit_berorer:konfidensialitet,integritet,tilgjengelighet scenarier.konsekvenstyper
			scenarier.sannsynlighet scenarier.konsekvens scenarier.nivaa:lav,middels,hoy
			scenarier.eksisterende_tiltak scenarier.nye_tiltak>tiltak scenarier.rest_sannsynlighet
			scenarier.rest_konsekvens scenarier.rest_nivaa scenarier.aksept:akseptert,reduseres,overfores,unngaas
			scenarier.akseptert_av>personer scenarier.akseptert_dato`},
		{"procurements", "anskaffelser", "ANS", "sikkerhet", `tittel dato leverandor>leverandorer
			type:system,tjeneste,skytjeneste,annet krav_is_pv
			ros_fase:ingen,for_kravstilling,under_konkurranse,for_signering,for_produksjonssetting,etter
			ros_ref>risikovurderinger sikkerhetstest:ingen,egen,tredjepart,penetrasjonstest test_dato
			dba_ref>databehandleravtaler dpia_ref>dpia innebygd_personvern_krav uu_krav exit_plan godkjent_dato
			systemer>systemer personopplysninger`},
		{"plans", "kontinuitetsplaner", "KON", "sikkerhet", `tittel omfang systemer>systemer kritiske_tjenester rto rpo
			manuell_reserveloesning varslingsliste_dato versjon godkjent_av>personer godkjent_dato`},
		{"exercises", "ovelser", "OVL", "sikkerhet", `plan_ref>kontinuitetsplaner dato
			type:diskusjon,spill,teknisk,fullskala scenario deltakere funn funn.tiltak>tiltak tiltak>tiltak`},
		{"roles", "rolleinnehav", "ROL", "organisasjon", `rolle:virksomhetsleder,pko,isk,pisk,pvo,systemeier,fagsjef_pv,fagsjef_is,etatsansvarlig,prosesseier,dataeier,leder,ansatt
			person>personer fra til vara_for>personer stillingsprosent dedikert oppnevnt_av>personer
			rollekort>rollekort rollekort_lest_dato`},
		{"role cards", "rollekort", "RKT", "organisasjon", `rolle versjon dato formaal oppgaver fullmakter rapporterer_til
			kompetansekrav dokumentref`},
		{"courses", "kurs", "KUR", "organisasjon", `navn tema:informasjonssikkerhet,personvern,dpia,risikovurdering
			varighet_timer form:e_laering,kurs,forum,intro,ovelse,nanolaering dato maalgruppe arrangor obligatorisk`},
		{"attendances", "deltakelser", "DEL", "organisasjon", `kurs>kurs person antall fullfort_dato timer resultat`},
		{"actions", "tiltak", "TIL", "organisasjon", `tittel beskrivelse
			kilde:lg,ve,ros,dpia,hendelse,revisjon,dba,kontroll,ovelse,styringsdialog,manuelt,datatilsyn kilde_ref
			type:organisatorisk,teknisk,fysisk,juridisk,opplaering frist
			status:foreslatt,besluttet,pagar,utsatt,utfort,avvist prioritet:lav,middels,hoy,kritisk
			ressursbehov_timer kostnad effekt_vurdert effekt_dato utsatt utsatt.fra utsatt.til utsatt.grunn
			utsatt.av lukket_dato lukket_bekreftet_av>personer`},
		{"documents", "styringsdokumenter", "DOK", "organisasjon", `tittel
			type:instruks,mal,rutine,policy,rollekort,akseptkriterier,sikkerhetsmaal,sikkerhetsstrategi,personvernerklaering,opplaeringsplan,dpia_rutine,avviksrutine
			versjon eier>personer godkjent_av>personer dato ref`},
		{"audits", "revisjoner", "REV", "organisasjon", `dato
			type:internrevisjon,kommunerevisjon,datatilsyn,ekstern,egenkontroll omfang funn funn.tiltak>tiltak`},
		{"enquiries", "henvendelser", "HNV", "organisasjon", `dato fra_enhet>enheter
			tema:behandlingsgrunnlag,innsyn,dpia,databehandleravtale,schrems,ansattopplysninger,behandlingsansvar,annet
			spoersmaal svar svartype:veileder,mal,vurdering,raadgivning tidsbruk_min lukket_dato lenker`},
		{"units", "enheter", "ENH", "mer", `navn navn_nn leder>personer ansatte.aar ansatte.ansatte_antall ansatte.aarsverk`},
		{"persons", "personer", "PER", "mer", `navn stilling epost enhet>enheter ansattnr initialer`},
		{"suppliers", "leverandorer", "LEV", "mer", `navn orgnr land kontakt.navn kontakt.epost kontakt.telefon personvernombud.navn`},
		{"certificates", "sertifikater", "SER", "mer", `navn person>personer virksomhet fingeravtrykk utsteder gyldig_fra gyldig_til
			kontroll:oppmote,telefon,kjent_utsteder,annet kontrollert_dato kontrollert_av>personer status:kjent,tilbakekalt
			tilbakekalt_dato tilbakekalt_aarsak sertifikat`},
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
			for _, want := range strings.Fields(common + tt.fields) {
				mustHave(t, r, want)
			}
		})
	}
}

// mustHave checks one field: path, "path:codes" or "path>target".
func mustHave(t *testing.T, r *reg.Register, want string) {
	t.Helper()
	path, codes, _ := strings.Cut(want, ":")
	path, target, linked := strings.Cut(path, ">")
	f := r.Field(path)
	switch {
	case f == nil:
		t.Errorf("no field %s", path)
	case linked && f.Target != target:
		t.Errorf("%s links to %q, want %q", path, f.Target, target)
	case codes != "":
		for _, code := range strings.Split(codes, ",") {
			if f.Codes == nil || !f.Codes.Has(code) {
				t.Errorf("%s has no code %s", path, code)
			}
		}
	}
}

func TestConditionalFields(t *testing.T) {
	tests := []struct {
		name, register, field string
		given                 map[string]string
		want                  bool
	}{
		{"special categories of personal data", "systemer", "saerlige_kategorier", map[string]string{"personopplysninger": "ja"}, true},
		{"special categories of nothing", "systemer", "saerlige_kategorier", map[string]string{"personopplysninger": "nei"}, false},
		{"plan for deletion while leaving", "systemer", "slette_arkivplan", map[string]string{"livssyklus": "under_utfasing"}, true},
		{"no plan for deletion in use", "systemer", "slette_arkivplan", map[string]string{"livssyklus": "i_drift"}, false},
		{"what changed, with a date", "systemer", "vesentlig_endring", map[string]string{"vesentlig_endret_dato": "2026-01-02"}, true},
		{"what changed, without", "systemer", "vesentlig_endring", nil, false},
		{"supplier assessed", "risikovurderinger", "leverandor", map[string]string{"nivaa": "leverandor"}, true},
		{"system assessed", "risikovurderinger", "leverandor", map[string]string{"nivaa": "system"}, false},
		{"risk assessed in a phase", "anskaffelser", "ros_ref", map[string]string{"ros_fase": "for_signering"}, true},
		{"risk never assessed", "anskaffelser", "ros_ref", map[string]string{"ros_fase": "ingen"}, false},
		{"tested", "anskaffelser", "test_dato", map[string]string{"sikkerhetstest": "egen"}, true},
		{"not tested", "anskaffelser", "test_dato", map[string]string{"sikkerhetstest": "ingen"}, false},
		{"agreement where personal data are not ruled out", "anskaffelser", "dba_ref", nil, true},
		{"no agreement without personal data", "anskaffelser", "dba_ref", map[string]string{"personopplysninger": "nei"}, false},
		{"head-count", "deltakelser", "antall", nil, true},
		{"no head-count of a person", "deltakelser", "antall", map[string]string{"person": "10442"}, false},
		{"done action has effect", "tiltak", "effekt_vurdert", map[string]string{"status": "utfort"}, true},
		{"open action has none", "tiltak", "effekt_vurdert", map[string]string{"status": "pagar"}, false},
		{"date of checking the effect", "tiltak", "effekt_dato", map[string]string{"status": "utfort", "effekt_vurdert": "ja"}, true},
		{"no date where unchecked", "tiltak", "effekt_dato", map[string]string{"status": "utfort", "effekt_vurdert": "nei"}, false},
		{"rejected with a reason", "tiltak", "avvist_begrunnelse", map[string]string{"status": "avvist"}, true},
		{"year of a training plan", "styringsdokumenter", "gjelder_aar", map[string]string{"type": "opplaeringsplan"}, true},
		{"no year of a routine", "styringsdokumenter", "gjelder_aar", map[string]string{"type": "rutine"}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := model.Register(tt.register)
			if got := r.Field(tt.field).Visible(r.Load(tt.given)); got != tt.want {
				t.Errorf("visible: %t, want %t", got, tt.want)
			}
		})
	}
}
