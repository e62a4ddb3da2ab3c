package yearly

import "samsvar/report"

// Beside tells how the names of the files end that are kept beside a final
// document, "" for one that is not. They begin as the document's own does, which
// may become another: so it is not in the document.
type Beside struct {
	Data, Checksums, Content string
}

// beside lists what is kept beside the document, in a chapter of its own. Only the
// data have their checksum there: the other files hold the document's own one, or
// the document itself.
func (w *writer) beside(number string) {
	if w.Beside == nil {
		return
	}
	list := report.Attachments{Words: report.AttachmentWords{Number: w.t("no"), Name: w.t("beside.file"), What: w.t("beside.what"),
		Extent: w.t("beside.checksum")}, Note: w.t("beside.note")}
	for _, f := range []report.Attachment{
		{Name: w.Beside.Data, What: w.t("snapshot"), Extent: w.DataHash},
		{Name: w.Beside.Checksums, What: w.t("beside.checksums")},
		{Name: w.Beside.Content, What: w.t("beside.content")},
	} {
		if f.Name != "" {
			f.Name = w.t("beside.name", f.Name)
			list.Items = append(list.Items, f)
		}
	}
	w.add(report.Heading{Level: 1, Number: number, Text: w.t("beside.title")}, list)
}
