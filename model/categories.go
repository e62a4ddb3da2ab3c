package model

import (
	"slices"

	"samsvar/model/reg"
)

// SubjectCategory is a group of people whose data are processed.
type SubjectCategory string

// Groups that rules single out.
const (
	SubjectPupil    SubjectCategory = "elev"
	SubjectEmployee SubjectCategory = "ansatt"
	SubjectOther    SubjectCategory = "annet"
)

// SubjectCategories are the groups of people.
var SubjectCategories = reg.NewCodes("registrert_kategori",
	"innbygger", "bruker", "pasient", SubjectPupil, "barnehagebarn", "barn", "foresatt", "parorende",
	"sosialtjeneste", "barnevern", "asyl", SubjectEmployee, "tidl_ansatt", "soker", "innleid", "folkevalgt",
	"frivillig", "leverandor", "part", "besokende", "nettbruker", "naering", SubjectOther)

// Vulnerable reports whether the group counts as vulnerable: they depend on
// the controller or cannot well refuse (WP248, criterion 7).
func (c SubjectCategory) Vulnerable() bool {
	return slices.Contains([]SubjectCategory{"pasient", SubjectPupil, "barnehagebarn", "barn",
		"sosialtjeneste", "barnevern", "asyl", SubjectEmployee}, c)
}

// DataCategory is a kind of personal data.
type DataCategory string

// Kinds that rules single out.
const (
	DataNationalID DataCategory = "fnr"
	DataAssessment DataCategory = "vurdering"
	DataGenetic    DataCategory = "genetisk"
	DataBiometric  DataCategory = "biometrisk"
	DataHealth     DataCategory = "helse"
	DataCriminal   DataCategory = "straff"
	DataLocation   DataCategory = "lokasjon"
	DataOther      DataCategory = "annet"
)

// DataCategories are the kinds of personal data.
var DataCategories = reg.NewCodes("opplysning_kategori",
	"ident", DataNationalID, "adressesperre", "familie", "okonomi", "ansettelse", "utdanning", DataAssessment,
	"bilde_lyd", "kamera", DataLocation, "logg", "kommunikasjon", "taushetsbelagt", "rase_etnisk", "politisk",
	"religion", "fagforening", DataGenetic, DataBiometric, DataHealth, "seksuell", DataCriminal, DataOther)

// Special reports whether the data belong to the special categories of art. 9(1).
func (c DataCategory) Special() bool {
	return slices.Contains([]DataCategory{"rase_etnisk", "politisk", "religion", "fagforening",
		DataGenetic, DataBiometric, DataHealth, "seksuell"}, c)
}

// Criminal reports whether the data are about convictions and offences (art. 10).
func (c DataCategory) Criminal() bool { return c == DataCriminal }

// Personal reports whether the data are of a highly personal nature without
// belonging to art. 9 or 10 (WP248, criterion 4).
func (c DataCategory) Personal() bool {
	return slices.Contains([]DataCategory{"adressesperre", "familie", "okonomi", DataLocation,
		"kommunikasjon", "taushetsbelagt"}, c)
}

// Sensitive reports whether the data count for criterion 4 of WP248.
func (c DataCategory) Sensitive() bool { return c.Special() || c.Criminal() || c.Personal() }

// Scale is how many people a processing concerns.
type Scale string

// Scales are the steps; ScaleUnknown is an answer too.
const (
	ScaleHundred     Scale = "under_100"
	ScaleThousand    Scale = "100_999"
	ScaleTenThousand Scale = "1000_9999"
	ScaleHundredK    Scale = "10000_99999"
	ScaleMore        Scale = "fra_100000"
	ScaleUnknown     Scale = "ukjent"
)

// Scales are the steps in rising order.
var Scales = reg.NewCodes("antall_registrerte",
	ScaleHundred, ScaleThousand, ScaleTenThousand, ScaleHundredK, ScaleMore, ScaleUnknown)

// AtLeast returns the least number of people the step stands for.
func (s Scale) AtLeast() int {
	return map[Scale]int{ScaleHundred: 0, ScaleThousand: 100, ScaleTenThousand: 1000,
		ScaleHundredK: 10000, ScaleMore: 100000}[s]
}

// DataSource is where personal data come from.
type DataSource string

// DataSources are the sources, art. 14(2)(f).
var DataSources = reg.NewCodes[DataSource]("kilde",
	"registrert", "egen_virksomhet", "offentlig_register", "annen_offentlig", "privat", "aapen_kilde")

// SecurityMeasure is a kind of technical or organisational measure, art. 32(1).
type SecurityMeasure string

// SecurityMeasures are the kinds of measures.
var SecurityMeasures = reg.NewCodes[SecurityMeasure]("sikkerhetstiltak",
	"tilgangsstyring", "flerfaktorautentisering", "kryptering_overforing", "kryptering_lagring",
	"pseudonymisering", "logging", "sikkerhetskopi", "segmentering", "sikkerhetsoppdatering", "avhending",
	"opplaering", "taushetserklaering", "fysisk_sikring", "leverandorkontroll", "hendelsesrutine", "testing")

// Principle is one of the principles of art. 5.
type Principle string

// Principles are the principles of art. 5.
var Principles = reg.NewCodes[Principle]("prinsipp",
	"lovlighet", "formaalsbegrensning", "dataminimering", "riktighet", "lagringsbegrensning",
	"integritet_konf", "ansvarlighet")
