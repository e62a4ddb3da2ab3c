// Package sign signs PDF documents and checks signatures on them.
//
// A signature is an update at the end of the file, so that the document as it was
// made is still there, byte for byte. It has the form PAdES B-B (ETSI EN 319
// 142-1): a detached CMS message with the certificate, without a time stamp. It
// proves that the holder of a key signed exactly these bytes; whose key it is
// follows from who vouches for the certificate, which is no matter of this
// package (identity.go, cms.go, signing.go).
//
// That a signature is valid says little by itself: an update may replace what a
// page shows and then be signed. So checking a file compares every update with
// what a signature has to change, and names everything else (verify.go,
// changes.go). Files may come from anyone; whatever they hold, there is an answer
// within seconds.
package sign
