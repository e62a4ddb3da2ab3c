// Package blocks shows what a document says in the window: its headings, texts,
// tables, figures and charts as widgets of the window's own look, which grow with
// its text and can lead to the records they tell of. It does not decide what a
// document says; package preview shows its pages.
package blocks
