package i18n

import "samsvar/model/reg"

// FigureShort is a figure's name, short enough for a chart or a table.
func (t *Texts) FigureShort(id string) string { return t.T("figure." + id) }

// Beside tells what stands beside a figure: of how many, or a second number;
// "" where there is nothing to tell.
func (t *Texts) Beside(id string, value, total, beside reg.Num) string {
	key := "figure." + id + ".beside"
	if !t.Has(key) || (!total.IsSet() && !beside.IsSet()) {
		return ""
	}
	share := ""
	if total.IsSet() && total.Float64() > 0 {
		share = t.Percent(reg.Float(value.Float64() * 100 / total.Float64()))
	}
	return t.T(key, t.Number(value), t.Number(total), t.Number(beside), share)
}
