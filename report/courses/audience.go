package courses

import (
	"slices"
	"strings"

	"samsvar/i18n"
	"samsvar/model"
)

// Aims returns how to tell which roles the words about a course's audience name;
// nothing for everybody.
func Aims() (func(audience string) []model.Role, error) {
	words, err := roleWords()
	if err != nil {
		return nil, err
	}
	return func(audience string) []model.Role { return aims(words, audience) }, nil
}

// roleWord is a word by which the audience of a course names a role.
type roleWord struct {
	word string // folded
	role model.Role
}

// roleWords are the names of the roles in every language, and their codes, the
// longest first: «virksomhetsleder» is not just any «leder».
func roleWords() ([]roleWord, error) {
	var all []roleWord
	for _, lang := range i18n.Langs() {
		texts, err := i18n.New(lang)
		if err != nil {
			return nil, err
		}
		for _, role := range model.Roles.All() {
			if role == model.RoleOther {
				continue
			}
			all = append(all, roleWord{i18n.Fold(texts.Code(&model.Roles.CodeSet, string(role))), role},
				roleWord{i18n.Fold(string(role)), role})
		}
	}
	slices.SortStableFunc(all, func(a, b roleWord) int { return len(b.word) - len(a.word) })
	return all, nil
}

// aims finds the roles that words about an audience name. None stands for
// everybody, as does the mention of all employees.
func aims(words []roleWord, audience string) []model.Role {
	text := i18n.Fold(audience)
	var roles []model.Role
	for _, w := range words {
		if w.word == "" || !strings.Contains(text, w.word) {
			continue
		}
		text = strings.ReplaceAll(text, w.word, " ")
		if w.role == model.RoleEmployee {
			return nil
		}
		if !slices.Contains(roles, w.role) {
			roles = append(roles, w.role)
		}
	}
	return roles
}
