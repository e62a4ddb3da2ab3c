//go:build race

package sign_test

// raceDetector is whether the tests run under it, which makes each check of a
// file take ten times as long.
const raceDetector = true
