//go:build race

package catalogue_test

// raceDetector is whether the tests run under it, which makes each rendering of a
// document take ten times as long.
const raceDetector = true
