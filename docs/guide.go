// Package docs is the user's guide as the program carries it, so that it can be
// read without a network: docs/brukerveiledning.md with the pages it lists, and
// the little Markdown they are written in. The references beside them are not
// carried. How a page is drawn is for those who show it.
package docs

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
)

//go:embed brukerveiledning.md manual/*.md
var files embed.FS

const (
	index  = "brukerveiledning.md"
	folder = "manual"
	ending = ".md"
)

// Guide is the user's guide.
type Guide struct {
	Groups []Group // as the index has them
	pages  map[string]*Page
}

// Group is the pages under one heading of the index.
type Group struct {
	Title string
	Pages []*Page
}

// Page is one page of the guide.
type Page struct {
	Name   string // of its file, without folder and ending
	Title  string
	Blocks []Block // without the title
}

// Load reads the guide.
func Load() (*Guide, error) {
	g := &Guide{pages: map[string]*Page{}}
	names, err := fs.Glob(files, path.Join(folder, "*"+ending))
	if err != nil {
		return nil, fmt.Errorf("find the pages of the guide: %w", err)
	}
	for _, name := range names {
		page, err := load(name)
		if err != nil {
			return nil, err
		}
		g.pages[page.Name] = page
	}
	return g, g.readIndex()
}

// load reads one page. Links to other pages become their names; those that lead
// elsewhere are only words, since what they lead to is not carried.
func load(name string) (*Page, error) {
	data, err := files.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("read the guide: %w", err)
	}
	page := &Page{Name: strings.TrimSuffix(path.Base(name), ending)}
	for _, block := range Parse(string(data)) {
		if block.Kind == Heading && block.Level == 1 {
			page.Title = Plain(block.Spans)
			continue
		}
		block.eachSpan(func(s *Span) { s.Link = pageOf(s.Link) })
		page.Blocks = append(page.Blocks, block)
	}
	return page, nil
}

// pageOf is the page that a link leads to, "" for anything else.
func pageOf(link string) string {
	file, _, _ := strings.Cut(link, "#")
	name, ok := strings.CutSuffix(file, ending)
	if !ok || strings.Contains(name, "/") {
		return ""
	}
	return name
}

// readIndex takes the groups from the index and finds their pages.
func (g *Guide) readIndex() error {
	data, err := files.ReadFile(index)
	if err != nil {
		return fmt.Errorf("read the guide: %w", err)
	}
	for _, block := range Parse(string(data)) {
		if block.Kind == Heading && block.Level > 1 {
			g.Groups = append(g.Groups, Group{Title: Plain(block.Spans)})
		}
		if block.Kind != List || len(g.Groups) == 0 {
			continue
		}
		group := &g.Groups[len(g.Groups)-1]
		block.eachSpan(func(s *Span) {
			if page := g.pages[pageOf(strings.TrimPrefix(s.Link, folder+"/"))]; page != nil {
				group.Pages = append(group.Pages, page)
			}
		})
	}
	return nil
}

// Page returns the page with this name, or nil.
func (g *Guide) Page(name string) *Page { return g.pages[name] }

// Names are the names of all pages, also of those that the index lacks.
func (g *Guide) Names() []string {
	var names []string
	for name := range g.pages {
		names = append(names, name)
	}
	return names
}

// Text is the words of a page, a line for each paragraph, item and row.
func (p *Page) Text() string {
	var lines []string
	for _, block := range p.Blocks {
		lines = append(lines, block.lines()...)
	}
	return strings.Join(lines, "\n")
}
