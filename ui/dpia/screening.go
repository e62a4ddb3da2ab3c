package dpia

import (
	"slices"

	"samsvar/model"
	"samsvar/model/reg"
)

// The lists of the threshold assessment, by their fields.
const (
	alwaysKey   = "dpia_35_3"
	criteriaKey = "dpia_kriterier"
	listedKey   = "dpia_liste"
)

// screening is the threshold assessment of a processing record. What the record
// itself suggests counts as ticked until somebody confirms the assessment or says
// no, but it is written only then.
type screening struct {
	record    func() *model.ProcessingRecord
	suggested map[string][]string        // by list
	refused   map[string]map[string]bool // suggestions that were unticked
}

func newScreening(record func() *model.ProcessingRecord, largeScale reg.Num) *screening {
	s := &screening{record: record, refused: map[string]map[string]bool{alwaysKey: {}, criteriaKey: {}, listedKey: {}}}
	p := record()
	s.suggested = map[string][]string{alwaysKey: texts(p.SuggestedAlways(largeScale)),
		criteriaKey: texts(p.SuggestedCriteria(largeScale)), listedKey: texts(p.SuggestedListed())}
	return s
}

func texts[C ~string](codes []C) []string {
	all := make([]string, len(codes))
	for i, c := range codes {
		all[i] = string(c)
	}
	return all
}

func codes[C ~string](texts []string) []C {
	all := make([]C, len(texts))
	for i, text := range texts {
		all[i] = C(text)
	}
	return all
}

// own are the codes that somebody has ticked in a list.
func (s *screening) own(list string) []string {
	return reg.SplitList(model.ProcessingRecords.Value(s.record(), list).Text())
}

// isSuggested reports whether the record itself suggests a code.
func (s *screening) isSuggested(list, code string) bool {
	return slices.Contains(s.suggested[list], code)
}

// pending reports whether a code counts only because it is suggested.
func (s *screening) pending(list, code string) bool {
	return s.record().Screened != reg.Yes && s.isSuggested(list, code) && !s.refused[list][code] && !slices.Contains(s.own(list), code)
}

// ticked reports whether a code counts.
func (s *screening) ticked(list, code string) bool {
	return slices.Contains(s.own(list), code) || s.pending(list, code)
}

// all are the codes of a list that count, in the order of its set.
func (s *screening) all(list string) []string {
	var all []string
	for _, code := range model.ProcessingRecords.Field(list).Codes.Codes {
		if s.ticked(list, code) {
			all = append(all, code)
		}
	}
	return all
}

// tick ticks a code or clears it.
func (s *screening) tick(list, code string, on bool) {
	own := slices.DeleteFunc(s.own(list), func(c string) bool { return c == code })
	if on {
		own = append(own, code)
	}
	s.refused[list][code] = !on
	s.write(list, own)
}

// write puts codes into the record; they come from its own set.
func (s *screening) write(list string, all []string) {
	if err := model.ProcessingRecords.Value(s.record(), list).Parse(reg.JoinList(all)); err != nil {
		panic("dpia: " + list + ": " + err.Error())
	}
}

// judge is the result of what counts now.
func (s *screening) judge() model.Screening {
	return model.Screen(codes[model.AlwaysCase](s.all(alwaysKey)), codes[model.Criterion](s.all(criteriaKey)),
		codes[model.ListedCase](s.all(listedKey)))
}

// needs is what holds: the decision of whoever overruled the result, or it.
func (s *screening) needs() model.ScreeningResult {
	if p := s.record(); p.Overruled() {
		return p.Override
	}
	return s.judge().Result
}

// lacking is what must be given before the assessment can be confirmed: who made
// it, and a reason where one criterion alone holds. "" for nothing.
func (s *screening) lacking() string {
	p := s.record()
	switch {
	case p.ScreenedBy == "":
		return "by"
	case s.judge().Result == model.ScreeningConsider && p.ScreeningNote == "" && !p.Overruled():
		return "note"
	}
	return ""
}

// confirm writes what counts and that it was gone through.
func (s *screening) confirm(today reg.Day) {
	for _, list := range []string{alwaysKey, criteriaKey, listedKey} {
		s.write(list, s.all(list))
	}
	p := s.record()
	p.Screened, p.ScreenedDay = reg.Yes, today
}

// started is the new assessment of the processing.
func (s *screening) started(why string) *model.DPIA {
	p := s.record()
	return &model.DPIA{Common: model.Common{Responsible: p.DailyController, Unit: p.Unit}, Title: p.Title, Status: model.DPIAStarted,
		Processing: []reg.ID{p.ID}, Systems: slices.Clone(p.Systems), Screening: s.needs(), ScreeningText: why, LegislativeRef: p.LegislativeRef}
}
