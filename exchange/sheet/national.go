package sheet

import (
	"encoding/json"
	"strings"
)

// The dialect of the national register of processings: separator ";", an
// unquoted header, and below it every cell a JSON string ("\"", "\n", "\\"),
// which RFC 4180 would misread; "-" stands for missing.
const nationalMissing = "-"

// isNational finds out whether a text is in the national register's dialect,
// unless the caller says. An ordinary file can look like it: it has all cells
// quoted, no quote within them and backslashes that happen to be JSON escapes.
// So where the two readings differ, more evidence is asked for.
func isNational(text string, forced Format) bool {
	if forced != "" {
		return forced == FormatNational
	}
	header, body := cutLine(text)
	if strings.TrimSpace(header) == "" || strings.Contains(header, `"`) || !strings.HasPrefix(body, `"`) {
		return false
	}
	good, bad := 0, 0
	for line := ""; body != ""; {
		line, body = cutLine(body)
		if strings.TrimSpace(line) == "" {
			continue
		}
		if _, ok := nationalCells(line); ok {
			good++
		} else {
			bad++
		}
	}
	if bad == 0 {
		evidence := strings.Contains(text, `\"`) || strings.Contains(text, `"-"`)
		return evidence || !strings.Contains(text, `\`)
	}
	// A few wrong lines among many right ones are to be reported as such.
	return good >= 9*bad && strings.Contains(text, `\"`)
}

// cutLine returns the first line, without its end, and what follows.
func cutLine(text string) (line, rest string) {
	line, rest, _ = strings.Cut(text, "\n")
	return strings.TrimSuffix(line, "\r"), rest
}

// nationalCells cuts a line into its JSON strings.
func nationalCells(line string) ([]string, bool) {
	var cells []string
	for {
		end := jsonEnd(line)
		if end < 0 {
			return nil, false
		}
		var cell string
		if err := json.Unmarshal([]byte(line[:end]), &cell); err != nil {
			return nil, false
		}
		cells = append(cells, cell)
		line = strings.TrimLeft(line[end:], " ")
		if line == "" {
			return cells, true
		}
		if line[0] != ';' || len(cells) >= maxFields {
			return nil, false
		}
		line = line[1:]
	}
}

// jsonEnd returns where the JSON string at the start of s ends, or -1.
func jsonEnd(s string) int {
	if !strings.HasPrefix(s, `"`) {
		return -1
	}
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return -1
}

func (r *textReader) readNational(text string) error {
	header, body := cutLine(text)
	if strings.Count(header, ";") >= maxFields {
		return tooManyFields()
	}
	if err := r.add(strings.Split(header, ";")); err != nil {
		return err
	}
	for line, at := "", 2; body != ""; at++ {
		line, body = cutLine(body)
		if strings.TrimSpace(line) == "" {
			if err := r.add(nil); err != nil {
				return err
			}
			continue
		}
		cells, ok := nationalCells(line)
		if !ok {
			return r.place(lineError(CodeNationalCell, at))
		}
		for i := range cells {
			if cells[i] == nationalMissing {
				cells[i] = ""
			}
		}
		if err := r.add(cells); err != nil {
			return err
		}
	}
	return nil
}
