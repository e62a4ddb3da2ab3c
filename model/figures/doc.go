// Package figures computes the yearly indicators of an agency from its
// registers. Every figure names the very records behind it, so that a number
// can be opened and checked, and is computed as of the reporting year.
//
// The package is pure: records and time are passed in, the same input gives
// the same figures. It holds no text for people; a figure's id is the id of
// the question it answers, which carries the wording.
package figures
