package sheet

import "bytes"

// xmlScan follows XML byte by byte, storing nothing, and finds what must not
// reach a decoder: deep nesting, declarations, overlong tokens.
type xmlScan struct {
	state    scanState
	mark     []byte // what follows "<!" so far
	quote    byte   // inside an attribute's value
	last     [2]byte
	depth    int
	token    int // bytes since the token began
	elements int
}

type scanState uint8

const (
	scanText scanState = iota
	scanOpen           // after "<"
	scanTag            // inside a start tag
	scanEnd            // inside an end tag
	scanMark           // after "<!"
	scanComment
	scanData // <![CDATA[
	scanInstruction
)

// feed takes the next bytes and returns the code of what is wrong, or "".
func (s *xmlScan) feed(p []byte) string {
	for len(p) > 0 {
		if s.state == scanText {
			skip := bytes.IndexByte(p, '<')
			if skip < 0 {
				skip = len(p)
			}
			s.token += skip
			if s.token > maxToken {
				return CodeLongToken
			}
			if p = p[skip:]; len(p) == 0 {
				return ""
			}
		}
		if code := s.step(p[0]); code != "" {
			return code
		}
		p = p[1:]
	}
	return ""
}

func (s *xmlScan) step(b byte) string {
	if s.token++; s.token > maxToken {
		return CodeLongToken
	}
	switch s.state {
	case scanText: // b is "<"
		s.begin(scanOpen)
	case scanOpen:
		return s.open(b)
	case scanTag:
		return s.tag(b)
	case scanEnd:
		if b == '>' {
			s.depth--
			s.begin(scanText)
		}
	case scanMark:
		return s.declaration(b)
	case scanComment:
		s.until(b, '-', '-')
	case scanData:
		s.until(b, ']', ']')
	case scanInstruction:
		s.until(b, 0, '?')
	}
	return ""
}

func (s *xmlScan) begin(state scanState) {
	s.state, s.last, s.quote = state, [2]byte{}, 0
	s.token = 0
}

func (s *xmlScan) open(b byte) string {
	switch b {
	case '/':
		s.state = scanEnd
	case '?':
		s.begin(scanInstruction)
	case '!':
		s.state, s.mark = scanMark, s.mark[:0]
	default:
		s.elements++
		s.state = scanTag
		return s.tag(b)
	}
	return ""
}

func (s *xmlScan) tag(b byte) string {
	switch {
	case s.quote != 0:
		if b == s.quote {
			s.quote = 0
		}
	case b == '"' || b == '\'':
		s.quote = b
	case b == '>':
		if s.last[1] != '/' {
			s.depth++
		}
		s.begin(scanText)
		if s.depth > maxDepth {
			return CodeTooDeep
		}
		return ""
	}
	s.last[1] = b
	return ""
}

// declaration lets comments and CDATA through and nothing else.
func (s *xmlScan) declaration(b byte) string {
	s.mark = append(s.mark, b)
	switch {
	case string(s.mark) == "--":
		s.begin(scanComment)
	case string(s.mark) == "[CDATA[":
		s.begin(scanData)
	case !bytes.HasPrefix([]byte("--"), s.mark) && !bytes.HasPrefix([]byte("[CDATA["), s.mark):
		return CodeDocType
	}
	return ""
}

// until ends the token at the bytes first, second, ">"; first 0 means any.
func (s *xmlScan) until(b, first, second byte) {
	if b == '>' && s.last[1] == second && (first == 0 || s.last[0] == first) {
		s.begin(scanText)
		return
	}
	s.last[0], s.last[1] = s.last[1], b
}
