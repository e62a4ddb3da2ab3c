//go:build !race

package storage

// raceDetector is whether the tests run under it, which makes each draw of a
// property take ten times as long.
const raceDetector = false
