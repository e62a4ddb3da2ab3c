package screen

import (
	"samsvar/i18n"
	"samsvar/model/findings"
	"samsvar/report/frame"
)

// GravityWord is the word of a severity: «Kritisk».
func GravityWord(t *i18n.Texts, s findings.Severity) string {
	return t.Code(&findings.Severities.CodeSet, string(s))
}

// Remedy says what to do about a finding, "" where the finding says it itself.
func Remedy(t *i18n.Texts, f findings.Finding) string { return frame.Remedy(t, f) }
