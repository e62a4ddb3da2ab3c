package yearly

import (
	"samsvar/model/annual"
	"samsvar/model/reg"
)

// Prepare opens the work on both documents of a year and returns the input with
// it. What else the input is to have is given.
func Prepare(src reg.Source, year int, opt annual.Options, in Input) (Input, error) {
	in.Source = src
	var err error
	if in.Declaration, err = annual.Open(src, annual.Declaration, year, opt); err != nil {
		return in, err
	}
	in.Review, err = annual.Open(src, annual.Review, year, opt)
	return in, err
}
