package report

import "strconv"

// KeyFigures is a row of large figures with their labels, four to a row.
type KeyFigures struct {
	Items []KeyFigure
}

// KeyFigure is one figure, as it shall be read.
type KeyFigure struct {
	Value, Label string
	// Note is a small line below, such as last year's figure.
	Note string
	// Severity puts its sign before the note, which must then say the word.
	Severity Severity
}

// QuestionList shows the questions of a questionnaire with their figures.
type QuestionList struct {
	Words QuestionWords
	Items []Question
}

// QuestionWords are the labels of a question list.
type QuestionWords struct {
	// Question, LastYear, Computed, Reported and Certainty head the columns;
	// LastYear is the year itself. A column whose word is empty is left out.
	Question, LastYear, Computed, Reported, Certainty string
	// Reason and Comment stand before the texts below the question.
	Reason, Comment string
}

// Question is a question with last year's answer, the computed and the
// reported one. All values are finished text, so that «0», «Ja» and
// «Ikke besvart» stand in the same place.
type Question struct {
	Number string
	Text   string
	// Lang is the language of Text and Hint, where it is not the document's.
	Lang string
	// Hint says quietly what is counted.
	Hint                                    string
	LastYear, Computed, Reported, Certainty string
	// Answer is an answer in words, set in full width below the question.
	Answer string
	// Reason tells why reported differs from computed.
	Reason  string
	Comment string
	// Flag warns about the answer, such as a difference without a reason.
	Flag Flag
}

// Flag is a short warning; the zero Flag is none.
type Flag struct {
	Severity Severity
	// Text says it in words, with the severity's name where one is used.
	Text string
}

// BarChart compares groups as horizontal bars, one for each series: the
// earlier year light, the later year dark. The value stands beside each bar,
// so the chart needs no axis and no colour to be read.
type BarChart struct {
	Title string
	// Series names the bars of each group in order: «2025», «2026».
	Series []string
	Groups []BarGroup
	// Alt says in a sentence what the chart shows, for those who hear it.
	Alt string
	// Note stands below the chart: source and caveat.
	Note string
	// Most is a value that the longest bar could stand for, so that charts can
	// be compared; where a bar has more, that counts.
	Most float64
}

// BarGroup is what is compared: one bar for each series.
type BarGroup struct {
	Label string
	Bars  []Bar
}

// Bar is one bar.
type Bar struct {
	Value float64
	// Text is the value as it shall be read: «6,9 %».
	Text string
	// Missing says there is no value; Text tells why and no bar is drawn.
	Missing bool
}

// RiskMatrix shows how many risks lie in each combination of probability and
// consequence.
type RiskMatrix struct {
	Title string
	// RowTitle names what the rows grade (probability), ColumnTitle what the
	// columns grade (consequence).
	RowTitle, ColumnTitle string
	// Rows are the row labels from the top, Columns those from the left.
	Rows, Columns []string
	// Cells holds a slice for each row from the top.
	Cells [][]RiskCell
	// Levels explains the severities used in the cells, in order.
	Levels []RiskLevel
	// Alt says in a sentence what the matrix shows.
	Alt  string
	Note string
}

// RiskCell is one combination: how many risks lie there, and how grave it is.
type RiskCell struct {
	Count int
	// Text is shown instead of the count, such as the numbers of the risks.
	Text     string
	Severity Severity
}

// Shown is what stands in the cell: its text, or the count; "" where no risk lies.
func (c RiskCell) Shown() string {
	if c.Text == "" && c.Count > 0 {
		return strconv.Itoa(c.Count)
	}
	return c.Text
}

// RiskLevel names a severity as the agency's own scale does.
type RiskLevel struct {
	Severity Severity
	Name     string
}
