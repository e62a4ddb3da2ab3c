//go:build race

package exchange

// raceDetector is whether the tests run under it, which makes each draw of a
// property take ten times as long.
const raceDetector = true
