// Package retention is the screen of personal data that have been kept longer
// than the agency has decided: per register how many records and since when. The
// user looks at them, deletes them in one change that can be undone, and lets go
// for good of what was deleted.
package retention
