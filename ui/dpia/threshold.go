package dpia

import (
	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/assess"
	"samsvar/report/sheets"
	"samsvar/storage"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
	"samsvar/ui/worksheet"
)

// threshold is the screen of the threshold assessment.
type threshold struct {
	*worksheet.Sheet
	screening *screening
}

// NewThreshold makes the screen of a place's processing record.
func NewThreshold(d *screen.Deps, place screen.Place) screen.Screen {
	s, ok := worksheet.New(d, reg.Ref{Register: model.ProcessingRecords.Key, ID: place.ID})
	t := &threshold{Sheet: s}
	if !ok {
		s.Gone()
		return t
	}
	t.screening = newScreening(t.record, factsOf(d).Settings().LargeScale)
	s.Steps, s.Line = t.steps(), t.line
	s.Actions = []fyne.CanvasObject{parts.NewButton(t.t("threshold.report"), t.Export)}
	s.Begin(place.Field)
	return t
}

func (t *threshold) t(key string, args ...string) string { return t.Texts.T("ui.dpia."+key, args...) }

// record is the processing record as it is being worked on.
func (t *threshold) record() *model.ProcessingRecord {
	p, ok := t.Draft.(*model.ProcessingRecord)
	if !ok {
		panic("dpia: the register of processing records holds something else")
	}
	return p
}

func (t *threshold) steps() []worksheet.Step {
	confirmed := func(reg.Record) bool { return t.record().Screened == reg.Yes }
	list := func(key, field string) worksheet.Step {
		return worksheet.Step{Key: key, Done: confirmed, Beside: t.newResult,
			Make: func(*worksheet.Sheet) worksheet.Part { return newTicks(t, field) }}
	}
	all := []worksheet.Step{list("alltid", alwaysKey), list("kriterier", criteriaKey), list("liste", listedKey),
		{Key: "resultat", Done: confirmed, Beside: t.newResult, Make: t.newConfirm,
			Fields: []string{"dpia_bekreftet_av", "dpia_begrunnelse", "dpia_lovarbeid_ref"}}}
	for i := range all {
		all[i].Title = t.t("step." + all[i].Key)
		all[i].Guide = worksheet.Guide(t.Texts, "ui.dpia.guide."+all[i].Key)
	}
	return all
}

// line answers the question of the screen.
func (t *threshold) line() string {
	result := t.t("result." + string(t.screening.needs()))
	if t.record().Screened != reg.Yes {
		return t.t("line.preliminary", result)
	}
	return t.t("line.confirmed", result, t.Texts.Day(t.record().ScreenedDay))
}

// assessments are the impact assessments of the processing.
func (t *threshold) assessments() []*model.DPIA { return factsOf(t.Deps).DPIAsOf(t.Ref.ID) }

// start makes an impact assessment of the processing, linked both ways, in one
// change, and goes to it.
func (t *threshold) start() {
	t.Commit()
	id, err := t.Store.NewID()
	if err != nil {
		t.Failed(err)
		return
	}
	made := t.screening.started(t.why())
	made.ID = id
	t.record().DPIA = id
	if t.Write(t.t("start.reason"), storage.Write{Register: model.DPIAs.Key, Record: made}) {
		t.toDPIA(id)
	}
}

func (t *threshold) toDPIA(id reg.ID) {
	t.Open(screen.Place{Kind: screen.DPIA, Register: model.DPIAs.Key, ID: id})
}

// confirm notes that the assessment was gone through.
func (t *threshold) confirm() {
	t.Commit()
	t.screening.confirm(t.Today())
	if t.Write(t.t("confirm.reason")) {
		t.Again()
	}
}

// Export asks where to, and writes the threshold assessment.
func (t *threshold) Export() {
	if t.Draft == nil || !t.Commit() {
		return
	}
	p := t.record()
	t.SaveReport(t.t("threshold.report"), t.t("threshold.file", p.No), func(in sheets.Input) report.Document { return assess.Screening(in, p) })
}
