package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// look is how cells look.
type look int

const (
	lookText look = iota
	lookLong      // wrapped
	lookTitle
	lookHead
	lookLabel
	lookMuted
	lookBold
	// Numbers as they are, with thousands apart, with decimals, and as shares
	// without and with decimals; the bold ones likewise.
	lookNumber
	lookGrouped
	lookDecimals
	lookShare
	lookShareDecimals
	lookBoldNumber
	lookBoldGrouped
	lookBoldDecimals
	lookBoldShare
	lookBoldShareDecimals
	lookCount
)

// wrapFrom is the length from which a text is wrapped. Longer text is not marked
// as text for Excel, whose old versions show hashes for it.
const wrapFrom = 50

func (l look) forText(text string) look {
	if l == lookText && (len(text) > wrapFrom || strings.Contains(text, "\n")) {
		return lookLong
	}
	return l
}

func (l look) forNumber(n number) look {
	switch {
	case n.percent && n.decimals > 0:
		return l + lookShareDecimals - lookNumber
	case n.percent:
		return l + lookShare - lookNumber
	case n.decimals > 0:
		return l + lookDecimals - lookNumber
	case n.grouped:
		return l + lookGrouped - lookNumber
	}
	return l
}

// The formats of numbers that every program knows: text as typed, 1234, 1,234
// and 12%.
const (
	formatText    = 49
	formatWhole   = 1
	formatGrouped = 3
	formatShare   = 9
)

func (b *book) makeLooks() error {
	top := func(wrap bool) *excelize.Alignment { return &excelize.Alignment{Vertical: "top", WrapText: wrap} }
	bold, share, decimals := &excelize.Font{Bold: true}, "0.0#%", "#,##0.0#"
	looks := [lookCount]*excelize.Style{
		lookText:  {NumFmt: formatText, Alignment: top(false)},
		lookLong:  {Alignment: top(true)},
		lookTitle: {Font: &excelize.Font{Bold: true, Size: 14}, NumFmt: formatText},
		lookHead: {Font: bold, NumFmt: formatText, Alignment: top(true), Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8ECF2"}},
			Border: []excelize.Border{{Type: "bottom", Style: 1, Color: "8090A8"}}},
		lookLabel:             {Font: &excelize.Font{Color: "59636F"}, NumFmt: formatText, Alignment: top(true)},
		lookMuted:             {Font: &excelize.Font{Color: "59636F"}, Alignment: top(false)},
		lookBold:              {Font: bold, NumFmt: formatText, Alignment: top(false)},
		lookNumber:            {NumFmt: formatWhole, Alignment: top(false)},
		lookGrouped:           {NumFmt: formatGrouped, Alignment: top(false)},
		lookDecimals:          {CustomNumFmt: &decimals, Alignment: top(false)},
		lookShare:             {NumFmt: formatShare, Alignment: top(false)},
		lookShareDecimals:     {CustomNumFmt: &share, Alignment: top(false)},
		lookBoldNumber:        {Font: bold, NumFmt: formatWhole, Alignment: top(false)},
		lookBoldGrouped:       {Font: bold, NumFmt: formatGrouped, Alignment: top(false)},
		lookBoldDecimals:      {Font: bold, CustomNumFmt: &decimals, Alignment: top(false)},
		lookBoldShare:         {Font: bold, NumFmt: formatShare, Alignment: top(false)},
		lookBoldShareDecimals: {Font: bold, CustomNumFmt: &share, Alignment: top(false)},
	}
	for i, l := range looks {
		id, err := b.file.NewStyle(l)
		if err != nil {
			return err
		}
		b.looks[i] = id
	}
	return nil
}
