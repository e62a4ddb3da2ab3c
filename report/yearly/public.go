package yearly

import (
	"slices"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report"
)

// Public writes the version of a document that the public may see. It has the
// figures and the ratings, and says what is left out and by which law: what
// could ease a crime (offentleglova § 24 third paragraph), and the names of
// persons, which are not needed here (GDPR art. 5(1)(c)).
func Public(kind annual.Kind, in Input) report.Document {
	round, write := in.Declaration, (*writer).publicDeclaration
	if kind == annual.Review {
		round, write = in.Review, (*writer).publicReview
	}
	w := newWriter(in, round)
	write(w)
	doc := w.document(w.t("public.title", w.t(string(kind)+".title", reg.Int(round.Year).Text())))
	doc.Classification = w.code(&model.Classes.CodeSet, string(model.ClassOpen))
	return doc
}

func (w *writer) publicDeclaration() {
	w.declarationHead()
	w.publicNotice()
	w.declarationBasis()
	w.statement()
	w.publicAnswers()
	w.publicRatings()
	w.add(report.Heading{Level: 1, Number: "5", Text: w.t("ve.findings")}, w.severityCounts(), w.leftOut("public.findings"))
	actions := w.chosenActions()
	if len(actions) == 0 {
		actions = w.urgentActions()
	}
	w.add(report.Heading{Level: 1, Number: "6", Text: w.t("ve.priorities")}, report.P(w.Texts.N("report.public.actions", len(actions))), w.leftOut("public.actions"))
	w.add(report.Heading{Level: 1, Number: "7", Text: w.t("ve.help")})
	if w.round.Report.Help == "" {
		w.add(report.P(w.t("ve.no_help")))
	} else {
		w.add(w.leftOut("public.help"))
	}
	w.add(report.Heading{Level: 1, Number: "8", Text: w.t("ve.reservations")})
	if w.round.Report.Reservations == "" {
		w.add(report.P(w.t("ve.no_reservations")))
	} else {
		w.add(w.leftOut("public.reservations"))
	}
	w.add(report.Note(w.t("self_reporting")))
	w.publicSignature("9")
}

// publicNotice says that it is a public version, and by which law things are
// left out.
func (w *writer) publicNotice() {
	w.add(report.Callout{Severity: report.SeverityInfo, Word: w.t("public"), Runs: report.Plain(w.t("public.notice"))})
	if law := w.round.Report.ExemptionLaw; law != "" {
		w.add(report.Note(w.t("public.exempt", law)))
	}
}

// leftOut stands where something is left out, and says by which law.
func (w *writer) leftOut(what string) report.Block {
	return report.Paragraph{Muted: true, Runs: report.Plain(w.t("public.left_out", w.t(what)))}
}

// publicAnswers are the answers in figures and codes; what is said in words may
// tell of weaknesses.
func (w *writer) publicAnswers() {
	w.add(report.Heading{Level: 1, Number: "3", Text: w.t("ve.answers")}, report.P(w.t("public.answers")), w.leftOut("public.words"))
	n := 0
	for _, s := range w.round.Template.Sections {
		lines := slices.DeleteFunc(linesOf(w.round, s.ID), func(l annual.Line) bool { return l.Question.Type == annual.Text })
		if s.ID == assessmentSection || len(lines) == 0 {
			continue
		}
		n++
		number := "3." + reg.Int(n).Text()
		list := w.questions(number, lines)
		for i := range list.Items {
			q := &list.Items[i]
			q.Reason, q.Comment, q.Answer, q.Flag = "", "", "", report.Flag{}
		}
		w.add(w.worded(s.Title, report.Heading{Level: 2, Number: number, Text: s.Title.In(w.lang())}), list)
	}
}

// publicRatings are the leader's ratings without the words to them.
func (w *writer) publicRatings() {
	w.add(report.Heading{Level: 1, Number: "4", Text: w.t("ve.assessment")})
	n := 0
	for _, l := range linesOf(w.round, assessmentSection) {
		if l.Question.Type == annual.Rating {
			n++
			w.rating("4."+reg.Int(n).Text(), l)
		}
	}
	w.add(w.leftOut("public.assessment"), report.Note(w.t("rating_scale")))
}

func (w *writer) rating(number string, l annual.Line) {
	w.add(w.worded(l.Question.Text, report.Heading{Level: 2, Number: number, Text: l.Question.Text.In(w.lang())}),
		report.Paragraph{Runs: []report.Run{{Text: w.ratingAnswer(l), Bold: true}}})
}

// publicLists are the lists of the review that count, and name nothing.
func publicLists() []string {
	return []string{"henvendelser", "verdier", "funn_per_alvor", "indikatorer", "risikomatrise", "hendelser_trend", "hendelser_aarsak"}
}

func (w *writer) publicReview() {
	r := w.round.Report
	w.add(report.TitleHead{Facts: []report.Fact{{Label: w.t("period"), Value: w.period()}, {Label: w.t("meeting"), Value: w.day(r.Meeting)},
		{Label: w.t("case_no"), Value: w.or(r.ArchiveRef)}}})
	w.publicNotice()
	w.add(report.Note(w.t("data_note", w.Texts.LongDay(w.round.Figures.AsOf))))
	lists := w.lists()
	for i, s := range w.round.Template.Sections {
		w.publicSection(reg.Int(i+1).Text(), s, lists)
	}
	w.publicSignature(reg.Int(len(w.round.Template.Sections) + 1).Text())
}

// publicSection writes what a section of the review counts.
func (w *writer) publicSection(number string, s annual.Section, lists map[string]func() []report.Block) {
	var blocks []report.Block
	if lines := w.figureLines(s.Figures); len(lines) > 0 {
		blocks = append(blocks, w.figureTable(lines))
	}
	for _, name := range s.Lists {
		if list := lists[name]; list != nil && slices.Contains(publicLists(), name) {
			blocks = append(blocks, list()...)
		}
	}
	var ratings []annual.Line
	for _, l := range linesOf(w.round, s.ID) {
		if l.Question.Type == annual.Rating {
			ratings = append(ratings, l)
		}
	}
	w.add(w.worded(s.Title, report.Heading{Level: 1, Number: number, Text: s.Title.In(w.lang())}))
	w.add(blocks...)
	for i, l := range ratings {
		w.rating(number+"."+reg.Int(i+1).Text(), l)
	}
	if len(s.Questions) > len(ratings) || len(s.Lists) > 0 {
		w.add(w.leftOut("public.section"))
	}
}

// publicSignature says whether the full version is signed, and when.
func (w *writer) publicSignature(number string) {
	text := w.t("public.unsigned")
	r := w.round.Report
	for i := range r.Signatures {
		if s := r.Signatures[i]; r.Signed() && s.Version == r.Version {
			text = w.t("public.signed", w.Texts.Number(s.Version), w.Texts.LongDay(s.At.Day(i18n.Oslo())), w.code(&model.Roles.CodeSet, string(s.Role)))
		}
	}
	w.add(report.Heading{Level: 1, Number: number, Text: w.t("signature")}, report.P(text))
}
