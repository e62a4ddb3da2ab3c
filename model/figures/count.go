package figures

import (
	"time"

	"samsvar/model/reg"
)

// Zone is the time zone days are counted in.
type Zone = *time.Location

const oneSecond = time.Second

// refs names records of one register.
func refs[T any, P interface {
	*T
	reg.Record
}](register string, records []*T) []reg.Ref {
	all := make([]reg.Ref, len(records))
	for i, rec := range records {
		all[i] = reg.Ref{Register: register, ID: P(rec).Header().ID}
	}
	return all
}

// pick returns the records of a register that keep says yes to.
func pick[T any](d *reg.Description[T], from reg.Source, keep func(*T) bool) []*T {
	var kept []*T
	for _, rec := range d.All(from) {
		if keep(rec) {
			kept = append(kept, rec)
		}
	}
	return kept
}

// counted is the figure that counts records.
func counted[T any, P interface {
	*T
	reg.Record
}](d *reg.Description[T], records []*T) Figure {
	return Figure{Value: reg.Int(len(records)).Text(), Records: refs[T, P](d.Key, records)}
}

// of adds to a figure the records it is a part of.
func (f Figure) of(whole Figure) Figure {
	f.Total, f.Whole = whole.Number(), whole.Records
	return f
}

// The answers of a question with three answers.
const (
	yes    = "ja"
	partly = "delvis"
	no     = "nei"
)

// graded answers yes when all of something is there, partly when some is.
func graded(have, all int) string {
	switch {
	case have == 0:
		return no
	case have < all:
		return partly
	}
	return yes
}

// yesIf answers yes or no.
func yesIf(b bool) string { return reg.YesIf(b).Text() }
