package yearly

import (
	"strings"

	"samsvar/model/figures"
	"samsvar/model/reg"
)

// KeptFigures are the figures of a snapshot as they were.
func (s Snapshot) KeptFigures() []figures.Figure {
	var all []figures.Figure
	for _, kept := range s.Figures {
		f := figures.Figure{ID: kept.ID, Value: kept.Value, Grounded: kept.Grounded, Records: kept.Records.refs(), Whole: kept.Whole.refs()}
		f.Total, f.Beside = keptNumber(kept.Total), keptNumber(kept.Beside)
		all = append(all, f)
	}
	return all
}

func keptNumber(text string) reg.Num {
	n, err := reg.ParseNum(text)
	if err != nil {
		return reg.Num{}
	}
	return n
}

// refs are the records that are listed.
func (s SnapshotRefs) refs() []reg.Ref {
	var all []reg.Ref
	for _, text := range s.List {
		if register, id, ok := strings.Cut(text, "/"); ok {
			all = append(all, reg.Ref{Register: register, ID: reg.ID(id)})
		}
	}
	return all
}
