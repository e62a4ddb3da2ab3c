package exchange

import (
	"flag"
	"os"
	"testing"
)

func TestMain(m *testing.M) {
	if raceDetector {
		fewerDraws()
	}
	os.Exit(m.Run())
}

// fewerDraws is what properties try unless -rapid.checks says otherwise.
func fewerDraws() {
	if checks := flag.Lookup("rapid.checks"); checks != nil {
		_ = checks.Value.Set("15") // a number is always taken
	}
}
