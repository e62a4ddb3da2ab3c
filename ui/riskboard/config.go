package riskboard

import (
	"strconv"
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/ui/matrix"
	"samsvar/ui/parts"
	"samsvar/ui/worksheet"
)

// The keys of an item's fields that every such list has.
const (
	likelihoodKey     = "sannsynlighet"
	impactKey         = "konsekvens"
	levelKey          = "nivaa"
	restLikelihoodKey = "rest_sannsynlighet"
	restImpactKey     = "rest_konsekvens"
	restLevelKey      = "rest_nivaa"
)

// Config says which list it is and how it is worked on.
type Config struct {
	List    string   // key of the list
	Name    string   // key of the item's field that says what may happen
	Before  []string // fields of an item about the risk as it stands
	After   []string // fields about what is done and what is then left
	Actions string   // key of the item's links to actions
	Source  model.ActionSource
	// Levels is the matrix that holds now, and Accepted the level that may stand
	// without a decision.
	Levels   func() model.RiskMatrix
	Accepted func() model.RiskLevel
}

// risks reads and writes the list in the draft of a sheet.
type risks struct {
	Config
	sheet *worksheet.Sheet
}

func (r risks) field() *reg.Field { return r.sheet.Register.Field(r.List) }

func (r risks) items() reg.ItemList {
	list, ok := r.field().Of(r.sheet.Draft).(reg.ItemList)
	if !ok {
		panic("riskboard: field " + r.List + " has no list")
	}
	return list
}

// sub is a field of the items.
func (r risks) sub(key string) *reg.Field {
	for _, f := range r.field().Sub {
		if f.Key == key {
			return f
		}
	}
	panic("riskboard: an item of " + r.List + " has no field " + key)
}

func (r risks) get(at int, key string) string { return r.sub(key).Of(r.items().At(at)).Text() }

// set takes a canonical value; the codes it is given always are ones.
func (r risks) set(at int, key, text string) {
	if err := r.sub(key).Of(r.items().At(at)).Parse(text); err != nil {
		r.sheet.Failed(err)
	}
}

// name is what may happen, in one line.
func (r risks) name(at int) string {
	line, _, _ := strings.Cut(strings.TrimSpace(r.get(at, r.Name)), "\n")
	if line == "" {
		return r.t("unnamed")
	}
	return line
}

func (r risks) t(key string, args ...string) string {
	return r.sheet.Texts.T("ui.riskboard."+key, args...)
}

func (r risks) cell(at int, stage matrix.Stage) matrix.Cell {
	likelihood, impact := keysOf(stage)
	return matrix.CellOf(model.Likelihood(r.get(at, likelihood)), model.Impact(r.get(at, impact)))
}

func keysOf(stage matrix.Stage) (likelihood, impact string) {
	if stage == matrix.After {
		return restLikelihoodKey, restImpactKey
	}
	return likelihoodKey, impactKey
}

// put puts a risk into a cell, with the level that the matrix gives it.
func (r risks) put(at int, stage matrix.Stage, c matrix.Cell) {
	likelihood, impact := keysOf(stage)
	l, i := c.Codes()
	r.set(at, likelihood, string(l))
	r.set(at, impact, string(i))
	if !c.IsSet() {
		level := levelKey
		if stage == matrix.After {
			level = restLevelKey
		}
		r.set(at, level, "")
	}
	r.derive(at)
}

// derive sets the levels that the matrix gives; one that was chosen without
// likelihood and consequence stays.
func (r risks) derive(at int) {
	for stage, key := range map[matrix.Stage]string{matrix.Before: levelKey, matrix.After: restLevelKey} {
		if level := r.Levels().Level(r.cell(at, stage).Codes()); level != "" {
			r.set(at, key, string(level))
		}
	}
}

// level is that of a risk at a stage, "" where it is not known. After measures
// it is the one before where nothing else is assessed.
func (r risks) level(at int, stage matrix.Stage) model.RiskLevel {
	key := levelKey
	if stage == matrix.After {
		key = restLevelKey
	}
	level := r.Levels().Level(r.cell(at, stage).Codes())
	if level == "" {
		level = model.RiskLevel(r.get(at, key))
	}
	if level == "" && stage == matrix.After {
		return r.level(at, matrix.Before)
	}
	return level
}

func (r risks) marks() []matrix.Mark {
	var all []matrix.Mark
	for at := range r.items().Len() {
		all = append(all, matrix.Mark{Number: at + 1, Name: r.name(at), Before: r.cell(at, matrix.Before), After: r.cell(at, matrix.After)})
	}
	return all
}

// sign is a level as it is shown.
func (r risks) sign(l model.RiskLevel) parts.Sign {
	if l == "" {
		return parts.Sign{Word: r.t("not_assessed")}
	}
	return parts.Sign{Severity: report.SeverityOfRisk(l), Word: r.sheet.Texts.T("ui.matrix.level." + string(l))}
}

// signs are the levels before and after, or the one where nothing changes.
func (r risks) signs(at int) []parts.Sign {
	before, after := r.level(at, matrix.Before), r.level(at, matrix.After)
	if before == after {
		return []parts.Sign{r.sign(before)}
	}
	return []parts.Sign{r.sign(before), {Word: "→"}, r.sign(after)}
}

// actions are the actions against a risk.
func (r risks) actions(at int) []*model.Action {
	var all []*model.Action
	for _, id := range reg.SplitList(r.get(at, r.Actions)) {
		if a := model.Actions.Get(r.sheet.Store.View(), reg.ID(id)); a != nil {
			all = append(all, a)
		}
	}
	return all
}

// link adds an action to those against a risk.
func (r risks) link(at int, id reg.ID) {
	r.set(at, r.Actions, reg.JoinList(append(reg.SplitList(r.get(at, r.Actions)), string(id))))
}

func number(at int) string { return strconv.Itoa(at + 1) }
