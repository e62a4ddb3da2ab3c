package docs

import (
	"regexp"
	"strings"
)

// Kind is what a block is.
type Kind int

// The kinds of blocks that the guide uses.
const (
	Paragraph Kind = iota
	Heading
	List  // with dots
	Steps // a numbered list
	Table // the first row is the head
	Code  // words as they are typed
)

// Block is a piece of a page that stands by itself.
type Block struct {
	Kind  Kind
	Level int        // of a heading
	Spans []Span     // of a paragraph, heading or code
	Items [][]Span   // of a list
	Rows  [][][]Span // of a table
}

// Span is words that look the same.
type Span struct {
	Text               string
	Bold, Italic, Code bool
	Link               string // where it leads, "" for nowhere
}

// Plain is the words of spans.
func Plain(spans []Span) string {
	var out strings.Builder
	for _, s := range spans {
		out.WriteString(s.Text)
	}
	return out.String()
}

// eachSpan visits every span of a block.
func (b *Block) eachSpan(visit func(*Span)) {
	every := func(spans []Span) {
		for i := range spans {
			visit(&spans[i])
		}
	}
	every(b.Spans)
	for _, item := range b.Items {
		every(item)
	}
	for _, row := range b.Rows {
		for _, cell := range row {
			every(cell)
		}
	}
}

// lines is the words of a block.
func (b *Block) lines() []string {
	var all []string
	if len(b.Spans) > 0 {
		all = append(all, Plain(b.Spans))
	}
	for _, item := range b.Items {
		all = append(all, Plain(item))
	}
	for _, row := range b.Rows {
		var cells []string
		for _, cell := range row {
			cells = append(cells, Plain(cell))
		}
		all = append(all, strings.Join(cells, " "))
	}
	return all
}

var (
	headingLine = regexp.MustCompile(`^(#{1,4}) +(.+)$`)
	dotLine     = regexp.MustCompile(`^[-*] +(.+)$`)
	stepLine    = regexp.MustCompile(`^\d+\. +(.+)$`)
	ruleRow     = regexp.MustCompile(`^\|[-| :]+\|$`)
)

// Parse reads the Markdown of the guide: headings, paragraphs, lists of one
// level, tables, blocks of code, and bold, italic, code and links within them.
// Lines with a picture are left out. Anything else is taken as plain words.
func Parse(text string) []Block {
	p := &parser{}
	for line := range strings.Lines(strings.ReplaceAll(text, "\r\n", "\n")) {
		p.line(strings.TrimRight(line, " \n"))
	}
	p.end()
	return p.blocks
}

// parser collects the lines of the block that is being read.
type parser struct {
	blocks []Block
	kind   Kind
	open   bool
	texts  []string // of a paragraph, an item each, or a row each
	fenced bool
}

func (p *parser) line(line string) {
	if fence := strings.HasPrefix(line, "```"); fence || p.fenced {
		p.code(line, fence)
		return
	}
	heading := headingLine.FindStringSubmatch(line)
	switch dot, step := dotLine.FindStringSubmatch(line), stepLine.FindStringSubmatch(line); {
	case strings.TrimSpace(line) == "", strings.HasPrefix(line, "!["): // pictures are not carried: the screen is at hand
		p.end()
	case heading != nil:
		p.end()
		p.blocks = append(p.blocks, Block{Kind: Heading, Level: len(heading[1]), Spans: spans(heading[2])})
	case dot != nil:
		p.add(List, dot[1])
	case step != nil:
		p.add(Steps, step[1])
	case strings.HasPrefix(line, "|"):
		p.add(Table, line)
	case p.open && p.kind != Table: // the line goes on
		p.texts[len(p.texts)-1] += " " + strings.TrimSpace(line)
	default:
		p.add(Paragraph, strings.TrimSpace(line))
	}
}

func (p *parser) code(line string, fence bool) {
	switch {
	case fence && p.fenced:
		p.blocks = append(p.blocks, Block{Kind: Code, Spans: []Span{{Text: strings.Join(p.texts, "\n"), Code: true}}})
		p.texts, p.fenced = nil, false
	case fence:
		p.end()
		p.fenced = true
	default:
		p.texts = append(p.texts, line)
	}
}

func (p *parser) add(kind Kind, text string) {
	if p.open && p.kind != kind {
		p.end()
	}
	p.open, p.kind = true, kind
	p.texts = append(p.texts, text)
}

// end closes the block that is being read.
func (p *parser) end() {
	if !p.open {
		return
	}
	block := Block{Kind: p.kind}
	for _, text := range p.texts {
		switch p.kind {
		case List, Steps:
			block.Items = append(block.Items, spans(text))
		case Table:
			if !ruleRow.MatchString(text) {
				block.Rows = append(block.Rows, cells(text))
			}
		default:
			block.Spans = spans(text)
		}
	}
	p.blocks = append(p.blocks, block)
	p.open, p.texts = false, nil
}

// cells are the cells of a row of a table.
func cells(row string) [][]Span {
	var all [][]Span
	for cell := range strings.SplitSeq(strings.Trim(row, "|"), "|") {
		all = append(all, spans(strings.TrimSpace(cell)))
	}
	return all
}

// marked is what stands out within a text: code, bold, a link, italic.
var marked = regexp.MustCompile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\[([^\\]]+)\\]\\(([^)\\s]+)\\)|\\*([^*\\s][^*]*)\\*")

// spans divides a text by what stands out in it.
func spans(text string) []Span {
	var all []Span
	for text != "" {
		at := marked.FindStringSubmatchIndex(text)
		if at == nil {
			return append(all, Span{Text: text})
		}
		if at[0] > 0 {
			all = append(all, Span{Text: text[:at[0]]})
		}
		part := func(n int) string {
			if at[2*n] < 0 {
				return ""
			}
			return text[at[2*n]:at[2*n+1]]
		}
		switch {
		case at[2] >= 0:
			all = append(all, Span{Text: part(1), Code: true})
		case at[4] >= 0:
			all = append(all, Span{Text: part(2), Bold: true})
		case at[6] >= 0:
			all = append(all, Span{Text: part(3), Link: part(4)})
		default:
			all = append(all, Span{Text: part(5), Italic: true})
		}
		text = text[at[1]:]
	}
	return all
}
