package model

import "samsvar/model/reg"

// Exercise is one rehearsal of a continuity plan.
type Exercise struct {
	Common
	Attached
	Title        string
	Plan         reg.ID
	Date         reg.Day
	Type         ExerciseType
	Scenario     string
	Participants string
	Evaluation   string
	Findings     []Finding
	Actions      []reg.ID
}

// ExerciseType is how a plan was rehearsed.
type ExerciseType string

// Kinds of exercises.
const (
	ExerciseTabletop ExerciseType = "diskusjon"
	ExerciseGame     ExerciseType = "spill"
	ExerciseRestore  ExerciseType = "teknisk"
	ExerciseFull     ExerciseType = "fullskala"
)

// ExerciseTypes are the kinds of exercises.
var ExerciseTypes = reg.NewCodes("ovelsestype", ExerciseTabletop, ExerciseGame, ExerciseRestore, ExerciseFull)

// Finding is something an exercise or audit found, and what is done about it.
type Finding struct {
	reg.Item
	Text    string
	Actions []reg.ID
	Closed  reg.Day
}

// findingFields describes a Finding.
func findingFields() reg.Of[Finding] {
	return reg.Fields(
		reg.LongText("beskrivelse", func(f *Finding) *string { return &f.Text }, reg.Required),
		reg.Links("tiltak", func(f *Finding) *[]reg.ID { return &f.Actions }, "tiltak"),
		reg.Date("lukket_dato", func(f *Finding) *reg.Day { return &f.Closed }),
	)
}

// Unanswered reports whether the finding is open and no action answers it.
func (f *Finding) Unanswered() bool { return !f.Closed.IsSet() && len(f.Actions) == 0 }

// Held reports whether the exercise has taken place by the end of the day.
func (e *Exercise) Held(day reg.Day) bool { return e.Date.IsSet() && e.Date <= day }

// Exercises is the register of exercises.
var Exercises = describe("ovelser",
	reg.Section("hoved",
		reg.Text("tittel", func(e *Exercise) *string { return &e.Title }, reg.Listed, reg.Recommended, reg.Max(200)),
		reg.Link("plan_ref", func(e *Exercise) *reg.ID { return &e.Plan }, "kontinuitetsplaner", reg.Listed, reg.Recommended),
		reg.Date("dato", func(e *Exercise) *reg.Day { return &e.Date }, reg.Listed, reg.Recommended, happens(DateExercise)),
		reg.Choice("type", func(e *Exercise) *ExerciseType { return &e.Type }, ExerciseTypes, reg.Listed, reg.Recommended),
		reg.LongText("scenario", func(e *Exercise) *string { return &e.Scenario }),
		reg.LongText("deltakere", func(e *Exercise) *string { return &e.Participants }, reg.Personal),
	),
	reg.Section("resultat",
		reg.LongText("evaluering", func(e *Exercise) *string { return &e.Evaluation }),
		reg.Items("funn", func(e *Exercise) *[]Finding { return &e.Findings }, findingFields()),
		reg.Links("tiltak", func(e *Exercise) *[]reg.ID { return &e.Actions }, "tiltak"),
	),
).Prefix("OVL").In("sikkerhet").Named("tittel").Known("tittel", "plan_ref", "dato")
