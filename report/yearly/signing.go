package yearly

import (
	"slices"
	"strings"

	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report"
)

// signature is the part of a document where it is signed: what each signature
// means, a field for each, and what an electronic one proves. A document is made
// before anyone signs it, and so does not say who did.
func (w *writer) signature(number string, facts ...report.Fact) {
	list := []report.Block{report.Heading{Level: 1, Number: number, Text: w.t("signature")}}
	fields := report.SignatureFields{PlaceDate: w.t("place_date"), Signature: w.t("signature_line"), Facts: facts}
	for _, s := range w.round.Template.SignedBy() {
		field := w.signatureField(s)
		fields.Fields = append(fields.Fields, field)
		list = append(list, report.Paragraph{Runs: []report.Run{{Text: field.Role + ": ", Bold: true}, {Text: w.meaning(s)}}})
	}
	if w.DataHash != "" {
		fields.Facts = append(fields.Facts, report.Fact{Label: w.t("data_hash"), Value: w.DataHash})
	}
	list = append(list, report.Note(w.t("signature.proves")), fields)
	w.add(report.KeepTogether{Blocks: append(list, w.scanMark()...)})
}

// signatureField is the place to sign of someone, with who that is as far as the
// registers tell.
func (w *writer) signatureField(s annual.Signer) report.SignatureField {
	field := report.SignatureField{ID: s.ID, Role: w.signerRole(s)}
	people := w.signerPeople(s)
	if len(people) == 1 {
		if p := model.Persons.Get(w.Source, people[0]); p != nil {
			field.Title = p.Position
		}
	}
	var names []string
	for _, id := range people {
		names = append(names, w.person(id))
	}
	field.Name = strings.Join(names, ", ")
	return field
}

// signerRole is what someone signs as.
func (w *writer) signerRole(s annual.Signer) string {
	switch s.ID {
	case model.FieldLeader:
		return w.Texts.Code(&model.Roles.CodeSet, string(model.RoleLeader))
	case model.FieldCoordinator:
		return w.t("coordinator")
	case model.FieldMinutes:
		return w.t("minutes")
	}
	var roles []string
	for _, role := range s.Roles {
		roles = append(roles, w.Texts.Code(&model.Roles.CodeSet, string(role)))
	}
	return strings.Join(roles, " / ")
}

// signerPeople are those who would sign, each once.
func (w *writer) signerPeople(s annual.Signer) []reg.ID {
	roles := s.Roles
	switch s.ID {
	case model.FieldMinutes:
		if w.round.Report.Minutes == "" {
			return nil
		}
		return []reg.ID{w.round.Report.Minutes}
	case model.FieldLeader:
		roles = []model.Role{model.RoleLeader}
	case model.FieldCoordinator:
		roles = []model.Role{model.RolePrivacy, model.RoleSecurity}
	}
	var people []reg.ID
	for _, role := range roles {
		for _, h := range w.holders(role) {
			if h.Person != "" && !slices.Contains(people, h.Person) {
				people = append(people, h.Person)
			}
		}
	}
	return people
}

// meaning is what someone says by signing.
func (w *writer) meaning(s annual.Signer) string {
	text := w.t("signature.own")
	switch s.ID {
	case model.FieldLeader, model.FieldCoordinator, model.FieldMinutes:
		text = w.t("signature." + s.ID + "." + string(w.round.Kind))
	}
	if !s.Required {
		text += " " + w.t("signature.optional")
	}
	return text
}
