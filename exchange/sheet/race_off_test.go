//go:build !race

package sheet

// slower is how many times longer everything may take on a busy machine.
const slower = 2
