package report

import (
	"encoding/json"
	"fmt"
)

// A document can be kept as JSON and comes back as it was, so that one that was
// signed can be shown and rendered again although what it was made of has
// changed.

// Encode writes a document as JSON. The same document gives the same bytes.
func Encode(doc Document) ([]byte, error) {
	blocks, err := encodeBlocks(doc.Blocks)
	if err != nil {
		return nil, err
	}
	doc.Blocks = nil
	data, err := json.Marshal(keptDocument{doc, blocks})
	if err != nil {
		return nil, fmt.Errorf("write document: %w", err)
	}
	return data, nil
}

// Decode reads what Encode wrote.
func Decode(data []byte) (Document, error) {
	var kept keptDocument
	if err := json.Unmarshal(data, &kept); err != nil {
		return Document{}, fmt.Errorf("read document: %w", err)
	}
	blocks, err := decodeBlocks(kept.Content, 0)
	if err != nil {
		return Document{}, err
	}
	kept.Document.Blocks = blocks
	return kept.Document, nil
}

// keptDocument is a document in JSON: its blocks each say what they are.
type keptDocument struct {
	Document Document
	Content  []keptBlock
}

type keptBlock struct {
	Kind    string
	Block   json.RawMessage `json:",omitempty"`
	Lang    string          `json:",omitempty"` // of InLanguage
	Content []keptBlock     `json:",omitempty"` // of blocks that hold others
}

// deepestKept is how far blocks may hold blocks in a file.
const deepestKept = 200

func encodeBlocks(blocks []Block) ([]keptBlock, error) {
	var all []keptBlock
	for _, b := range blocks {
		k := keptBlock{Kind: kindOf(b)}
		var err error
		switch b := b.(type) {
		case KeepTogether:
			k.Content, err = encodeBlocks(b.Blocks)
		case InLanguage:
			k.Lang = b.Lang
			k.Content, err = encodeBlocks(b.Blocks)
		default:
			k.Block, err = json.Marshal(b)
		}
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", k.Kind, err)
		}
		all = append(all, k)
	}
	return all, nil
}

func decodeBlocks(kept []keptBlock, depth int) ([]Block, error) {
	if depth > deepestKept {
		return nil, fmt.Errorf("read document: blocks within blocks without end")
	}
	var all []Block
	for _, k := range kept {
		b, err := decodeBlock(k, depth)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", k.Kind, err)
		}
		all = append(all, b)
	}
	return all, nil
}

func decodeBlock(k keptBlock, depth int) (Block, error) {
	switch k.Kind {
	case kindOf(KeepTogether{}):
		blocks, err := decodeBlocks(k.Content, depth+1)
		return KeepTogether{Blocks: blocks}, err
	case kindOf(InLanguage{}):
		blocks, err := decodeBlocks(k.Content, depth+1)
		return InLanguage{Lang: k.Lang, Blocks: blocks}, err
	}
	read := readers()[k.Kind]
	if read == nil {
		return nil, fmt.Errorf("no such block is known")
	}
	return read(k.Block)
}

// kindOf names a kind of block by its type.
func kindOf(b Block) string { return fmt.Sprintf("%T", b)[len("report."):] }

// readers read each kind of block that holds no others.
func readers() map[string]func(json.RawMessage) (Block, error) {
	all := map[string]func(json.RawMessage) (Block, error){}
	reads[TitleHead](all)
	reads[Contents](all)
	reads[Heading](all)
	reads[Paragraph](all)
	reads[List](all)
	reads[FactList](all)
	reads[Callout](all)
	reads[Table](all)
	reads[KeyFigures](all)
	reads[QuestionList](all)
	reads[BarChart](all)
	reads[LineChart](all)
	reads[Attachments](all)
	reads[RiskMatrix](all)
	reads[SignatureFields](all)
	reads[ScanMark](all)
	reads[PageBreak](all)
	return all
}

func reads[T Block](all map[string]func(json.RawMessage) (Block, error)) {
	var zero T
	all[kindOf(zero)] = func(data json.RawMessage) (Block, error) {
		var b T
		err := json.Unmarshal(data, &b)
		return b, err
	}
}
