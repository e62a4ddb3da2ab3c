// Package agenda words the entries of the calendar for people: what is to be
// done, about which record, by whom; as events of an iCalendar file, and as the
// text of a reminder to the one whose task it is.
//
// It sends nothing: a reminder is a text, or the address of a draft that the
// user's own mail program opens.
package agenda
