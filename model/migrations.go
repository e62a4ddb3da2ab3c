package model

import "samsvar/model/reg"

// Migrations lists what has changed in the form of records since the first
// version, in order; a released one never changes again. There is none yet.
func Migrations() []reg.Migration { return nil }
