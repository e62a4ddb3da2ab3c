package report

// Run is a stretch of text in one weight. A newline in it ends the line, a
// soft hyphen marks where a long word may be divided.
type Run struct {
	Text string
	Bold bool
}

// Plain returns text as a single run of ordinary weight.
func Plain(text string) []Run { return []Run{{Text: text}} }

// TitleHead opens the document with its title, subtitle and key facts.
type TitleHead struct {
	// Kicker is a short line above the title, such as the agency's name.
	Kicker string
	// Facts are shown two and two, labels above values.
	Facts []Fact
}

// Fact is a label with its value.
type Fact struct {
	Label, Value string
}

// Contents lists the headings with their pages.
type Contents struct {
	Title string
	// Depth is the deepest heading level shown; 0 means 1.
	Depth int
}

// Heading begins a section. The author numbers it.
type Heading struct {
	// Level is 1, 2 or 3; anything else counts as the nearest of these.
	Level int
	// Number is shown before the text and may be empty: «5.2».
	Number string
	Text   string
}

// Paragraph is running text.
type Paragraph struct {
	Runs []Run
	// Lead sets it a little larger, for an opening or a conclusion.
	Lead bool
	// Muted sets it smaller and quieter, for caveats and sources.
	Muted bool
}

// P returns a paragraph of ordinary text.
func P(text string) Paragraph { return Paragraph{Runs: Plain(text)} }

// Note returns a quiet paragraph, for caveats and sources.
func Note(text string) Paragraph { return Paragraph{Runs: Plain(text), Muted: true} }

// List is a bulleted or numbered list.
type List struct {
	// Ordered numbers the items from 1.
	Ordered bool
	Items   []ListItem
}

// ListItem is one item with the items below it.
type ListItem struct {
	Runs []Run
	// Items are bulleted, whatever the list is.
	Items []ListItem
}

// Bullets returns a bulleted list of plain texts.
func Bullets(texts ...string) List {
	items := make([]ListItem, len(texts))
	for i, text := range texts {
		items[i].Runs = Plain(text)
	}
	return List{Items: items}
}

// FactList shows facts one below the other, label to the left.
type FactList struct {
	Facts []Fact
}

// Callout sets a message apart. Its severity shows as sign, word and colour.
type Callout struct {
	Severity Severity
	// Word names the severity: «Kritisk», «Merk».
	Word string
	// Title follows the word on the same line and may be empty.
	Title string
	Runs  []Run
}

// PageBreak makes what follows begin on a new page.
type PageBreak struct{}

// InLanguage holds blocks in another language than the document's, so that they
// are read out rightly.
type InLanguage struct {
	// Lang is the language tag, as in [Document].
	Lang   string
	Blocks []Block
}

// KeepTogether holds blocks that shall stand on one page when they fit on one.
type KeepTogether struct {
	Blocks []Block
}
