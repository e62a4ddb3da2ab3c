package agenda

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Mail is a draft.
type Mail struct {
	To      string // address; may be ""
	Subject string
	Body    string
}

// Text is the whole draft for the clipboard.
func (m Mail) Text() string { return joined("\n\n", m.Subject, m.Body) }

// longest is how long an address of a draft may be: Windows cuts longer ones,
// or does nothing at all.
const longest = 1900

// more shows that a text was cut.
const more = "…"

// URL is the draft as an address that a mail program opens, by RFC 6068. A body
// that makes it too long is cut between letters.
func (m Mail) URL() string {
	head := "mailto:" + address(m.To) + "?subject=" + quoted(m.Subject) + "&body="
	body, room := m.Body, longest-len(head)
	if len(quoted(body)) <= room {
		return head + quoted(body)
	}
	return head + fit(body, room-len(quoted(more))) + quoted(more)
}

// fit quotes as much of a text as there is room for.
func fit(text string, room int) string {
	var out strings.Builder
	for _, r := range strings.ToValidUTF8(text, string(utf8.RuneError)) {
		part := quoted(string(r))
		if out.Len()+len(part) > room {
			break
		}
		out.WriteString(part)
	}
	return out.String()
}

// address is an address as it may stand in a URL, "" for what is none: one that
// names several receivers or further fields would say more than is seen.
func address(to string) string {
	to = strings.TrimSpace(to)
	name, domain, ok := strings.Cut(to, "@")
	if !ok || name == "" || !strings.Contains(domain, ".") || strings.ContainsAny(to, " ,;<>\"\r\n\t") {
		return ""
	}
	return strings.ReplaceAll(quoted(to), "%40", "@")
}

// quoted writes every byte but letters, digits and a few signs as %XX; a new
// line is CR LF.
func quoted(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n")
	var out strings.Builder
	for i := range len(text) {
		c := text[i]
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
		if letter || strings.IndexByte("-._~", c) >= 0 {
			out.WriteByte(c)
			continue
		}
		fmt.Fprintf(&out, "%%%02X", c)
	}
	return out.String()
}
