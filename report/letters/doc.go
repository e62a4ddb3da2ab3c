// Package letters drafts texts from records for people to copy: the fields of
// Datatilsynet's form for breaches, the message to those affected by one, and
// the letters that belong to a data subject's request. What the record does not
// tell stands in the draft as a gap to fill, in brackets.
//
// It sends nothing and saves nothing, and it is not for documents with a layout.
package letters
