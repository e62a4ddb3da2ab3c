package letters

import (
	"strings"

	"samsvar/model"
	"samsvar/model/law"
	"samsvar/model/reg"
)

// Group is one part of Datatilsynet's form.
type Group struct {
	Key   string
	Title string
	Lines []Line
}

// Line is one answer of the form.
type Line struct {
	Label string
	Text  string // "" where the record tells nothing
	Field string // where it is filled in, as the register names it
	Need  bool   // art. 33 asks for it, or the form does
}

// Missing reports whether the answer is asked for and not there.
func (l Line) Missing() bool { return l.Need && l.Text == "" }

// Notification drafts the answers of Datatilsynet's form for a breach, group by
// group in the form's order (art. 33(3)).
func (w Writer) Notification(i *model.Incident, hours int) []Group {
	f := form{w, i}
	groups := []Group{
		f.group("avvik", f.described()...),
		f.group("konsekvenser", f.line("konsekvenser", "konsekvenser", true), f.risk()),
		f.group("tiltak", f.line("tiltak_gjort", "tiltak_gjort", len(i.Actions) == 0 && i.PlannedMeasures == ""),
			f.line("tiltak_planlagt", "tiltak_planlagt", false), f.line("tiltak", "tiltak", false)),
		f.group("berorte", f.persons()...),
		f.group("kontakt", f.contacts()...),
		f.group("annet", f.others(hours)...),
	}
	return groups
}

// Missing counts the answers that are asked for and not there.
func Missing(groups []Group) int {
	n := 0
	for _, g := range groups {
		for _, l := range g.Lines {
			if l.Missing() {
				n++
			}
		}
	}
	return n
}

// Whole is all groups as one text, to copy at once. Answers without a text are
// left out.
func Whole(groups []Group) string {
	var all []string
	for _, g := range groups {
		var said []string
		for _, l := range g.Lines {
			if l.Text != "" {
				said = append(said, l.Label+"\n"+l.Text)
			}
		}
		if len(said) > 0 {
			all = append(all, strings.ToUpper(g.Title)+"\n\n"+strings.Join(said, "\n\n"))
		}
	}
	return strings.Join(all, "\n\n\n")
}

// form is the form of one incident.
type form struct {
	Writer
	i *model.Incident
}

func (f form) group(key string, lines ...Line) Group {
	return Group{Key: key, Title: f.t("dt." + key), Lines: lines}
}

// line is an answer that is what a field of the record says.
func (f form) line(key, field string, need bool) Line {
	known := model.Incidents.Field(field)
	return Line{Label: f.t("dt.line." + key), Text: f.Texts.Show(known, known.Of(f.i), f.Names), Field: field, Need: need}
}

// described are what happened, when, to whom and to what.
func (f form) described() []Line {
	return []Line{
		f.line("hovedaarsak", "hovedaarsak", true),
		{Label: f.t("dt.line.tidsrom"), Text: f.period(), Field: "start_tid", Need: true},
		f.line("oppdaget", "oppdaget_tid", true),
		f.line("kjennskap", "kjennskap_tid", true),
		f.line("antall", "antall_registrerte", true),
		f.line("poster", "antall_poster", true),
		f.line("skjedd", "beskrivelse", true),
		f.line("bruddtype", "bruddtype", true),
		f.line("opplysninger", "kategorier_opplysninger", true),
		f.line("registrerte", "kategorier_registrerte", true),
		f.line("relasjon", "relasjon", true),
		f.line("naa", "hvor_er_opplysningene", true),
	}
}

// period is when it began and ended.
func (f form) period() string {
	from, to := f.Texts.Instant(f.i.Start), f.Texts.Instant(f.i.End)
	switch {
	case from == "":
		return to
	case to == "" && f.i.Ongoing == reg.Yes:
		return f.t("dt.period.ongoing", from)
	case to == "":
		return f.t("dt.period.from", from)
	}
	return f.t("dt.period.both", from, to)
}

// risk is how the agency judges the risk, and why.
func (f form) risk() Line {
	level := ""
	if f.i.Risk.Level != "" {
		level = f.Texts.Code(&model.BreachLevels.CodeSet, string(f.i.Risk.Level))
	}
	return Line{Label: f.t("dt.line.risiko"), Text: paragraphs(level, f.i.RiskReason), Field: "risiko_begrunnelse", Need: true}
}

// persons are whether, when and how those affected were told.
func (f form) persons() []Line {
	lines := []Line{f.line("informert", "registrerte_informert", true)}
	if f.i.PersonsTold == model.PersonsToldYes {
		return append(lines, f.line("informert_tid", "registrerte_informert_tid", true), f.line("maate", "maate", true), f.line("innhold", "innhold", true))
	}
	if f.i.Risk.Level == model.BreachHigh {
		lines = append(lines, f.line("unntak", "unntak34", true))
	}
	return lines
}

func (f form) contacts() []Line {
	agency := ""
	if f.Agency != nil {
		agency = joined([]string{f.Agency.Name(string(f.Texts.Lang())), f.orgNo(), f.Agency.Address})
	}
	return []Line{
		{Label: f.t("dt.line.virksomhet"), Text: agency},
		{Label: f.t("dt.line.kontakt"), Text: f.contact(f.i.ContactPoint), Field: "kontaktpunkt", Need: true},
	}
}

func (f form) orgNo() string {
	if f.Agency.OrgNo == "" {
		return ""
	}
	return f.t("orgno", f.Agency.OrgNo)
}

// others are whether more is to come, why it comes late, and what is attached.
func (f form) others(hours int) []Line {
	late := f.i.NotifiedLate(hours)
	lines := []Line{f.line("trinnvis", "trinnvis", true)}
	if by := law.BreachDeadline(f.i.Aware, hours); late || f.i.DelayReason != "" {
		lines = append(lines, Line{Label: f.t("dt.line.forsinket", f.Texts.Instant(by)), Text: f.i.DelayReason, Field: "forsinkelse_begrunnelse", Need: late})
	}
	return append(lines, f.line("vedlegg", "vedlegg", false))
}
