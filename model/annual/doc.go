// Package annual is the yearly round of an agency: the questionnaires of the
// head of agency's self-declaration (VE) and of the management review (LG),
// the answers given to them, and what still keeps the year's document from
// being final.
//
// A questionnaire is a data file, so that next year's questions need no new
// program. Questions are bound to figures by id; package figures computes them.
package annual
