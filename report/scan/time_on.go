//go:build race

package scan

import "time"

// mostTime is longer under the race detector, which makes a search take ten times
// as long.
const mostTime = 90 * time.Second
