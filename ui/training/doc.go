// Package training is the screen of who has been trained: coverage per unit and
// role against the agency's target, the compulsory courses, and the persons who
// lack something, as a list to copy, to write to or to keep as a file.
package training
