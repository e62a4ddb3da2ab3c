// Package backups is the screen of the copies of the open store: how old the
// last good one is, a second place for them, and a look into each, with what
// would become different, before one is brought back.
package backups
