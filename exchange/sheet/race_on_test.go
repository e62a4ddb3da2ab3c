//go:build race

package sheet

// slower is how many times longer everything may take: the race detector makes
// code several times slower.
const slower = 20
