package model

import (
	"strings"

	"samsvar/model/reg"
)

// RiskScale says how many steps likelihood and impact have.
type RiskScale string

// The scales.
const (
	RiskScale4 RiskScale = "1_4"
	RiskScale5 RiskScale = "1_5"
)

// RiskScales are the scales; the first is the usual one.
var RiskScales = reg.NewCodes("risikoskala", RiskScale4, RiskScale5)

// Steps returns the number of steps, 4 where no scale is chosen.
func (s RiskScale) Steps() int {
	if s == RiskScale5 {
		return 5
	}
	return 4
}

// Likelihood is a step of the scale, 1 to 5.
type Likelihood string

// Likelihoods are the steps in rising order; 5 belongs to RiskScale5 alone.
var Likelihoods = reg.NewCodes[Likelihood]("sannsynlighet", "1", "2", "3", "4", "5")

// Number returns the step as 1 to 5, or 0 when it is not chosen.
func (l Likelihood) Number() int { return Likelihoods.Index(string(l)) + 1 }

// Impact is how grave a consequence is, 1 to 5.
type Impact string

// Impacts are the steps in rising order; 5 belongs to RiskScale5 alone.
var Impacts = reg.NewCodes[Impact]("konsekvens", "1", "2", "3", "4", "5")

// Number returns the step as 1 to 5, or 0 when it is not chosen.
func (i Impact) Number() int { return Impacts.Index(string(i)) + 1 }

// RiskLevel is a colour of the risk matrix.
type RiskLevel string

// The levels, from green to red.
const (
	RiskLow    RiskLevel = "lav"
	RiskMedium RiskLevel = "middels"
	RiskHigh   RiskLevel = "hoy"
)

// RiskLevels are the levels in rising order.
var RiskLevels = reg.NewCodes("risikonivaa", RiskLow, RiskMedium, RiskHigh)

// Number returns the level as 1 to 3, or 0 when it is not known.
func (l RiskLevel) Number() int { return RiskLevels.Index(string(l)) + 1 }

// Above reports whether the level is known and higher than the accepted one.
func (l RiskLevel) Above(accepted RiskLevel) bool { return l.Number() > accepted.Number() }

// RiskMatrix says cell by cell which level a likelihood and an impact give. It
// is data that an agency decides on, not a formula.
type RiskMatrix struct {
	rows []string // one per likelihood from 1, one letter per impact from 1
}

// Letters of a matrix in text, one per level.
const matrixLetters = "LMH"

// The matrices used where an agency has decided on none of its own.
const (
	matrixText4 = "LLLM LMMM LMHH MMHH"
	matrixText5 = "LLLMM LMMMH LMHHH MMHHH MHHHH"
)

// RiskMatrix returns the usual matrix of the scale.
func (s RiskScale) RiskMatrix() RiskMatrix {
	if s == RiskScale5 {
		return RiskMatrix{strings.Fields(matrixText5)}
	}
	return RiskMatrix{strings.Fields(matrixText4)}
}

// ParseRiskMatrix reads a matrix of this scale from text: a word for each
// likelihood from the lowest, in it a letter L, M or H for each impact from the
// least, as in "LLLM LMMM LMHH MMHH". ok is false where the text is no such matrix.
func (s RiskScale) ParseRiskMatrix(text string) (m RiskMatrix, ok bool) {
	rows := strings.Fields(strings.ToUpper(text))
	if len(rows) != s.Steps() {
		return RiskMatrix{}, false
	}
	for _, row := range rows {
		if len(row) != s.Steps() || strings.Trim(row, matrixLetters) != "" {
			return RiskMatrix{}, false
		}
	}
	return RiskMatrix{rows}, true
}

// RiskMatrixOr returns the matrix in the text, or the usual one of the scale
// where the text is empty or no matrix.
func (s RiskScale) RiskMatrixOr(text string) RiskMatrix {
	if m, ok := s.ParseRiskMatrix(text); ok {
		return m
	}
	return s.RiskMatrix()
}

// Text returns the matrix as ParseRiskMatrix reads it.
func (m RiskMatrix) Text() string { return strings.Join(m.rows, " ") }

// Steps returns the number of steps of likelihood and impact.
func (m RiskMatrix) Steps() int { return len(m.rows) }

// Level looks a level up; "" where a step is not chosen or not in the matrix.
func (m RiskMatrix) Level(l Likelihood, i Impact) RiskLevel {
	row, column := l.Number(), i.Number()
	if row < 1 || column < 1 || row > len(m.rows) || column > len(m.rows) {
		return ""
	}
	return RiskLevels.All()[strings.IndexByte(matrixLetters, m.rows[row-1][column-1])]
}

// What a scenario could harm.
const (
	HarmLife       Harm = "liv_helse"
	HarmPrivacy    Harm = "personvern"
	HarmEconomy    Harm = "okonomi"
	HarmService    Harm = "tjenesteproduksjon"
	HarmReputation Harm = "omdomme"
	HarmCompliance Harm = "regelverk"
)

// Harm is a type of consequence.
type Harm string

// Harms are the types of consequences.
var Harms = reg.NewCodes("konsekvenstype", HarmLife, HarmPrivacy, HarmEconomy, HarmService, HarmReputation, HarmCompliance)

// SecurityAim is one of confidentiality, integrity and availability.
type SecurityAim string

// The three aims.
const (
	AimConfidentiality SecurityAim = "konfidensialitet"
	AimIntegrity       SecurityAim = "integritet"
	AimAvailability    SecurityAim = "tilgjengelighet"
)

// SecurityAims are the three aims.
var SecurityAims = reg.NewCodes("kit", AimConfidentiality, AimIntegrity, AimAvailability)
