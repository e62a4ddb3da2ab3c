// Package identities is the screen of the signing identities of the user of this
// machine: it lists them, makes new ones, takes in files with a key, and hands
// out their certificates. Keys never get into a store; certificates do, as known
// ones.
package identities
