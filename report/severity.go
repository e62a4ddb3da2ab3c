package report

import (
	"samsvar/model"
	"samsvar/model/findings"
)

// Severity says how much a thing matters. It is never shown by colour alone:
// every severity has its own sign, and its word stands beside it.
type Severity int

// The severities, from nothing to the gravest; Good marks what is in order.
const (
	SeverityNone Severity = iota
	SeverityGood
	SeverityInfo
	SeverityLow
	SeverityMedium
	SeverityHigh
	SeverityCritical
)

// Sign returns the sign of a severity, empty for SeverityNone.
func (s Severity) Sign() string {
	switch s {
	case SeverityGood:
		return "✓"
	case SeverityInfo:
		return "○"
	case SeverityLow:
		return "▼"
	case SeverityMedium:
		return "●"
	case SeverityHigh:
		return "▲"
	case SeverityCritical:
		return "◆"
	}
	return ""
}

// Label returns sign and word as they are shown together: «▲ Høy».
func (s Severity) Label(word string) string {
	sign := s.Sign()
	if sign == "" || word == "" {
		return sign + word
	}
	return sign + "\u00a0" + word
}

// SeverityOf is how documents and screens show a finding's severity.
func SeverityOf(s findings.Severity) Severity {
	switch s {
	case findings.Critical:
		return SeverityCritical
	case findings.High:
		return SeverityHigh
	case findings.Medium:
		return SeverityMedium
	case findings.Low:
		return SeverityLow
	}
	return SeverityInfo
}

// SeverityOfRisk is how documents and screens show a level of risk.
func SeverityOfRisk(l model.RiskLevel) Severity {
	switch l {
	case model.RiskHigh:
		return SeverityHigh
	case model.RiskMedium:
		return SeverityMedium
	case model.RiskLow:
		return SeverityGood
	}
	return SeverityNone
}
