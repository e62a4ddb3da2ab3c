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
func isNational(text string, forced Format) (bool, error) {
	if forced != "" {
		return forced == FormatNational, nil
	}
	header, body := cutLine(text)
	if strings.TrimSpace(header) == "" || strings.Contains(header, `"`) || !strings.HasPrefix(body, `"`) {
		return false, nil
	}
	evidence := strings.Contains(body, `\"`) || strings.Contains(body, `"-"`)
	good, bad, badLine, fields := 0, 0, 0, 0
	for line, at := "", 1; body != ""; {
		line, body = cutLine(body)
		at++
		if strings.TrimSpace(line) == "" {
			continue
		}
		cells, ok := nationalCells(line)
		if !ok {
			bad++
			badLine = at
			continue
		}
		good++
		fields = max(fields, len(cells))
	}
	switch {
	case bad == 0:
		return evidence || !strings.Contains(text, `\`), nil
	case good >= 9*bad && strings.Contains(text, `\"`) && fields == strings.Count(header, ";")+1:
		return true, lineError(CodeNationalCell, badLine)
	}
	return false, nil
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
