//go:build !race

package pdf

// raceFactor is how many times as long everything may take on a machine that is
// busy with other tests.
const raceFactor = 2
