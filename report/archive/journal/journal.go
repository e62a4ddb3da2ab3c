// Package journal makes the page with what the archive enters of a yearly
// document: what it is, from whom to whom, where it belongs, who may see it, and
// the files with their checksums; for people and, as JSON, for programs. It
// follows no particular archive system.
package journal

import (
	"encoding/json"
	"fmt"
	"strings"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/frame"
)

// Format names the form of the JSON; its number grows with changes that a reader
// must know of.
const Format = "samsvar-journal/1"

// Entry is what the archive enters. Empty fields are filled in by the archive.
type Entry struct {
	Format          string `json:"format"`
	Title           string `json:"tittel"`
	PublicTitle     string `json:"offentligTittel"`
	Day             string `json:"dokumentdato"`
	Type            string `json:"dokumenttype"` // N to be followed up within the body, X not
	Sender          string `json:"avsender"`
	SenderOrgNo     string `json:"avsenderOrgnr"`
	Recipient       string `json:"mottaker"`
	CaseNo          string `json:"saksnummer"`
	Part            string `json:"arkivdel"`
	Classification  string `json:"klassering"`
	Confidentiality string `json:"konfidensialitet"`
	Access          string `json:"tilgang"` // "offentlig" or "unntatt"
	Law             string `json:"hjemmel"`
	PublicVersion   bool   `json:"offentligVersjon"`
	Unit            string `json:"journalenhet"`
	CaseOfficer     string `json:"saksbehandler"`
	Status          string `json:"status"`
	Version         int    `json:"versjon"` // of the signed document; 0 for a draft
	SignedBy        string `json:"signertAv"`
	SignedAt        string `json:"signert"`
	Sent            string `json:"oversendt"`
	Retention       string `json:"bevaring"`
	HistoryHead     string `json:"historikk"`
	Files           []File `json:"vedlegg"`
}

