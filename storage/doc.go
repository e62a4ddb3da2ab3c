// Package storage keeps a store: one file with all registers, their history
// and the settings.
//
// A store is a bbolt database on a local disk with one writer. Everything that
// is shown, searched or counted is held in memory as an immutable View; the
// file is the durable log and state, written in one transaction per save.
// Nobody outside this package ever holds a transaction.
//
// Every save appends to an operation log, one chain of hashes per device. The
// log is history, the source of undo and the format of exchange in one.
//
// Every value in the file carries a check bound to its place. A file is looked
// through with plain reads before bbolt may map it, because a damaged page
// would kill the process.
//
// The package knows the registers only by their descriptions (model/reg). It
// has no text for people: errors carry a code that i18n words.
package storage
