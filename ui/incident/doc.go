// Package incident is the work with an incident: the quick entry from anywhere,
// and the workbench of one incident with the clock of art. 33, help to assess the
// breach, the answers for Datatilsynet's form, the message to those affected, and
// what is learned.
//
// clock.go and assess.go hold what is said without a widget; the other files
// build it. The register list and the form of incidents are not here: they are
// those of all registers.
package incident
