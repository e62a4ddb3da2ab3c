// Package verify is the screen that checks the signatures of a PDF: whether they
// hold, whose certificates they were made with, and what was changed since the
// document was made. It finds the original by itself where the file begins with
// a final document of the store, and can then take the file in as the signed
// version.
package verify
