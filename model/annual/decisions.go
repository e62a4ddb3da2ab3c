package annual

import (
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
)

// longestTitle is how long the title of an action may be.
const longestTitle = 200

// BecomesAction reports whether a decision is to act, and lacks nothing that its
// action needs: who does it and by when.
func BecomesAction(d model.Decision) bool {
	return d.Type == model.DecisionAction && d.Action == "" && strings.TrimSpace(d.Text) != "" && d.Responsible != "" && d.Due.IsSet()
}

// DecidedActions makes an action of every decision of a review that is to act
// and has none, and enters them in the report. They are saved together with it.
// The same decision gets an action of the same id on every device.
func DecidedActions(report *model.Report) []*model.Action {
	var all []*model.Action
	for i := range report.Decisions {
		d := &report.Decisions[i]
		if !BecomesAction(*d) || report.ID == "" || d.ItemID == "" {
			continue
		}
		number := d.Number
		if !number.IsSet() {
			number = reg.Int(i + 1)
		}
		a, ok := model.Actions.New().(*model.Action)
		if !ok {
			panic("annual: the register of actions holds something else")
		}
		a.ID = report.ID + "-" + d.ItemID
		a.Title, a.Description = actionTitle(*d), strings.TrimSpace(d.Text+"\n"+d.Reason)
		a.Source, a.SourceRef = model.SourceReview, report.No+"/"+number.Text()
		a.Responsible, a.Due, a.Status, a.Decided = d.Responsible, d.Due, model.ActionDecided, d.Decided
		if !a.Decided.IsSet() {
			a.Decided = report.Meeting
		}
		d.Action = a.ID
		all = append(all, a)
	}
	return all
}

// actionTitle is the first line of a decision, as long as a title may be.
func actionTitle(d model.Decision) string {
	title, _, _ := strings.Cut(strings.TrimSpace(d.Text), "\n")
	if runes := []rune(title); len(runes) > longestTitle {
		title = strings.TrimSpace(string(runes[:longestTitle-1])) + "…"
	}
	return title
}
