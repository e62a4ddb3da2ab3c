// Package dpia is the work on impact assessments, art. 35: the threshold
// assessment of a processing record, which says whether one is needed and why,
// and the assessment itself, step by step from the description to the decision,
// with its versions. What a result is follows from package model; the documents
// are made by package report/assess.
package dpia
