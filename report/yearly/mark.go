package yearly

import "samsvar/report"

// marked reports whether the document carries a mark: drafts do not.
func (w *writer) marked() bool { return w.Mark != nil && !w.Draft }

// scanMark is what binds a signature on paper to the version. It stands on the
// page of the signature.
func (w *writer) scanMark() []report.Block {
	if !w.marked() {
		return nil
	}
	id := w.Mark.ID()
	return []report.Block{report.ScanMark{Payload: w.Mark.Payload(), ID: id, Title: w.t("mark"), Note: w.t("mark.note"), Alt: w.t("mark.alt", id)}}
}
