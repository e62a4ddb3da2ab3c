// Package preview is the screen that shows a document page by page, as it will
// be printed: the very pages of the PDF file.
//
// state.go decides how large pages are shown, which one is in sight and which
// are to be painted, and knows no widget. Pages are painted in the background,
// one after the other and only when they are near what is in sight; of long
// documents only some are kept. Other screens lead here by place.
package preview
