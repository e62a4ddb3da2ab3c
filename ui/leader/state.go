package leader

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"time"

	"samsvar/i18n"
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

// signer is someone who may sign.
type signer struct {
	person   reg.ID
	name     string
	position string
	proxy    string // number of the record that documents a deputy
	deputyOf string
}

// signers lists who may sign on a day.
func signers(src reg.Source, day reg.Day) []signer {
	var all []signer
	for _, h := range model.Signers(src, day) {
		p := model.Persons.Get(src, h.Person)
		if p == nil {
			continue
		}
		s := signer{person: p.ID, name: p.Name, position: p.Position}
		if h.IsDeputy() {
			s.proxy = h.No
			if other := model.Persons.Get(src, h.DeputyFor); other != nil {
				s.deputyOf = other.Name
			}
		}
		all = append(all, s)
	}
	return all
}

// store is what sealing needs of the store.
type store interface {
	archive.Opener
	AddFile(content io.Reader, name string) (reg.File, error)
}

// sealing is what a final document is made with.
type sealing struct {
	at       time.Time
	lang     i18n.Lang
	user     string
	fileName string
}

// seal makes the files of a final document, has them kept, and returns the
// report to be saved.
func (s sight) seal(with sealing, kept store) (*model.Report, error) {
	in := s.in
	in.Now = with.at
	sealed, err := archive.Seal(s.round.Kind, in, with.fileName)
	if err != nil {
		return nil, err
	}
	version := sealed.Version(string(with.lang), in.HistoryHead, reg.InstantOf(with.at), with.user)
	for _, f := range sealed.All() {
		file, err := kept.AddFile(bytes.NewReader(f.Data), f.Name)
		if err != nil {
			return nil, err
		}
		version.Files = append(version.Files, file)
	}
	return s.round.Seal(version)
}

// attested is a signature that someone confirms in the program.
func (s signer) attested(place, lang string, at reg.Instant) model.Signature {
	return model.Signature{Field: model.FieldLeader, Person: s.person, Name: s.name, Position: s.position, Role: model.RoleLeader,
		Proxy: s.proxy, Method: model.SignAttested, At: at, Place: place, Language: lang}
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

// fileName is what a final document is called.
func fileName(kind annual.Kind, agency string, r *model.Report) string {
	parts := []string{strings.ToUpper(string(kind)), strings.ReplaceAll(strings.TrimSpace(agency), " ", "_"), r.Year.Text(), "v" + strconv.Itoa(r.NextVersion())}
	return strings.Join(parts, "_") + ".pdf"
}
