package storage

import (
	"time"

	"samsvar/model/reg"
)

// Origin says why a change set was made.
type Origin string

// Origins. The zero Origin stands for an edit.
const (
	OriginEdit      Origin = "edit"
	OriginImport    Origin = "import"
	OriginMerge     Origin = "merge"
	OriginUndo      Origin = "undo"
	OriginRedo      Origin = "redo"
	OriginMigration Origin = "migration"
)

// Change is one action of a user: it is saved whole or not at all.
// Restores come first, then records in their order, then deletions.
type Change struct {
	Records  []Write
	Delete   []reg.Ref
	Restore  []reg.Ref
	Settings map[string]string // an empty text takes the setting away
	Origin   Origin
	Reason   string // free text, shown in the history
	Force    bool   // delete records although others link to them
}

// Write is one record to be saved. A record without an id is new and gets one,
// with a number; one with an id that the store does not have is new too and
// keeps it. Otherwise the record with this id is updated, and only what
// differs is logged. The record given is not kept and not changed.
type Write struct {
	Register string
	Record   reg.Record
	// Base is the record as its author read it from a View. If the stored one
	// has changed since, the change is refused as *Stale. Nil means no check.
	Base reg.Record
}

// Result tells what a save did.
type Result struct {
	Set       string    // the change set's name, empty if nothing changed
	Refs      []reg.Ref // of Change.Records, in order
	Created   int
	Updated   int
	Unchanged int
	Deleted   int
	Restored  int
	Backup    string // path of the backup made before, if one was due
	BackupErr error  // why a due backup failed; the save was made all the same
}

// Kind is what a change set did to one record.
type Kind string

// Kinds of entries in the history.
const (
	KindCreate  Kind = "create"
	KindEdit    Kind = "edit"
	KindDelete  Kind = "delete"
	KindRestore Kind = "restore"
	KindSetting Kind = "setting"
)

// Entry is what one change set did to one record. For a setting the register
// is empty and the id is the setting's key.
type Entry struct {
	Device  string
	Seq     uint64 // number of the first operation within the device's log
	Set     string // the change set
	Time    time.Time
	User    string
	Program string // version that wrote it
	Origin  Origin
	Reason  string
	Undoes  string // the change set that this one takes back, "" for none
	Ref     reg.Ref
	Kind    Kind
	Changes []reg.Change
	Erased  bool   // values were erased by order
	Hash    string // of the chain up to here
}