// File is the document, or a file that is kept with it.
type File struct {
	Name   string `json:"filnavn"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Types of an entry, as archives know them: an internal note to be followed up,
// and one that is not.
const (
	FollowedUp    = "N"
	NotFollowedUp = "X"
)

// access to a document.
const (
	open   = "offentlig"
	exempt = "unntatt"
)

// Of tells what the archive enters of the document of a round.
func Of(in frame.Input, round *annual.Round) Entry {
	w := frame.New(in)
	r, a := round.Report, w.Agency
	e := Entry{Format: Format, Title: w.Say(string(round.Kind)+".title", reg.Int(round.Year).Text()), Day: r.DocumentDay.Text(), Type: NotFollowedUp,
		Sender: a.Name(string(in.Texts.Lang())), SenderOrgNo: a.OrgNo, Recipient: r.Recipient, CaseNo: r.ArchiveRef, Part: a.ArchivePart,
		Classification: a.Classification, Confidentiality: string(r.Confidentiality), Access: open, Law: r.ExemptionLaw,
		PublicVersion: r.PublicVersion == reg.Yes, Unit: a.ArchiveUnit, CaseOfficer: w.Name(model.Persons.Key, a.CaseOfficer), Status: string(r.Status),
		Sent: r.Sent.Text(), Retention: "bevares", HistoryHead: in.HistoryHead, Files: []File{}}
	e.PublicTitle = e.Title
	if round.Kind == annual.Declaration {
		e.Type = FollowedUp
		if e.Recipient == "" {
			e.Recipient = a.ReportsTo
		}
	}
	if e.Law != "" {
		e.Access = exempt
	}
	if v := r.VersionOf(r.Version); r.Locked() && v != nil {
		e.Version = v.Number.Int()
		e.HistoryHead = v.HeadHash
		for _, f := range v.Files {
			if !strings.HasSuffix(f.Name, ".content.json") { // for the program only
				e.Files = append(e.Files, File{f.Name, f.Size, f.Hash})
			}
		}
	}
	for i := range r.Signatures {
		if s := r.Signatures[i]; e.Version > 0 && s.Version.Int() == e.Version {
			e.SignedBy, e.SignedAt = s.Name, s.At.Text()
		}
	}
	return e
}

// JSON writes the entry for programs.
func (e Entry) JSON() ([]byte, error) {
	data, err := json.MarshalIndent(e, "", "\t")
	if err != nil {
		return nil, fmt.Errorf("write journal entry: %w", err)
	}
	return append(data, '\n'), nil
}

// Sheet writes the entry as a page for people.
func Sheet(in frame.Input, round *annual.Round) report.Document {
	w := frame.New(in)
	e := Of(in, round)
	t := func(key string, args ...string) string { return w.Say("journal."+key, args...) }
	version := w.Say("version_draft")
	if e.Version > 0 {
		version = w.Say("version", reg.Int(e.Version).Text())
	}
	day := t("when_signed")
	if round.Report.DocumentDay.IsSet() {
		day = w.Day(round.Report.DocumentDay)
	}
	archive := func(text string) string {
		if text == "" {
			return t("by_archive")
		}
		return text
	}
	w.Add(report.TitleHead{Facts: []report.Fact{
		{Label: t("title"), Value: e.Title}, {Label: t("day"), Value: day},
		{Label: t("type"), Value: t("type." + e.Type)}, {Label: t("sequence"), Value: archive(e.CaseNo)},
		{Label: t("sender"), Value: strings.TrimSuffix(e.Sender+", "+e.SenderOrgNo, ", ")}, {Label: w.Say("recipient"), Value: frame.OrDash(e.Recipient)},
		{Label: t("part"), Value: archive(e.Part)}, {Label: t("classification"), Value: archive(e.Classification)},
		{Label: t("unit"), Value: archive(e.Unit)}, {Label: t("officer"), Value: frame.OrDash(e.CaseOfficer)},
		{Label: w.Say("status"), Value: w.Code(&model.ReportStatuses.CodeSet, e.Status)}, {Label: w.Say("document_version"), Value: version}}})
	w.Add(report.Heading{Level: 2, Text: t("access")}, accessOf(w, e, round.Report.PublicVersion))
	files := report.Table{Empty: t("no_files"), Columns: []report.Column{w.Names("journal.file", 3), w.Right("journal.size"), w.Column("journal.sha256", 5)}}
	for _, f := range e.Files {
		files.Rows = append(files.Rows, report.Cells(f.Name, w.Texts.Bytes(f.Bytes), f.SHA256))
	}
	w.Add(report.Heading{Level: 2, Text: t("files")}, files)
	if e.SignedBy != "" {
		w.Add(report.Note(t("signed", e.SignedBy, w.Texts.Instant(signedAt(round)))))
	}
	w.Add(report.Note(t("json")))
	return w.Document(w.Say("journal.name."+string(round.Kind), reg.Int(round.Year).Text()), frame.Marks{CaseNo: e.CaseNo})
}

// accessOf is who may see the document, and by which law not.
func accessOf(w *frame.Writer, e Entry, public reg.YesNo) report.Block {
	t := func(key string) string { return w.Say("journal." + key) }
	law, version := e.Law, w.Say("not_told")
	if law == "" {
		law = t("no_law")
	}
	if public != reg.Unanswered {
		version = w.Texts.Code(reg.FlagCodes(), public.Text())
	}
	return report.FactList{Facts: []report.Fact{
		{Label: w.Say("class"), Value: w.Code(&model.Classes.CodeSet, e.Confidentiality)}, {Label: t("open"), Value: t("access." + e.Access)},
		{Label: t("law"), Value: law}, {Label: t("public"), Value: version}, {Label: t("retention"), Value: t("retention.text")}}}
}

// signedAt is when the newest version was signed.
func signedAt(round *annual.Round) reg.Instant {
	for i := range round.Report.Signatures {
		if s := round.Report.Signatures[i]; s.Version == round.Report.Version {
			return s.At
		}
	}
	return 0
}
