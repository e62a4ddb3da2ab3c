package shell

import (
	"samsvar/model"
	"samsvar/ui/screen"
)

// bench is the screen for the work with one record of a register.
type bench struct {
	register string
	title    string // key of the words that lead there
	kind     screen.Kind
}

// benches are the registers whose records have such a screen. A new one also
// gets its kind in package screen and its line in newScreen.
func benches() []bench {
	return []bench{
		{model.Incidents.Key, "ui.incident.open", screen.Incident},
		{model.ProcessingRecords.Key, "ui.dpia.open_threshold", screen.Threshold},
		{model.DPIAs.Key, "ui.dpia.open_full", screen.DPIA},
		{model.RiskAssessments.Key, "ui.risk.open", screen.Risk},
		{model.DataSubjectRequests.Key, "ui.request.open", screen.Request},
	}
}

// workbench tells of a register what screen.Workbench asks.
func workbench(register string) (titleKey string, kind screen.Kind, ok bool) {
	for _, b := range benches() {
		if b.register == register {
			return b.title, b.kind, true
		}
	}
	return "", "", false
}
