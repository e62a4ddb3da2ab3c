package matrix

import (
	"slices"
	"testing"

	"samsvar/model"
)

func three() *State {
	s := New(model.RiskScale4.RiskMatrix())
	s.Marks = []Mark{
		{Number: 1, Name: "en", Before: Cell{4, 4}, After: Cell{2, 4}},
		{Number: 2, Name: "to", Before: Cell{2, 4}},
		{Number: 3, Name: "tre"},
	}
	return s
}

func TestRisksLieWhereTheyAreAtEachStage(t *testing.T) {
	s := three()
	if got := s.In(Cell{4, 4}); !slices.Equal(got, []int{0}) {
		t.Errorf("before: %v", got)
	}
	s.Stage = After
	if got := s.In(Cell{2, 4}); !slices.Equal(got, []int{0, 1}) {
		t.Errorf("after: %v; a risk that is not assessed after measures stays where it was", got)
	}
	if s.Marks[1].Assessed(After) || !s.Marks[0].Assessed(After) {
		t.Error("what is assessed after measures is not told apart")
	}
	if got := s.In(Cell{}); got != nil {
		t.Errorf("a risk without steps lies in %v", got)
	}
}

func TestLevelsAreThoseOfTheMatrix(t *testing.T) {
	s := three()
	for cell, want := range map[Cell]model.RiskLevel{{1, 1}: model.RiskLow, {1, 4}: model.RiskMedium, {4, 4}: model.RiskHigh, {}: "", {5, 5}: ""} {
		if got := s.Level(cell); got != want {
			t.Errorf("%v is %q, want %q", cell, got, want)
		}
	}
}

func TestTheKeyboardStaysInside(t *testing.T) {
	s := three()
	s.Move(-1, -1)
	if s.Cursor != (Cell{1, 1}) {
		t.Errorf("left the matrix: %v", s.Cursor)
	}
	s.Move(9, 9)
	if s.Cursor != (Cell{4, 4}) {
		t.Errorf("left the matrix: %v", s.Cursor)
	}
	s.Select(1)
	if s.Cursor != (Cell{2, 4}) {
		t.Errorf("selecting a risk goes to %v", s.Cursor)
	}
	s.Select(2)
	if s.Cursor != (Cell{2, 4}) {
		t.Errorf("a risk that lies nowhere moved the keyboard to %v", s.Cursor)
	}
	if s.SelectNumber(7) || !s.SelectNumber(1) || s.Selected != 0 {
		t.Errorf("selected %d", s.Selected)
	}
}

func TestTheWayOfARisk(t *testing.T) {
	s := three()
	s.Select(0)
	if _, _, ok := s.Way(); ok {
		t.Error("there is a way before measures")
	}
	s.Stage = After
	if from, to, ok := s.Way(); !ok || from != (Cell{4, 4}) || to != (Cell{2, 4}) {
		t.Errorf("%v → %v, %v", from, to, ok)
	}
	s.Select(1)
	if _, _, ok := s.Way(); ok {
		t.Error("a risk that is not assessed after measures moves")
	}
}

func TestCodesAndBack(t *testing.T) {
	for l := range 5 {
		for i := range 5 {
			c := Cell{l + 1, i + 1}
			if got := CellOf(c.Codes()); got != c {
				t.Errorf("%v became %v", c, got)
			}
		}
	}
	if l, i := (Cell{Likelihood: 3}).Codes(); l != "" || i != "" {
		t.Errorf("half a cell has %q and %q", l, i)
	}
}
