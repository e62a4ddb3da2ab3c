// Package chronicle words the history of a store for people: what was done, to
// which record and field, from what to what and why. It writes it to files,
// too.
package chronicle
