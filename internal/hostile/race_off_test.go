//go:build !race

package hostile

// How much longer and more things may take here.
const (
	slower      = 1
	memorySlack = 1
)
