package sheet

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
)

// shape is what a number format makes of a number.
type shape uint8

const (
	shapeNumber shape = iota
	shapeDate
	shapeMoment
	shapeClock   // a time of day
	shapeElapsed // hours and minutes beyond a day
	shapePercent
	shapePadded
)

// numberShape is a shape, and for shapePadded the number of digits.
type numberShape struct {
	shape  shape
	digits int
}

const maxStyles = 100_000 // Excel stops at 65,490

// loadStyles finds out which styles show dates.
func (w *workbook) loadStyles(part string) error {
	codes := map[int]string{}
	inCells := false
	return w.archive.walk(part, func(_ *xml.Decoder, e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			if id, err := strconv.Atoi(attr(e, "numFmtId")); err == nil && len(codes) < maxStyles {
				codes[id] = attr(e, "formatCode")
			}
		case "cellXfs":
			inCells = true
		case "cellStyleXfs", "cellStyles", "dxfs":
			inCells = false
		case "xf":
			if inCells && len(w.shapes) < maxStyles {
				id, _ := strconv.Atoi(attr(e, "numFmtId"))
				w.shapes = append(w.shapes, shapeOf(id, codes[id]))
			}
		}
		return nil
	})
}

// shapeOf judges a number format by its own code, or else by its number among
// the formats that every workbook has.
func shapeOf(id int, code string) numberShape {
	switch {
	case code != "":
		return shapeOfCode(code)
	case id == 9, id == 10:
		return numberShape{shape: shapePercent}
	case id >= 14 && id <= 17, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return numberShape{shape: shapeDate}
	case id == 46:
		return numberShape{shape: shapeElapsed}
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 45 && id <= 47, id == 55, id == 56:
		return numberShape{shape: shapeClock}
	case id == 22:
		return numberShape{shape: shapeMoment}
	}
	return numberShape{}
}

// shapeOfCode reads a format code such as `dd\.mm\.yyyy;@` or `[h]:mm`.
func shapeOfCode(code string) numberShape {
	letters, elapsed := formatLetters(code)
	if letters != "" && strings.Trim(letters, "0") == "" {
		return numberShape{shape: shapePadded, digits: len(letters)}
	}
	clock := elapsed || strings.ContainsAny(letters, "hs")
	day := strings.ContainsAny(letters, "yd") || (!clock && strings.Contains(letters, "m"))
	switch {
	case strings.HasPrefix(letters, "general"), strings.HasPrefix(letters, "standard"):
		return numberShape{}
	case day && clock:
		return numberShape{shape: shapeMoment}
	case day:
		return numberShape{shape: shapeDate}
	case elapsed:
		return numberShape{shape: shapeElapsed}
	case clock:
		return numberShape{shape: shapeClock}
	case strings.Contains(letters, "%"):
		return numberShape{shape: shapePercent}
	}
	return numberShape{}
}

// formatLetters returns the first section of a format code in small letters,
// without literal text, colours, locales and blanks; elapsed tells of [h], [m]
// or [s], which count beyond a day.
func formatLetters(code string) (letters string, elapsed bool) {
	var out strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			return clean(out.String()), elapsed
		case '\\', '_', '*':
			i++
		case '"', '[':
			end := strings.IndexByte(code[i+1:], closing(c))
			if end < 0 {
				return clean(out.String()), elapsed
			}
			if c == '[' {
				elapsed = elapsed || strings.Trim(strings.ToLower(code[i+1:i+1+end]), "hms") == ""
			}
			i += end + 1
		case ' ':
		default:
			out.WriteByte(c)
		}
	}
	return clean(out.String()), elapsed
}

func closing(open byte) byte {
	if open == '[' {
		return ']'
	}
	return open
}

// clean takes out the marks of forenoon and afternoon.
func clean(letters string) string {
	letters = strings.ToLower(letters)
	return strings.NewReplacer("am/pm", "h", "a/p", "h").Replace(letters)
}

// numeric returns the cell of a number in the given format.
func (w *workbook) numeric(x float64, style int) Cell {
	if style < 0 || style >= len(w.shapes) {
		return Number(x)
	}
	format := w.shapes[style]
	switch format.shape {
	case shapeElapsed:
		return clock(x)
	case shapeClock:
		return clock(x - math.Floor(x))
	case shapeDate, shapeMoment:
		if w.date1904 {
			x += 1462 // days from 1900 to 1904
		}
		return dated(x, format.shape)
	case shapePercent:
		return Cell{Text: numberText(x*100) + "%", Kind: KindNumber, Number: x}
	case shapePadded:
		return padded(x, format.digits)
	}
	return Number(x)
}

func padded(x float64, digits int) Cell {
	c := Number(x)
	if x >= 0 && x == math.Trunc(x) && len(c.Text) < digits && digits <= 20 {
		c.Text = strings.Repeat("0", digits-len(c.Text)) + c.Text
	}
	return c
}
