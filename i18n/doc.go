// Package i18n holds every text for people in Norwegian bokmål, Norwegian
// nynorsk and English, and knows how each language writes and reads dates,
// numbers and lists, and how names are ordered.
//
// The catalogues are flat JSON maps from key to text, embedded from the folders
// nb, nn and en. A key exists in all three or in none; tests keep that true.
// Nothing falls back from one language to another: a missing key shows as ⟨key⟩.
//
// The package decides nothing about registers and reads no file outside the
// program. It is not for the canonical forms that are stored and exchanged;
// those belong to package reg.
package i18n
