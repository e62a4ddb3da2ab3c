// Package calendar gathers what is to be done and what takes place in a year:
// the days that registers mark as such, the deadlines that follow from what is
// in them, and what comes back every year by the agency's own calendar.
//
// It is a pure function of records and a moment. It has no words for people and
// writes no file: ui and exchange do that.
package calendar
