// Package attach keeps the files that records refer to: a folder beside the
// store, in which each file lies under the hash of its content.
//
// A file is written whole and made durable before it gets its name, never
// changed afterwards, and read back only with its content checked. Nothing a
// user or a record says becomes part of a path: names are made from hashes
// alone, and every access stays within the folder.
//
// With a key, names are keyed hashes and contents are sealed piece by piece, so
// that neither can be read, exchanged, shortened or put in another order.
package attach
