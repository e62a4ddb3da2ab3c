// Package yearly writes the content of an agency's two yearly documents: the
// head of agency's self-declaration (VE) and the management review (LG).
//
// It turns questions, figures, answers and findings into the blocks of package
// report, in one language. It computes no figure itself and knows no file
// format.
package yearly
