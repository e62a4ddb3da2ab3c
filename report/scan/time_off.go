//go:build !race

package scan

import "time"

// mostTime is how long a search may take.
const mostTime = 5 * time.Second
