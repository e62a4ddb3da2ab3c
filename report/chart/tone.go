package chart

import "samsvar/report"

// Tone is what a colour is used for. A surface with colours of its own, such
// as a dark window, chooses them by tone; paper uses [Tone.RGB].
type Tone int

// The tones of text, lines and bars.
const (
	Ink Tone = iota
	Muted
	Hairline
	// Accent is the one strong colour, also that of the latest bars.
	Accent
	// Earlier and Earliest are lighter bars, for the years before.
	Earlier
	Earliest
	// Pale is a tint behind text.
	Pale
	// Watermark is the mark of a draft behind the text.
	Watermark
	firstSign
)

// firstFill follows the signs: there is a sign and a fill for each severity.
const firstFill = firstSign + Tone(report.SeverityCritical) + 1

// SignTone is the tone of a severity's sign and word.
func SignTone(s report.Severity) Tone { return firstSign + Tone(clampSeverity(s)) }

// FillTone is the tone of a surface that has a severity.
func FillTone(s report.Severity) Tone { return firstFill + Tone(clampSeverity(s)) }

func clampSeverity(s report.Severity) report.Severity {
	return min(max(s, report.SeverityNone), report.SeverityCritical)
}

// RGB returns the colour of a tone on white paper.
func (t Tone) RGB() (r, g, b uint8) {
	rgb := t.hex()
	return uint8(rgb >> 16), uint8(rgb >> 8), uint8(rgb)
}

func (t Tone) hex() uint32 {
	switch {
	case t >= firstFill:
		return fillHex(report.Severity(t - firstFill))
	case t >= firstSign:
		return signHex(report.Severity(t - firstSign))
	}
	switch t {
	case Muted:
		return 0x59636f
	case Hairline:
		return 0xd3d9e0
	case Accent:
		return 0x1b5a96
	case Earlier:
		return 0xa6c3de
	case Earliest:
		return 0xd9e6f2
	case Pale:
		return 0xf3f6f9
	case Watermark:
		return 0xe4e9ef
	}
	return 0x1c2430
}

func signHex(s report.Severity) uint32 {
	switch s {
	case report.SeverityCritical:
		return 0xa3201d
	case report.SeverityHigh:
		return 0xa84a08
	case report.SeverityMedium:
		return 0x806000
	case report.SeverityGood:
		return 0x23703f
	case report.SeverityLow, report.SeverityInfo:
		return 0x1b5a96
	}
	return 0x59636f
}

func fillHex(s report.Severity) uint32 {
	switch s {
	case report.SeverityCritical:
		return 0xf6cfcc
	case report.SeverityHigh:
		return 0xfae0c3
	case report.SeverityMedium:
		return 0xfbf1c8
	case report.SeverityGood:
		return 0xdcefe2
	case report.SeverityLow, report.SeverityInfo:
		return 0xe3edf6
	}
	return 0xf3f6f9
}
