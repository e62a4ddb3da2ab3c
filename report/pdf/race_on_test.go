//go:build race

package pdf

// raceFactor is how many times as long, and as much, everything may take: the race
// detector makes code several times slower.
const raceFactor = 20
