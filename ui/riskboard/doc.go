// Package riskboard is the work on a list of risks: the list, the matrix they lie
// in before and after measures, the fields of the one that is selected, and the
// plan of what is done about each. It serves every register that has a list of
// items with likelihood and consequence, before and after; the impact assessment
// and the risk assessment are two.
//
// It knows the fields by their keys and no register. What it changes goes into
// the draft of a worksheet, which saves it.
package riskboard
