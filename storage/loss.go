package storage

import "strconv"

// Loss tells what a remedy brings back and what it loses.
func (m Remedy) Loss() []Note {
	var a Account
	if m.Retaken > 0 {
		a.note(NoteRetaken, strconv.Itoa(m.Retaken))
	}
	switch {
	case m.Kind == RemedySalvage:
		a.notes(m.Salvaged.Notes())
	case m.LostSets < 0:
		a.note(NoteLostUnknown)
	case m.LostSets > 0:
		a.note(NoteLostSets, strconv.Itoa(m.LostSets))
	default:
		a.note(NoteLostNothing)
	}
	return a.Notes
}

// Notes tells what was read and lost: first of each register, then of the
// history.
func (s Salvaged) Notes() []Note {
	var a Account
	for _, r := range s.Registers {
		a.note(NoteRegister, r.Register, strconv.Itoa(r.Read), strconv.Itoa(r.Lost))
		if r.Stale > 0 {
			a.note(NoteStale, r.Register, strconv.Itoa(r.Stale))
		}
	}
	if s.LostFiles > 0 {
		a.note(NoteLostFiles, strconv.Itoa(s.LostFiles))
	}
	if s.History {
		a.note(NoteHistoryKept, strconv.FormatUint(s.Operations, 10))
		if s.LostFiles == 0 {
			a.note(NoteLostNothing)
		}
		return a.Notes
	}
	a.note(NoteHistoryLost, s.OldHead)
	for _, b := range s.Broken {
		a.note(NoteValue, b)
	}
	return a.Notes
}

func (a *Account) notes(more []Note) { a.Notes = append(a.Notes, more...) }
