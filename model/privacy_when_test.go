package model_test

import (
	"testing"

	"samsvar/model"
)

func TestConditionalFieldsOfPrivacy(t *testing.T) {
	const (
		health   = `[{"kategori":"pasient","opplysninger":"ident|helse"}]`
		names    = `[{"kategori":"innbygger","opplysninger":"ident"}]`
		offences = `[{"kategori":"ansatt","opplysninger":"straff"}]`
	)
	type values = map[string]string
	tests := []struct {
		name, register, field string
		given                 values
		want                  bool
	}{
		{"law behind an obligation", "behandlinger", "supplerende", values{"grunnlag6": `[{"grunnlag":"6_1_c"}]`}, true},
		{"law behind a public task", "behandlinger", "supplerende", values{"grunnlag6": `[{"grunnlag":"6_1_b"},{"grunnlag":"6_1_e"}]`}, true},
		{"no law behind a contract", "behandlinger", "supplerende", values{"grunnlag6": `[{"grunnlag":"6_1_b"}]`}, false},
		{"law that is there stays in sight", "behandlinger", "supplerende", values{"supplerende": `[{"lov":"arkivlova"}]`}, true},
		{"balancing of interests", "behandlinger", "interesseavveining", values{"grunnlag6": `[{"grunnlag":"6_1_f"}]`}, true},
		{"nothing to balance", "behandlinger", "interesseavveining", values{"grunnlag6": `[{"grunnlag":"6_1_e"}]`}, false},
		{"proof of consent", "behandlinger", "samtykke_dokumentasjon", values{"grunnlag6": `[{"grunnlag":"6_1_a"}]`}, true},
		{"proof of explicit consent", "behandlinger", "samtykke_dokumentasjon", values{"grunnlag9": `[{"grunnlag":"9_2_a"}]`}, true},
		{"no consent", "behandlinger", "samtykke_dokumentasjon", nil, false},
		{"special categories", "behandlinger", "grunnlag9", values{"registrerte": health}, true},
		{"no special categories", "behandlinger", "grunnlag9", values{"registrerte": names}, false},
		{"law behind health care", "behandlinger", "supplerende9", values{"grunnlag9": `[{"grunnlag":"9_2_h"}]`}, true},
		{"no law behind explicit consent", "behandlinger", "supplerende9", values{"grunnlag9": `[{"grunnlag":"9_2_a"}]`}, false},
		{"criminal offences", "behandlinger", "grunnlag10", values{"registrerte": offences}, true},
		{"no criminal offences", "behandlinger", "grunnlag10", values{"registrerte": health}, false},
		{"reason for identity numbers", "behandlinger", "fodselsnummer_begrunnelse", values{"fodselsnummer": "ja"}, true},
		{"reason for identity numbers among the data", "behandlinger", "fodselsnummer_begrunnelse", values{"registrerte": `[{"opplysninger":"fnr"}]`}, true},
		{"no identity numbers", "behandlinger", "fodselsnummer_begrunnelse", values{"fodselsnummer": "nei"}, false},
		{"recipients", "behandlinger", "mottakere", nil, true},
		{"no recipients", "behandlinger", "mottakere", values{"ingen_mottakere": "ja"}, false},
		{"representative", "behandlinger", "representant", values{"utenfor_eos": "ja"}, true},
		{"no representative", "behandlinger", "representant", nil, false},
		{"joint arrangement", "behandlinger", "ordning_ref", values{"felles_ansvar": "ja"}, true},
		{"no joint arrangement", "behandlinger", "ordning_ref", values{"felles_ansvar": "nei"}, false},
		{"basis of automated decisions", "behandlinger", "art22_grunnlag", values{"automatiserte_avgjorelser": "ja"}, true},
		{"law of not informing", "behandlinger", "informasjon_unntak_hjemmel", values{"informasjon_gitt": "unntak"}, true},
		{"deletion when ended", "behandlinger", "sletting_bekreftet", values{"status": "avsluttet"}, true},
		{"no deletion while in force", "behandlinger", "sletting_bekreftet", values{"status": "gjeldende"}, false},
		{"reason of an override", "behandlinger", "dpia_overstyring_tekst", values{"dpia_overstyring": "ikke_nodvendig"}, true},
		{"no override", "behandlinger", "dpia_overstyring_tekst", nil, false},
		{"contents of an agreement", "databehandleravtaler", "28_3_a", values{"status": "signert"}, true},
		{"no contents where it is missing", "databehandleravtaler", "28_3_a", values{"status": "mangler"}, false},
		{"reason where none is needed", "databehandleravtaler", "ikke_paakrevd_begrunnelse", values{"status": "ikke_paakrevd"}, true},
		{"assessment of standard clauses", "overforinger", "tia", values{"grunnlag": "46_2_c"}, true},
		{"assessment of binding rules", "overforinger", "tia", values{"grunnlag": "46_2_b"}, true},
		{"no assessment with adequacy", "overforinger", "tia", values{"grunnlag": "45"}, false},
		{"no assessment with a derogation", "overforinger", "tia", values{"grunnlag": "49_1_a"}, false},
		{"module of the clauses", "overforinger", "scc_modul", values{"grunnlag": "46_2_c"}, true},
		{"no module elsewhere", "overforinger", "scc_modul", values{"grunnlag": "46_2_d"}, false},
		{"certification", "overforinger", "dpf_sertifisert", values{"grunnlag": "45_dpf"}, true},
		{"authorisation", "overforinger", "autorisasjon_ref", values{"grunnlag": "46_3_b"}, true},
		{"public powers", "overforinger", "offentlig_myndighetsutoving", values{"grunnlag": "49_1_b"}, true},
		{"safeguards", "overforinger", "garantier", values{"grunnlag": "49_1_ledd2"}, true},
		{"an assessment that is not needed is not described", "dpia", "beskrivelse", values{"status": "ikke_nodvendig"}, false},
		{"an assessment is described", "dpia", "beskrivelse", values{"status": "paabegynt"}, true},
		{"consultation at high residual risk", "dpia", "forhandsdroftelse", values{"restrisiko": "hoy"}, true},
		{"no consultation", "dpia", "forhandsdroftelse", values{"restrisiko": "lav"}, false},
		{"deadline of a breach", "hendelser", "kjennskap_tid", values{"type": "personvernbrudd"}, true},
		{"no deadline of a deviation", "hendelser", "kjennskap_tid", values{"type": "personvernavvik"}, false},
		{"who is affected by a deviation", "hendelser", "kategorier_registrerte", values{"type": "personvernavvik"}, true},
		{"nobody affected without personal data", "hendelser", "kategorier_registrerte", values{"type": "sikkerhetshendelse"}, false},
		{"why awareness came later", "hendelser", "kjennskap_begrunnelse",
			values{"type": "personvernbrudd", "oppdaget_tid": "2026-01-01T08:00:00Z", "kjennskap_tid": "2026-01-02T08:00:00Z"}, true},
		{"aware at once", "hendelser", "kjennskap_begrunnelse",
			values{"type": "personvernbrudd", "oppdaget_tid": "2026-01-01T08:00:00Z", "kjennskap_tid": "2026-01-01T08:00:00Z"}, false},
		{"why people were not told", "hendelser", "unntak34",
			values{"type": "personvernbrudd", "risiko": `{"nivaa":"hoy"}`, "registrerte_informert": "nei"}, true},
		{"people were told", "hendelser", "unntak34",
			values{"type": "personvernbrudd", "risiko": `{"nivaa":"hoy"}`, "registrerte_informert": "ja"}, false},
		{"later notifications", "hendelser", "oppfolginger", values{"type": "personvernbrudd", "trinnvis": "ja"}, true},
		{"when told of extension", "krav", "forlenget_varslet_dato", values{"forlenget": "ja"}, true},
		{"not extended", "krav", "forlenget_varslet_dato", nil, false},
		{"law of a refusal", "krav", "avslag_hjemmel", values{"utfall": "avslatt"}, true},
		{"no law of a grant", "krav", "avslag_hjemmel", values{"utfall": "innvilget"}, false},
		{"recipients of an erasure", "krav", "mottakere_underrettet", values{"kravtype": "sletting"}, true},
		{"no recipients of access", "krav", "mottakere_underrettet", values{"kravtype": "innsyn"}, false},
		{"a declaration has no meeting", "rapporter", "deltakere", values{"type": "ve"}, false},
		{"a review has one", "rapporter", "deltakere", values{"type": "lg"}, true},
		{"when the officer was asked", "rapporter", "pvo_forelagt_dato", values{"pvo_forelagt": "ja"}, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := model.Register(tt.register)
			rec := r.Load(tt.given)
			if unread := r.Unread(rec); len(unread) > 0 {
				t.Fatalf("cannot read %v", unread)
			}
			if got := r.Field(tt.field).Visible(rec); got != tt.want {
				t.Errorf("visible: %t, want %t", got, tt.want)
			}
		})
	}
}
