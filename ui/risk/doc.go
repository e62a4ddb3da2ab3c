// Package risk is the work on a risk assessment, step by step: what it is about,
// the scale and the level that is accepted, the scenarios in their matrix, what is
// done about each, and the approval. The report is made by package report/assess.
package risk
