//go:build race

package scan_test

// raceDetector is whether the tests run under it, which makes each search of a
// picture take ten times as long.
const raceDetector = true
