package mending

import (
	"strconv"

	"samsvar/i18n"
	"samsvar/storage"
)

// mostLines is how many lines of detail are shown; the command line shows all.
const mostLines = 60

// told words an account of what was done.
func told(t *i18n.Texts, a storage.Account) []string {
	return append(notes(t, a.Notes), findings(t, a.Findings)...)
}

func notes(t *i18n.Texts, all []storage.Note) []string {
	var lines []string
	for _, n := range all {
		lines = append(lines, t.RepairNote(n.Code, n.Args...))
	}
	return lines
}

func findings(t *i18n.Texts, all []storage.Finding) []string {
	var lines []string
	for _, f := range all {
		lines = append(lines, t.T("doctor."+f.Code, f.Args...))
	}
	return lines
}

// outcome words what a way out brings back and loses.
func outcome(t *i18n.Texts, m storage.Remedy) []string {
	lines := []string{t.T("repair.kind." + string(m.Kind))}
	if !m.Last.IsZero() {
		lines = append(lines, t.RepairNote("last", m.Last.UTC().Format("2006-01-02T15:04:05Z07:00")))
	}
	lines = append(lines, t.T("ui.mending.holds", strconv.Itoa(m.Records), strconv.FormatUint(m.Operations, 10)))
	return append(lines, notes(t, m.Loss())...)
}

// cut keeps lines to what can be looked over.
func cut(t *i18n.Texts, lines []string) []string {
	if len(lines) <= mostLines {
		return lines
	}
	return append(lines[:mostLines:mostLines], t.T("ui.mending.more", strconv.Itoa(len(lines)-mostLines)))
}
