// Package yearly is the screen of the agency's two yearly documents, the head
// of agency's self-declaration («Egenerklæring») and the management review
// («Ledelsens gjennomgang»): questions step by step, each with last year's
// answer, the figure computed from the registers and the records behind it, and
// the finished document as PDF.
//
// state.go and words.go decide what is shown and know no widget. Figures and
// answers are worked out by model/annual, documents by report/yearly.
package yearly
