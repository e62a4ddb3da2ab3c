package incident

import (
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/breach"
)

// reasons words what a judgement rests on: a sentence for each answer, and what
// they come to.
func reasons(t *i18n.Texts, a breach.Answers, j breach.Judgement) string {
	var said []string
	for _, q := range breach.Questions() {
		key := strings.TrimPrefix(q.Key, "bruddvurdering_")
		if answer := a[key]; answer != "" && a.Asked(key) {
			said = append(said, t.T("ui.incident.why."+key+"."+answer))
		}
	}
	if j.Raised != "" {
		said = append(said, t.T("ui.incident.why.raised."+j.Raised))
	}
	level := t.T("ui.incident.why.level." + string(j.Level))
	return strings.Join(said, " ") + "\n\n" + level
}

// suggestion words what the answers suggest, for the head of the card.
func suggestion(t *i18n.Texts, j breach.Judgement) string {
	return t.T("ui.incident.suggestion", t.Code(&model.IncidentSeverities.CodeSet, string(j.Severity)),
		t.Code(&model.BreachLevels.CodeSet, string(j.Level)))
}
