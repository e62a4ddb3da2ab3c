package shell

import (
	"slices"
	"strconv"
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
)

// navGroups are the groups of registers in the navigation, in order.
func navGroups() []string { return []string{"personvern", "sikkerhet", "organisasjon"} }

const (
	groupReports = "rapportering"
	groupMore    = "mer"
)

// groups are the entries of the navigation with their numbers.
func (s *session) groups() []parts.NavGroup {
	t := s.program.texts
	gaps := parts.NavEntry{Key: string(screen.Gaps), Text: t.T("ui.gaps")}
	if s.last.findings > 0 {
		gaps.Count, gaps.Alarm = t.Int(s.last.findings), true
	}
	all := []parts.NavGroup{{Entries: []parts.NavEntry{{Key: string(screen.Overview), Text: t.T("ui.overview")}, gaps,
		{Key: string(screen.Calendar), Text: t.T("ui.calendar")}}}}
	for _, group := range navGroups() {
		all = append(all, s.group(group))
	}
	year := yearText(s.year())
	declaration := parts.NavEntry{Key: yearlyKey("ve"), Text: t.T("ui.declaration", year)}
	if s.last.year == s.year() {
		declaration.Count = t.Percent(reg.Int(s.last.percent))
	}
	reports := parts.NavGroup{Key: groupReports, Title: t.T("group." + groupReports), Folded: s.isFolded(groupReports, false),
		Entries: []parts.NavEntry{declaration, {Key: yearlyKey("lg"), Text: t.T("ui.review")}}}
	help := parts.NavGroup{Entries: []parts.NavEntry{{Key: string(screen.Guidance), Text: t.T("ui.menu.guidance")},
		{Key: string(screen.Examples), Text: t.T("ui.menu.examples")}}}
	return append(all, reports, help, s.group(groupMore))
}

// group is the registers of one group with their counts.
func (s *session) group(key string) parts.NavGroup {
	t, view := s.program.texts, s.store.View()
	group := parts.NavGroup{Key: key, Title: t.T("group." + key), Folded: s.isFolded(key, key == groupMore)}
	for _, r := range model.All() {
		if r.Group != key {
			continue
		}
		entry := parts.NavEntry{Key: registerPrefix + r.Key, Text: t.RegisterMany(r)}
		if !r.Single {
			entry.Count = t.Int(view.Count(r.Key))
		}
		group.Entries = append(group.Entries, entry)
		if r == model.Attendances.Register {
			group.Entries = append(group.Entries, parts.NavEntry{Key: string(screen.Training), Text: t.T("ui.menu.training")})
		}
	}
	return group
}

// isFolded tells how the user left a group; usually is how it is at first.
func (s *session) isFolded(group string, usually bool) bool {
	if s.program.settings.Known(group) {
		return slices.Contains(s.program.settings.Folded, group)
	}
	return usually
}

const registerPrefix = "register:"

func yearlyKey(document string) string { return string(screen.Yearly) + ":" + document }

// keyOf is the entry of the navigation that a place belongs to.
func keyOf(place screen.Place) string {
	switch {
	case place.Register != "":
		return registerPrefix + place.Register
	case place.Kind == screen.Yearly, place.Kind == screen.Preview, place.Kind == screen.Leader:
		return yearlyKey(place.Document)
	}
	return string(place.Kind)
}

// placeOf is where an entry of the navigation leads.
func placeOf(key string, year int) screen.Place {
	if register, ok := strings.CutPrefix(key, registerPrefix); ok {
		return screen.Place{Kind: screen.Register, Register: register}
	}
	if kind, document, ok := strings.Cut(key, ":"); ok {
		return screen.Place{Kind: screen.Kind(kind), Document: document, Year: year}
	}
	return screen.Place{Kind: screen.Kind(key)}
}

// agencyName is what the agency is called in the language of the texts.
func agencyName(src reg.Source, t *i18n.Texts) string {
	for _, agency := range model.Agencies.All(src) {
		return agency.Name(string(t.Lang()))
	}
	return t.T("ui.no_agency")
}

// yearText writes a year without a separator between thousands.
func yearText(year int) string { return strconv.Itoa(year) }
