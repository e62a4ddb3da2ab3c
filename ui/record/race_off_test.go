//go:build !race

package record

// raceDetector is whether the tests run under it.
const raceDetector = false
