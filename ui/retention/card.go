package retention

import (
	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// card shows what there is to let go of in one register.
func (s *Screen) card(p pile) fyne.CanvasObject {
	t, r := s.Texts, p.rule.Register
	key := "rule"
	if p.names() {
		key = "rule.names"
	}
	rule := t.N("ui.retention."+key, p.rule.Years, t.Field(r, r.Field(r.Retention.From)))
	change := s.link(s.t("change"), s.t("change.of", t.RegisterMany(r)), screen.Place{Kind: screen.Edit, Register: model.Agencies.Key,
		ID: p.setting, Field: p.rule.Setting()})
	rows := []fyne.CanvasObject{}
	if n := len(p.due.IDs); n > 0 {
		rows = append(rows, s.row(p, "due", p.due.IDs, s.t("oldest", t.LongDay(p.due.Oldest)), s.dueButton(p)))
	}
	if len(p.used) > 0 {
		rows = append(rows, s.row(p, "used", p.used, s.t("used.help"), nil))
	}
	if n := len(p.gone.IDs); n > 0 {
		rows = append(rows, s.goneRow(p))
	}
	if !p.waits() {
		rows = append(rows, muted(s.t("none")))
	}
	if len(p.due.Undated) > 0 {
		rows = append(rows, s.row(p, "undated", p.due.Undated, s.t("undated.help", t.Field(r, r.Field(r.Retention.From))), nil))
	}
	return parts.NewCard(parts.NewHeading(t.RegisterMany(r)), parts.Ends(12, muted(rule), change), parts.Lined(8, rows...))
}

func (s *Screen) dueButton(p pile) *parts.Button {
	if p.names() {
		return s.button(s.t("names.button"), func() { s.erase(p) })
	}
	return s.button(s.t("delete.button"), func() { s.delete(p) })
}

// row is how many there are, which opens them, what is to know about them and
// what can be done.
func (s *Screen) row(p pile, key string, ids []reg.ID, note string, act *parts.Button) fyne.CanvasObject {
	text := s.Texts.N("ui.retention."+key, len(ids))
	number := s.link(text, "", screen.Place{Kind: screen.Register, Register: p.rule.Register.Key, Records: p.rule.Refs(ids), Why: s.t(key + ".why")})
	words := parts.Column(2, parts.Row(0, number), muted(note))
	if act == nil {
		return words
	}
	return parts.Ends(12, words, act)
}

// goneRow is what was deleted: it is not in the register any more, where it is
// found among the deleted.
func (s *Screen) goneRow(p pile) fyne.CanvasObject {
	words := parts.Column(2, parts.NewWrapped(s.Texts.N("ui.retention.gone", len(p.gone.IDs))), muted(s.t("gone.help", s.Texts.LongDay(p.gone.Oldest))))
	return parts.Ends(12, words, s.button(s.t("erase.button"), func() { s.erase(p) }))
}
