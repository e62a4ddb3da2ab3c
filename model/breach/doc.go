// Package breach is what the work with a personal data breach needs to know:
// how the clock of art. 33 stands, which steps remain, how grave the breach is
// likely to be, and what a notification consists of. It judges one record at a
// time, has no text for people, and saves nothing; the user decides.
package breach
