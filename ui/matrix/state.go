package matrix

import (
	"slices"

	"samsvar/model"
)

// Cell is a place in the matrix, steps from 1. The zero Cell is none.
type Cell struct{ Likelihood, Impact int }

// IsSet reports whether both steps are chosen.
func (c Cell) IsSet() bool { return c.Likelihood > 0 && c.Impact > 0 }

// CellOf is where a likelihood and an impact meet.
func CellOf(l model.Likelihood, i model.Impact) Cell { return Cell{l.Number(), i.Number()} }

// Codes are the steps as records hold them; empty for no step.
func (c Cell) Codes() (model.Likelihood, model.Impact) {
	if !c.IsSet() {
		return "", ""
	}
	return model.Likelihoods.All()[c.Likelihood-1], model.Impacts.All()[c.Impact-1]
}

// Stage is when a risk is looked at.
type Stage string

// The stages.
const (
	Before Stage = "before" // as things stand
	After  Stage = "after"  // when the measures are in place
)

// Mark is one risk in the matrix.
type Mark struct {
	Number        int
	Name          string
	Before, After Cell
}

// At is where the risk lies at a stage; one that nobody has assessed after
// measures lies where it was.
func (m Mark) At(s Stage) Cell {
	if s == After && m.After.IsSet() {
		return m.After
	}
	return m.Before
}

// Assessed reports whether somebody has placed the risk at this stage.
func (m Mark) Assessed(s Stage) bool {
	if s == After {
		return m.After.IsSet()
	}
	return m.Before.IsSet()
}

// State is what the matrix shows.
type State struct {
	Levels   model.RiskMatrix
	Marks    []Mark
	Selected int // place among Marks; -1 for none
	Stage    Stage
	Cursor   Cell // where the keyboard is
}

// New makes an empty matrix.
func New(levels model.RiskMatrix) *State {
	return &State{Levels: levels, Selected: -1, Stage: Before, Cursor: Cell{1, 1}}
}

// Steps is how many steps likelihood and impact have.
func (s *State) Steps() int { return s.Levels.Steps() }

// Level is the level of a cell, "" for none.
func (s *State) Level(c Cell) model.RiskLevel { return s.Levels.Level(c.Codes()) }

// In lists the places among Marks of the risks that lie in a cell now.
func (s *State) In(c Cell) []int {
	var all []int
	for i, m := range s.Marks {
		if c.IsSet() && m.At(s.Stage) == c {
			all = append(all, i)
		}
	}
	return all
}

// Mark is the selected risk; ok is false where none is.
func (s *State) Mark() (m Mark, ok bool) {
	if s.Selected < 0 || s.Selected >= len(s.Marks) {
		return Mark{}, false
	}
	return s.Marks[s.Selected], true
}

// Select selects a risk and brings the keyboard to it.
func (s *State) Select(at int) {
	s.Selected = at
	if m, ok := s.Mark(); ok && s.inside(m.At(s.Stage)) {
		s.Cursor = m.At(s.Stage)
	}
}

// SelectNumber selects the risk with a number and reports whether there is one.
func (s *State) SelectNumber(number int) bool {
	at := slices.IndexFunc(s.Marks, func(m Mark) bool { return m.Number == number })
	if at >= 0 {
		s.Select(at)
	}
	return at >= 0
}

// inside reports whether a cell lies in this matrix; one of another scale may not.
func (s *State) inside(c Cell) bool {
	return c.IsSet() && c.Likelihood <= s.Steps() && c.Impact <= s.Steps()
}

// Move moves the keyboard's cell, up and to the right, and stays inside.
func (s *State) Move(up, right int) {
	s.Cursor.Likelihood = min(max(s.Cursor.Likelihood+up, 1), s.Steps())
	s.Cursor.Impact = min(max(s.Cursor.Impact+right, 1), s.Steps())
}

// Way is the selected risk's way through the matrix: from before to after its
// measures. ok is false where it does not move or is not wholly placed.
func (s *State) Way() (from, to Cell, ok bool) {
	m, ok := s.Mark()
	if !ok || s.Stage != After || m.Before == m.After || !s.inside(m.Before) || !s.inside(m.After) {
		return Cell{}, Cell{}, false
	}
	return m.Before, m.After, true
}
