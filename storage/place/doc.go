// Package place tells whether a folder is one where an open store is safe: on a
// disk of this machine, and out of reach of services that synchronise files.
//
// On a network drive a lock may be lost and a write may arrive late or by half;
// a service that synchronises takes copies in the middle of a save and puts
// older ones back. Closed files, such as backups and exports, may lie in both.
//
// What is asked of the system differs between systems and is gathered into
// Facts; Judge decides from them alone and is the same everywhere.
package place
