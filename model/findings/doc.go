// Package findings tells what is missing: the derived rules that look at an
// agency's registers and point out gaps, overdue deadlines and contradictions.
//
// A rule is a pure function of the records, the time that is passed in, and
// the agency's settings; the same input gives the same findings in the same
// order. Only a few deadlines come from law; the intervals are practice values
// that each agency sets for itself.
//
// The package holds no text for people: a finding carries the rule's id and
// the values of its message, which package i18n words.
package findings
