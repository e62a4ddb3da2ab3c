// Package calendar is the screen of the year («Årshjul»): what is to be done and
// what takes place, month by month, and the same as lists; as a calendar file for
// Outlook, as a document, and as a reminder to the one whose task it is.
//
// state.go decides what is shown and knows no widget; the other files build it.
package calendar
