package pdf

import (
	"strings"

	"samsvar/report"
	"samsvar/report/chart"
	"samsvar/report/linebreak"
)

// run is text in one style.
type run struct {
	text  string
	style style
	// sign is for a severity's sign: the word stands beside it, so it is shown
	// and not read out.
	sign bool
}

// span is a piece of a line in one style, x from the line's left end.
type span struct {
	x, w  float64
	text  string
	style style
	sign  bool
}

// textLine is a line ready to be placed.
type textLine struct {
	spans   []span
	width   float64
	leading float64
	// drop is how far the baseline lies below the line's top.
	drop float64
	// of is the element whose content the line is.
	of *element
	// space says that a word ends with the line.
	space bool
}

// setter breaks text into lines.
type setter struct {
	faces *chart.Faces
}

// plain sets text in one style.
func (s setter) plain(text string, st style, width float64) []textLine {
	return s.runs([]run{{text: text, style: st}}, width)
}

// styled sets a document's runs: bold ones in the bold face.
func (s setter) styled(runs []report.Run, st style, width float64) []textLine {
	out := make([]run, len(runs))
	for i, r := range runs {
		out[i] = run{text: r.Text, style: st}
		out[i].style.bold = st.bold || r.Bold
	}
	return s.runs(out, width)
}

// runs sets runs of several styles. No text at all gives no lines.
func (s setter) runs(runs []run, width float64) []textLine {
	var text []rune
	var owner []int
	for i, r := range runs {
		for _, c := range r.text {
			text, owner = append(text, c), append(owner, i)
		}
	}
	if len(strings.TrimSpace(string(text))) == 0 {
		return nil
	}
	advance := func(i int) float64 {
		st := runs[owner[i]].style
		return s.faces.Face(st.bold).Advance(text[i]) * st.size
	}
	broken := linebreak.Lines(text, advance, width)
	lines := make([]textLine, len(broken))
	for i, b := range broken {
		lines[i] = s.line(text, owner, runs, b)
		lines[i].space = b.To == len(text) || text[b.To] == ' ' || text[b.To] == '\n'
	}
	return lines
}

func (s setter) line(text []rune, owner []int, runs []run, b linebreak.Line) textLine {
	line := textLine{leading: runs[0].style.leading}
	for from := b.From; from < b.To; {
		to := from
		for to < b.To && owner[to] == owner[from] {
			to++
		}
		line.add(s, shownText(text[from:to], b.Hyphen && to == b.To), runs[owner[from]])
		from = to
	}
	line.settle()
	return line
}

func (l *textLine) add(s setter, text string, r run) {
	w := s.faces.Width(text, r.style.font())
	l.spans = append(l.spans, span{x: l.width, w: w, text: text, style: r.style, sign: r.sign})
	l.width += w
}

// settle sets the baseline, so that capitals stand in the middle of the line.
func (l *textLine) settle() {
	size := 0.0
	for _, sp := range l.spans {
		l.leading = max(l.leading, sp.style.leading)
		size = max(size, sp.style.size)
	}
	l.drop = l.leading/2 + 0.33*size
}

// shownText leaves out what only guides the line breaks. The hyphen of a divided
// word stays a soft one in the file: it looks the same, and whoever searches or
// listens has the whole word.
func shownText(runes []rune, hyphen bool) string {
	text := strings.Map(func(r rune) rune {
		if r == linebreak.SoftHyphen || r == '\u200b' {
			return -1
		}
		return r
	}, string(runes))
	if hyphen {
		text += string(linebreak.SoftHyphen)
	}
	return text
}

// longestLine is more bytes than any line of a page can show.
const longestLine = 4000

// one returns text as a single line, shortened when it is wider than width.
func (s setter) one(text string, st style, width float64) (string, float64) {
	if len(text) > longestLine {
		text = strings.ToValidUTF8(text[:longestLine], "")
	}
	text = shownText([]rune(strings.ReplaceAll(text, "\n", " ")), false)
	w := s.faces.Width(text, st.font())
	if w <= width {
		return text, w
	}
	rest := width - s.faces.Width("…", st.font())
	for i, r := range text {
		if rest -= s.faces.Face(st.bold).Advance(r) * st.size; rest < 0 {
			text = text[:i] + "…"
			break
		}
	}
	return text, s.faces.Width(text, st.font())
}

// signed are runs of a text with a severity's sign before it.
func signed(severity report.Severity, text string, st style) []run {
	words := run{text: text, style: st}
	sign := severity.Sign()
	if sign == "" {
		return []run{words}
	}
	return []run{{text: sign + "\u00a0", style: st.in(chart.SignTone(severity)), sign: true}, words}
}

// natural is the width of text on as many lines as it has newlines; word is the
// width of its widest word.
func (s setter) natural(text string, st style) (line, word float64) {
	face := s.faces.Face(st.bold)
	var l, w float64
	for _, r := range text {
		a := face.Advance(r) * st.size
		switch r {
		case '\n':
			l, w = 0, 0
			continue
		case linebreak.SoftHyphen:
			word, w = max(word, w+a), 0
			continue
		case '\u200b':
			w = 0
			continue
		}
		l += a
		w += a
		if r == ' ' {
			w = 0
		}
		line, word = max(line, l), max(word, w)
	}
	return line, word
}
