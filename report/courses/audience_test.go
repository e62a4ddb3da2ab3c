package courses

import (
	"slices"
	"testing"

	"samsvar/model"
)

func TestAudiences(t *testing.T) {
	aims, err := Aims()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		audience string
		want     []model.Role
	}{
		{"", nil},
		{"Alle ansatte", nil},
		{"Nyansatte", nil},
		{"Ledere", []model.Role{model.RoleManager}},
		{"Alle leiarar", []model.Role{model.RoleManager}},
		{"Virksomhetsleder", []model.Role{model.RoleLeader}},
		{"Systemeiere og prosesseiere", []model.Role{model.RoleProcessOwner, model.RoleSystemOwner}},
		{"PKO og ISK", []model.Role{model.RolePrivacy, model.RoleSecurity}},
		{"Vikarer på sykehjem", nil},
	}
	for _, test := range tests {
		got := aims(test.audience)
		slices.Sort(got)
		slices.Sort(test.want)
		if !slices.Equal(got, test.want) {
			t.Errorf("%q is for %v, want %v", test.audience, got, test.want)
		}
	}
}
