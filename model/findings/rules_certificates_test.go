package findings

import (
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

func certificate(id reg.ID, person reg.ID, to reg.Day) *model.KnownCertificate {
	return as(id, &model.KnownCertificate{Name: "Kari Vik", Person: person, To: to, Status: model.CertificateKnown, Check: model.CheckByPhone})
}

func TestCertificates(t *testing.T) {
	leader := func() reg.Record { return holding("H", model.RoleLeader, "P") }
	unchecked := certificate("C", "", 0)
	unchecked.Check = ""
	revoked := certificate("C", "P", days(1))
	revoked.Status, revoked.Check = model.CertificateRevoked, ""
	runRules(t, []ruleTest{
		{"compared", "R-SIG-01", "", records(certificate("C", "", 0))},
		{"never compared", "R-SIG-01", "C", records(unchecked)},
		{"revoked", "R-SIG-01", "", records(revoked)},

		{"61 days", "R-SIG-02", "", records(leader(), certificate("C", "P", days(61)))},
		{"60 days", "R-SIG-02", "C", records(leader(), certificate("C", "P", days(60)))},
		{"today", "R-SIG-02", "C", records(leader(), certificate("C", "P", today))},
		{"yesterday", "R-SIG-02", "C:utlopt", records(leader(), certificate("C", "P", days(-1)))},
		{"no end", "R-SIG-02", "", records(leader(), certificate("C", "P", 0))},
		{"not a signer", "R-SIG-02", "", records(leader(), certificate("C", "Q", days(1)))},
		{"signer no more", "R-SIG-02", "", records(heldUntil(holding("H", model.RoleLeader, "P"), days(-1)), certificate("C", "P", days(1)))},
		{"has a newer one", "R-SIG-02", "", records(leader(), certificate("C", "P", days(1)), certificate("D", "P", days(400)))},
		{"someone else has", "R-SIG-02", "C", records(leader(), certificate("C", "P", days(1)), certificate("D", "Q", days(400)))},
		{"both end", "R-SIG-02", "D", records(leader(), certificate("C", "P", days(1)), certificate("D", "P", days(2)))},
		{"revoked", "R-SIG-02", "", records(leader(), revoked)},
	})
}
