package model

import "samsvar/model/reg"

// DateKind is why a day stands in the calendar.
type DateKind string

// The kinds of days.
const (
	DateLaw      DateKind = "lovfrist"     // a deadline of the law
	DateReview   DateKind = "gjennomgang"  // something must be gone through again
	DateExpiry   DateKind = "utlop"        // something ceases to hold
	DateAction   DateKind = "tiltak"       // an action or a decision must be carried out
	DateExercise DateKind = "ovelse"       // an exercise or a test
	DateTraining DateKind = "opplaering"   // a course
	DateAudit    DateKind = "tilsyn"       // an audit or inspection
	DateRole     DateKind = "rolle"        // a role changes hands
	DateReport   DateKind = "rapportering" // the yearly documents
	DateYearly   DateKind = "aarshjul"     // what comes back every year
	DateMeeting  DateKind = "mote"         // a forum or a meeting
)

// DateKinds are the kinds of days in the order people choose from.
var DateKinds = reg.NewCodes("datotype", DateLaw, DateReview, DateExpiry, DateAction, DateExercise, DateTraining,
	DateAudit, DateRole, DateReport, DateYearly, DateMeeting)

// deadline marks a day by which something must be done.
func deadline(kind DateKind) reg.Option { return reg.Deadline(string(kind)) }

// happens marks a day on which something takes place.
func happens(kind DateKind) reg.Option { return reg.Happens(string(kind)) }
