package reg_test

import (
	"testing"

	"samsvar/model/reg"
)

// errand is something with a deadline, an owner and parts that have their own.
type errand struct {
	reg.Head
	Who   reg.ID
	By    reg.Day
	Done  reg.YesNo
	Made  reg.Day
	Steps []step
}

type step struct {
	reg.Item
	Who reg.ID
	At  reg.Day
}

func errands() *reg.Description[errand] {
	return reg.Describe("erend",
		reg.Link("ansvarlig", func(e *errand) *reg.ID { return &e.Who }, "personer"),
		reg.Date("laget", func(e *errand) *reg.Day { return &e.Made }),
		reg.Flag("gjort", func(e *errand) *reg.YesNo { return &e.Done }),
		reg.Date("frist", func(e *errand) *reg.Day { return &e.By }, reg.Deadline("frist")).
			Settled(func(e *errand) bool { return e.Done == reg.Yes }),
		reg.Items("steg", func(e *errand) *[]step { return &e.Steps }, reg.Fields(
			reg.Link("ansvarlig", func(s *step) *reg.ID { return &s.Who }, "personer"),
			reg.Date("dag", func(s *step) *reg.Day { return &s.At }, reg.Happens("mote")),
		)).When(func(e *errand) bool { return e.Done != reg.Yes }),
	).OwnedBy("ansvarlig")
}

func TestDates(t *testing.T) {
	rec := &errand{Who: "KARI", By: 20260401, Made: 20260101,
		Steps: []step{{Item: reg.Item{ItemID: "A"}, At: 20260201}, {Item: reg.Item{ItemID: "B"}, At: 20260301, Who: "OLA"}, {}}}
	got := errands().Dates(rec)
	type day struct {
		path, item, owner string
		day               reg.Day
		deadline, settled bool
	}
	want := []day{{"frist", "", "KARI", 20260401, true, false}, {"steg.dag", "A", "KARI", 20260201, false, false},
		{"steg.dag", "B", "OLA", 20260301, false, false}}
	if len(got) != len(want) {
		t.Fatalf("got %+v", got)
	}
	for i, d := range got {
		if is := (day{d.Field.Path, string(d.Item), string(d.Owner), d.Day, d.Field.Dated.Deadline, d.Settled}); is != want[i] {
			t.Errorf("got %+v, want %+v", is, want[i])
		}
	}
	rec.Done = reg.Yes
	if got = errands().Dates(rec); len(got) != 1 || !got[0].Settled {
		t.Errorf("when it is done there is %+v", got)
	}
}

func TestOwner(t *testing.T) {
	d := errands().OwnedBy("gjort", "ansvarlig", "finnes_ikke")
	if got := d.Owner(&errand{Who: "KARI", Done: reg.Yes}); got != "KARI" {
		t.Errorf("the owner is %q", got)
	}
	if got := d.Owner(&errand{}); got != "" {
		t.Errorf("the owner of nobody's is %q", got)
	}
}
