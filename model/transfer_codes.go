package model

import "samsvar/model/reg"

// TransferVia is how data reach the other country.
type TransferVia string

// TransferVias are the ways.
var TransferVias = reg.NewCodes[TransferVia]("overforing_via",
	"lagring", "fjernaksess", "underdatabehandler", "utlevering")

// SCCVersion is an edition of the EU's standard contractual clauses.
type SCCVersion string

// SCC2021 is the edition in force; the older ones lapsed on 27.12.2022.
const SCC2021 SCCVersion = "2021_914"

// SCCVersions are the editions.
var SCCVersions = reg.NewCodes("scc_versjon", SCC2021, "2010_87", "2004_915", "2001_497")

// SCCModule is a module of the standard contractual clauses.
type SCCModule string

// SCCModules are the modules, by who hands over to whom.
var SCCModules = reg.NewCodes[SCCModule]("scc_modul", "m1", "m2", "m3", "m4")

// DPFScope is what a certification under the Data Privacy Framework covers.
type DPFScope string

// DPFScopes are the scopes: data about employees, and other data.
var DPFScopes = reg.NewCodes[DPFScope]("dpf_omfang", "hr", "ikke_hr")

// TransferConclusion is what an assessment of a transfer ended in.
type TransferConclusion string

// Conclusions of an assessment.
const (
	TransferAdequate         TransferConclusion = "tilstrekkelig"
	TransferAdequateMeasures TransferConclusion = "tilstrekkelig_med_tiltak"
	TransferNotAdequate      TransferConclusion = "ikke_tilstrekkelig"
)

// TransferConclusions are the conclusions.
var TransferConclusions = reg.NewCodes("tia_konklusjon",
	TransferAdequate, TransferAdequateMeasures, TransferNotAdequate)
