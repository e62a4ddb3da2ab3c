package yearly

import (
	"strings"
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/report/mark"
	"samsvar/report/picture"
)

// Input is all that a document is made of.
type Input struct {
	Source      reg.Source
	Declaration *annual.Round // the year's self-declaration
	Review      *annual.Round // the year's management review
	Texts       *i18n.Texts   // language of the document
	Draft       bool
	Now         time.Time      // when the document is made
	HistoryHead string         // hash of the head of the store's history
	Program     string         // name and version of the program
	DataHash    string         // SHA-256 of the data behind a final document; "" where they are not made yet
	Files       picture.Opener // opens the agency's logo; nil where none is wanted
	Beside      *Beside        // what is kept beside the final document; nil for a draft
	Mark        *mark.Mark     // of the version that is made final; nil where it is not
}

// writer puts a document together.
type writer struct {
	Input
	round  *annual.Round // the one the document is about
	agency *model.Agency // never nil
	blocks []report.Block
}

func newWriter(in Input, round *annual.Round) *writer {
	w := &writer{Input: in, round: round, agency: &model.Agency{}}
	for _, a := range model.Agencies.All(in.Source) {
		w.agency = a
	}
	return w
}

func (w *writer) add(blocks ...report.Block) { w.blocks = append(w.blocks, blocks...) }

// t is a text of the document.
func (w *writer) t(key string, args ...string) string { return w.Texts.T("report."+key, args...) }

func (w *writer) lang() string { return string(w.Texts.Lang()) }

// otherLang is the language of what a questionnaire says, where it does not
// speak the document's, and else "". What it does not say in a language it
// says in bokmål.
func (w *writer) otherLang(said annual.Wording) string {
	if said[w.lang()] != "" || said.In(w.lang()) == "" {
		return ""
	}
	return i18n.Bokmal.Tag().String()
}

// worded is a block with the words of a questionnaire, in their language.
func (w *writer) worded(said annual.Wording, b report.Block) report.Block {
	if lang := w.otherLang(said); lang != "" {
		return report.InLanguage{Lang: lang, Blocks: []report.Block{b}}
	}
	return b
}

// or is the text, or what stands for nothing.
func (w *writer) or(text string) string {
	if strings.TrimSpace(text) == "" {
		return "–"
	}
	return text
}

// name is the title of a linked record, "" for no link.
func (w *writer) name(register string, id reg.ID) string {
	known := model.Register(register)
	if known == nil || id == "" {
		return ""
	}
	rec, ok := w.Source.Get(register, id)
	if !ok {
		return ""
	}
	return w.Texts.Title(known, rec, nil)
}

func (w *writer) person(id reg.ID) string { return w.name(model.Persons.Key, id) }

// code is the label of a code, "not chosen" for none.
func (w *writer) code(set *reg.CodeSet, code string) string {
	if code == "" {
		return w.t("not_chosen")
	}
	return w.Texts.Code(set, code)
}

// day is a day, or a dash.
func (w *writer) day(d reg.Day) string { return w.or(w.Texts.Day(d)) }

// holders names who holds a role on the day the figures are computed for.
func (w *writer) holders(role model.Role) []*model.RoleHolding {
	var all []*model.RoleHolding
	for _, h := range model.RoleHoldings.All(w.Source) {
		if h.Role == role && !h.IsDeputy() && h.Active(w.round.Figures.AsOf) {
			all = append(all, h)
		}
	}
	return all
}

func (w *writer) holderNames(role model.Role) string {
	var names []string
	for _, h := range w.holders(role) {
		names = append(names, w.person(h.Person))
	}
	return strings.Join(names, ", ")
}

// paragraphs is a text by the user, a paragraph for each line.
func (w *writer) paragraphs(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) != "" {
			w.add(report.P(strings.TrimSpace(line)))
		}
	}
}

// document is the finished document around the blocks.
func (w *writer) document(title string) report.Document {
	r := w.round.Report
	doc := report.Document{
		Title: title, Subtitle: w.agency.Name(w.lang()), Lang: w.Texts.Tag().String(),
		Agency:         w.agency.Name(w.lang()),
		Classification: w.code(&model.Classes.CodeSet, string(r.Confidentiality)),
		Draft:          w.Draft,
		DraftMark:      w.t("draft"),
		PageLabel:      w.t("page"),
		Footer:         []string{w.footer(title), w.t("history_head", w.HistoryHead)},
		Meta: report.Meta{Created: w.Now, Author: w.agency.Name(w.lang()), Creator: w.Program,
			Subject: w.period(), Keywords: []string{title, reg.Int(w.round.Year).Text()}},
		Blocks: w.blocks,
	}
	if r.ExemptionLaw != "" {
		doc.Classification = w.t("exempt", doc.Classification, r.ExemptionLaw)
	}
	if r.ArchiveRef != "" {
		doc.CaseNo = w.t("case", r.ArchiveRef)
	}
	picture.Put(&doc, w.Texts, w.Source, w.Files)
	return doc
}

// footer tells on every page which document and version it is of.
func (w *writer) footer(title string) string {
	line := title + " · " + w.version()
	if w.marked() {
		line += " · " + w.Mark.ID()
	}
	return line
}

func (w *writer) version() string {
	if w.Draft {
		return w.t("version_draft")
	}
	return w.t("version", reg.Int(w.round.Report.NextVersion()).Text())
}

func (w *writer) period() string {
	return w.t("period_text", w.Texts.Day(w.round.Figures.From), w.Texts.Day(w.round.Figures.To))
}
