//go:build race

package hostile

// With the race detector everything takes several times as long and as much.
const (
	slower      = 10
	memorySlack = 8
)
