package letters

import (
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
)

// Writer drafts in one language.
type Writer struct {
	Texts  *i18n.Texts
	Names  i18n.Names
	Agency *model.Agency // nil if it is not registered
}

// New makes a writer for the records of a source.
func New(texts *i18n.Texts, src reg.Source) Writer {
	w := Writer{Texts: texts}
	for _, agency := range model.Agencies.All(src) {
		w.Agency = agency
		break
	}
	w.Names = func(register string, id reg.ID) string {
		known := model.Register(register)
		rec, ok := src.Get(register, id)
		if known == nil || !ok {
			return ""
		}
		return texts.Title(known, rec, w.Names)
	}
	return w
}

func (w Writer) t(key string, args ...string) string { return w.Texts.T("letter."+key, args...) }

// agency is what the agency is called, or a gap.
func (w Writer) agency() string {
	if w.Agency != nil {
		if name := w.Agency.Name(string(w.Texts.Lang())); name != "" {
			return name
		}
	}
	return w.gap("agency")
}

// gap is a place for what the record does not tell.
func (w Writer) gap(what string) string { return "[" + w.t("gap."+what) + "]" }

// or is the text, or a gap where there is none.
func (w Writer) or(text, what string) string {
	if text = strings.TrimSpace(text); text == "" {
		return w.gap(what)
	}
	return text
}

// officer is how to reach the data protection officer, or whom else the incident
// names; "" where nothing is known.
func (w Writer) contact(c model.Contact) string {
	parts := []string{c.Name, c.Email, c.Phone}
	if joined(parts) == "" && w.Agency != nil {
		o := w.Agency.Officer
		parts = []string{o.Name, o.Email, o.Phone, o.Address}
	}
	return joined(parts)
}

func joined(parts []string) string {
	var all []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, ", ")
}

// list names codes in the middle of a sentence.
func list[C ~string](w Writer, codes *reg.CodeSet, chosen []C) string {
	labels := make([]string, len(chosen))
	for i, c := range chosen {
		labels[i] = lowerFirst(w.Texts.Code(codes, string(c)))
	}
	if n := len(labels); n > 1 {
		return strings.Join(labels[:n-1], ", ") + " " + w.t("and") + " " + labels[n-1]
	}
	return strings.Join(labels, "")
}

// lowerFirst writes a word small unless it is an abbreviation.
func lowerFirst(text string) string {
	runes := []rune(text)
	if len(runes) > 1 && strings.ToUpper(string(runes[1])) == string(runes[1]) {
		return text
	}
	return strings.ToLower(string(runes[:min(1, len(runes))])) + string(runes[min(1, len(runes)):])
}

// paragraphs puts an empty line between those that say something.
func paragraphs(all ...string) string {
	var said []string
	for _, p := range all {
		if p = strings.TrimSpace(p); p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, "\n\n")
}
