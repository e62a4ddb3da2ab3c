//go:build race

package record

// raceDetector is whether the tests run under it, where a screen takes ten
// times as long.
const raceDetector = true
