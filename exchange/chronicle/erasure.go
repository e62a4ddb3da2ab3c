package chronicle

import (
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
)

// Erasure lists in words what an erasure lets go, and what it leaves: first the
// records, then what stays, then the copies that still have it.
func (w Words) Erasure(p storage.ErasePlan) []string {
	const most = 50
	lines := []string{w.Texts.N("erase.records", len(p.Records))}
	for i, e := range p.Records {
		if i == most {
			lines = append(lines, "  …")
			break
		}
		lines = append(lines, "  "+w.erasable(e))
	}
	lines = append(lines, w.Texts.N("erase.values", p.Values))
	if len(p.Mentions) > 0 {
		lines = append(lines, w.Texts.T("erase.mentions"))
		for i, ref := range p.Mentions {
			if i == most {
				lines = append(lines, "  …")
				break
			}
			lines = append(lines, "  "+w.place(ref))
		}
	}
	if p.Reasons > 0 {
		lines = append(lines, w.Texts.N("erase.reasons", p.Reasons))
	}
	if len(p.Held) > 0 {
		lines = append(lines, w.Texts.T("erase.held"))
		for _, path := range p.Held {
			lines = append(lines, "  "+path)
		}
	}
	return lines
}

// place names a record with its register.
func (w Words) place(ref reg.Ref) string {
	if register := model.Register(ref.Register); register != nil {
		return w.Texts.Register(register) + " " + w.Record(ref)
	}
	return w.Record(ref)
}

func (w Words) erasable(e storage.Erasable) string {
	if e.Whole {
		return w.Texts.T("erase.whole", w.place(e.Ref))
	}
	register := model.Register(e.Ref.Register)
	labels := make([]string, len(e.Fields))
	for i, path := range e.Fields {
		labels[i] = w.Texts.FieldPath(register, path)
	}
	return w.Texts.T("erase.fields", w.place(e.Ref), strings.Join(labels, ", "))
}
