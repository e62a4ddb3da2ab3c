package annual

import (
	"fmt"
	"slices"

	"samsvar/model"
)

// Signer is a place to sign in a document.
type Signer struct {
	// ID is the name of the field: «leder», «koordinator», «referent», or one of
	// the questionnaire's own.
	ID string `json:"id"`
	// Roles are those whose holders sign a field of the questionnaire's own. Who
	// signs the others the program knows.
	Roles []model.Role `json:"roles,omitempty"`
	// Required says that the document is to have this signature. The others
	// may be there.
	Required bool `json:"required,omitempty"`
}

// SignedBy lists who signs the document: the head of agency where the
// questionnaire does not say.
func (t *Template) SignedBy() []Signer {
	if len(t.Signers) == 0 {
		return []Signer{{ID: model.FieldLeader, Roles: []model.Role{model.RoleLeader}, Required: true}}
	}
	return t.Signers
}

// Unsigned lists the places to sign that nobody has signed in the newest final
// document, in the questionnaire's order.
func (r *Round) Unsigned() []Signer {
	var left []Signer
	for _, signer := range r.Template.SignedBy() {
		if !slices.ContainsFunc(r.Report.SignaturesOf(r.Report.Version), func(s *model.Signature) bool { return s.FieldName() == signer.ID }) {
			left = append(left, signer)
		}
	}
	return left
}

// checkSigners holds the places to sign to what a document can have: each once,
// by a plain name, the head of agency's among them.
func (t *Template) checkSigners() error {
	seen := map[string]bool{}
	for _, s := range t.SignedBy() {
		if !fieldName(s.ID) || seen[s.ID] {
			return fmt.Errorf("the place to sign %q is there twice or has no plain name", s.ID)
		}
		seen[s.ID] = true
		for _, role := range s.Roles {
			if !slices.Contains(model.Roles.All(), role) {
				return fmt.Errorf("the place to sign %s is for the unknown role %q", s.ID, role)
			}
		}
		switch s.ID {
		case model.FieldLeader, model.FieldCoordinator, model.FieldMinutes:
		default:
			if len(s.Roles) == 0 || slices.Contains(s.Roles, model.RoleLeader) {
				return fmt.Errorf("the place to sign %s is for no role, or for the head of agency's", s.ID)
			}
		}
	}
	if !seen[model.FieldLeader] {
		return fmt.Errorf("the head of agency has no place to sign")
	}
	return nil
}

// fieldName reports whether a name can be that of a field: 1 to 40 small letters,
// digits and underscores.
func fieldName(name string) bool {
	if name == "" || len(name) > 40 {
		return false
	}
	for _, c := range name {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' {
			return false
		}
	}
	return true
}
