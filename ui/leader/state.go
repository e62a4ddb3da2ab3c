package leader

import (
	"strings"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/archive"
	"samsvar/report/yearly"
	"samsvar/storage"
)

// sight is what the screen shows.
type sight struct {
	in     yearly.Input
	round  *annual.Round
	frozen *archive.Frozen // of a final document; nil where nothing was kept
	brief  report.Document
	err    error
}

// read puts the page together; from is where the files of a final document are.
func read(src reg.Source, kind annual.Kind, year int, opt annual.Options, in yearly.Input, from archive.Opener) sight {
	in.Draft = true
	in, err := yearly.Prepare(src, year, opt, in)
	if err != nil {
		return sight{err: err}
	}
	s := sight{in: in, round: in.Declaration}
	if kind == annual.Review {
		s.round = in.Review
	}
	if s.frozen, s.err = archive.Thaw(s.round.Report, from); s.err != nil {
		return s
	}
	if s.frozen != nil {
		s.brief = s.frozen.Brief
		return s
	}
	s.brief = yearly.Brief(kind, in)
	return s
}

// write is the change that saves a report that was read as base.
func write(r, base *model.Report, actions ...*model.Action) storage.Change {
	w := storage.Write{Register: model.Reports.Key, Record: r}
	if base.ID != "" {
		w.Base = base
	}
	change := storage.Change{}
	for _, a := range actions {
		change.Records = append(change.Records, storage.Write{Register: model.Actions.Key, Record: a})
	}
	change.Records = append(change.Records, w)
	return change
}

// reopened returns a copy of a final report, opened again.
func reopened(r *model.Report, reason string, at reg.Instant, by string) (*model.Report, error) {
	clone, ok := model.Reports.Clone(r).(*model.Report)
	if !ok {
		panic("leader: the register of reports holds something else")
	}
	return clone, clone.Reopen(strings.TrimSpace(reason), at, by)
}
