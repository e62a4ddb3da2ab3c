package model_test

import (
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

// TestPackedRegistersCanBe refuses a field that columns cannot hold in a
// register that is to be kept packed.
func TestPackedRegistersCanBe(t *testing.T) {
	packed := 0
	for _, r := range model.All() {
		if !r.Packed {
			continue
		}
		packed++
		if !r.Packable() {
			t.Errorf("%s has a field that cannot be packed", r.Key)
		}
	}
	if packed == 0 {
		t.Error("no register is kept packed")
	}
	type parts struct {
		reg.Head
		IDs []reg.ID
	}
	many := reg.Describe("deler", reg.Links("lenker", func(p *parts) *[]reg.ID { return &p.IDs }, "deler")).KeptPacked()
	if many.Packable() {
		t.Error("a list of links can be packed")
	}
}
