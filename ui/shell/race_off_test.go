//go:build !race

package shell

// raceDetector is whether the tests run under it.
const raceDetector = false
