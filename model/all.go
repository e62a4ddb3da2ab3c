package model

import "samsvar/model/reg"

// All lists every register, in the order of the navigation.
func All() []*reg.Register {
	return []*reg.Register{
		Systems.Register,
	}
}

// Register returns the register with this key, or nil.
func Register(key string) *reg.Register {
	for _, r := range All() {
		if r.Key == key {
			return r
		}
	}
	return nil
}
