package findings

import (
	"testing"

	"samsvar/model"
	"samsvar/model/reg"
)

// transfer is a transfer to India by standard clauses with nothing missing,
// changed as a test needs it.
func transfer(change ...func(*model.Transfer)) *model.Transfer {
	t := as("O", &model.Transfer{
		Importer: "Sky Ltd", Country: "IN", Status: model.StatusInForce, Tool: model.ToolSCC, SCC: model.SCC2021,
		SCCModules: []model.SCCModule{"m2"},
		Assessment: model.TransferAssessment{Day: months(-1), Conclusion: model.TransferAdequate},
	})
	for _, c := range change {
		c(t)
	}
	return t
}

func tool(is model.TransferTool) func(*model.Transfer) {
	return func(t *model.Transfer) { t.Tool = is }
}

func into(c model.Country) func(*model.Transfer) {
	return func(t *model.Transfer) { t.Country = c }
}

func over(t *model.Transfer) { t.Status = model.StatusEnded }

func TestWholeTransferHasNoFindings(t *testing.T) {
	for _, f := range Find(factsOf(transfer())).Of(reg.Ref{Register: model.Transfers.Key, ID: "O"}) {
		t.Errorf("found %s %s", f.Rule, f.Variant)
	}
}

func TestTransferTool(t *testing.T) {
	valid := func(day reg.Day) func(*model.Transfer) {
		return func(t *model.Transfer) { t.ValidUntil = day }
	}
	stopped := func(day reg.Day) func(*model.Transfer) {
		return func(t *model.Transfer) { t.Ended = day }
	}
	runRules(t, []ruleTest{
		{"none", "R-OVF-02", "O", records(transfer(tool("")))},
		{"said to be missing", "R-OVF-02", "O", records(transfer(tool(model.ToolMissing)))},
		{"country unknown, too", "R-OVF-02", "O", records(transfer(tool(""), into("")))},
		{"within the EEA", "R-OVF-02", "", records(transfer(tool(""), into("SE")))},
		{"said to be within", "R-OVF-02", "O:utenfor", records(transfer(tool(model.ToolWithinEEA)))},
		{"within", "R-OVF-02", "", records(transfer(tool(model.ToolWithinEEA), into("SE")))},
		{"some", "R-OVF-02", "", records(transfer())},
		{"ended", "R-OVF-02", "", records(transfer(tool(""), over))},
		{"last day", "R-OVF-02", "O", records(transfer(tool(""), stopped(today)))},
		{"the day after", "R-OVF-02", "", records(transfer(tool(""), stopped(days(-1))))},
		{"adequate", "R-OVF-03", "", records(transfer(tool(model.ToolAdequacy), into("JP")))},
		{"not adequate", "R-OVF-03", "O", records(transfer(tool(model.ToolAdequacy)))},
		{"no country", "R-OVF-03", "O:uten_land", records(transfer(tool(model.ToolAdequacy), into("")))},
		{"until today", "R-OVF-03", "", records(transfer(tool(model.ToolAdequacy), into("JP"), valid(today)))},
		{"until yesterday", "R-OVF-03", "O:utlopt", records(transfer(tool(model.ToolAdequacy), into("JP"), valid(days(-1))))},
		{"another tool", "R-OVF-03", "", records(transfer())},
		{"ended", "R-OVF-03", "", records(transfer(tool(model.ToolAdequacy), over))},
		{"United States have their own rule", "R-OVF-03", "", records(transfer(tool(model.ToolAdequacy), into("US")))},
		{"United States", "R-OVF-04", "O", records(transfer(tool(model.ToolAdequacy), into("US")))},
		{"United States, certified", "R-OVF-04", "", records(transfer(tool(model.ToolDPF), into("US")))},
		{"Japan", "R-OVF-04", "", records(transfer(tool(model.ToolAdequacy), into("JP")))},
	})
}

func TestAdequacyRunsOut(t *testing.T) {
	src := put(transfer(tool(model.ToolAdequacy), into("GB")))
	for day, want := range map[reg.Day]string{on(2031, 12, 27): "", on(2031, 12, 28): "O"} {
		now := reg.InstantOf(day.Time().Add(12 * 3600e9))
		if got := hits(Find(NewFacts(src, Options{Now: now})), "R-OVF-03"); got != want {
			t.Errorf("%s: found %q, want %q", day.Text(), got, want)
		}
	}
}

func TestCertification(t *testing.T) {
	dpf := func(change func(*model.Transfer)) *model.Transfer {
		return transfer(tool(model.ToolDPF), into("US"), func(t *model.Transfer) {
			t.Certified, t.CertifiedDay = reg.Yes, months(-1)
		}, change)
	}
	checked := func(day reg.Day) func(*model.Transfer) {
		return func(t *model.Transfer) { t.CertifiedDay = day }
	}
	runRules(t, []ruleTest{
		{"certified", "R-OVF-05", "", records(dpf(func(*model.Transfer) {}))},
		{"not", "R-OVF-05", "O", records(dpf(func(t *model.Transfer) { t.Certified = reg.No }))},
		{"not answered", "R-OVF-05", "O", records(dpf(func(t *model.Transfer) { t.Certified = reg.Unanswered }))},
		{"for other data", "R-OVF-05", "O:dekker_ikke", records(dpf(func(t *model.Transfer) { t.CertifiedCovers = reg.No }))},
		{"never checked", "R-OVF-05", "O:aldri", records(dpf(checked(0)))},
		{"a year ago", "R-OVF-05", "", records(dpf(checked(months(-12))))},
		{"longer ago", "R-OVF-05", "O:gammel", records(dpf(checked(months(-12).AddDays(-1))))},
		{"another tool", "R-OVF-05", "", records(transfer(into("US")))},
		{"ended", "R-OVF-05", "", records(dpf(func(t *model.Transfer) { t.Certified = reg.No; over(t) }))},
	})
}

func TestTransferAssessment(t *testing.T) {
	tia := func(day reg.Day, c model.TransferConclusion) func(*model.Transfer) {
		return func(t *model.Transfer) { t.Assessment = model.TransferAssessment{Day: day, Conclusion: c} }
	}
	const good, bad = model.TransferAdequateMeasures, model.TransferNotAdequate
	tests := []struct {
		name string
		with *model.Transfer
		want string
		sev  Severity
	}{
		{"none", transfer(tia(0, "")), "O", High},
		{"no conclusion", transfer(tia(today, "")), "O", High},
		{"no date", transfer(tia(0, good)), "O", High},
		{"not adequate", transfer(tia(today, bad)), "O:ikke_tilstrekkelig", Critical},
		{"not adequate, no date", transfer(tia(0, bad)), "O:ikke_tilstrekkelig", Critical},
		{"a year ago", transfer(tia(months(-12), good)), "", ""},
		{"longer ago", transfer(tia(months(-12).AddDays(-1), good)), "O:gammel", Medium},
		{"binding corporate rules", transfer(tool("46_2_b"), tia(0, "")), "O", High},
		{"adequacy needs none", transfer(tool(model.ToolAdequacy), tia(0, "")), "", ""},
		{"exception needs none", transfer(tool("49_1_a"), tia(0, "")), "", ""},
		{"ended", transfer(tia(0, ""), over), "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			list := Find(factsOf(test.with)).ByRule("R-OVF-06")
			if got := hits(list, "R-OVF-06"); got != test.want || (got != "" && list[0].Severity != test.sev) {
				t.Errorf("found %v, want %q %s", list, test.want, test.sev)
			}
		})
	}
}

func TestClausesAndExceptions(t *testing.T) {
	version := func(v model.SCCVersion) func(*model.Transfer) {
		return func(t *model.Transfer) { t.SCC = v }
	}
	noModule := func(t *model.Transfer) { t.SCCModules = nil }
	power := func(t *model.Transfer) { t.OfficialPower = reg.Yes }
	regular := func(t *model.Transfer) { t.Regular = reg.Yes }
	safe := func(t *model.Transfer) { t.Safeguards = "Kryptering" }
	told := func(t *model.Transfer) { t.AuthorityTold = today }
	tests := []ruleTest{
		{"old", "R-OVF-07", "O", records(transfer(version("2010_87")))},
		{"no version", "R-OVF-07", "O:uten_versjon", records(transfer(version("")))},
		{"no module", "R-OVF-07", "O:uten_modul", records(transfer(noModule))},
		{"whole", "R-OVF-07", "", records(transfer())},
		{"another tool", "R-OVF-07", "", records(transfer(tool("46_2_b"), version("")))},
		{"ended", "R-OVF-07", "", records(transfer(version(""), over))},
		{"regular exception", "R-OVF-09", "O", records(transfer(tool("49_1_d"), regular))},
		{"single exception", "R-OVF-09", "", records(transfer(tool("49_1_d")))},
		{"regular by clauses", "R-OVF-09", "", records(transfer(regular))},
		{"compelling", "R-OVF-10", "O", records(transfer(tool(model.ToolCompelling)))},
		{"safeguards only", "R-OVF-10", "O:informert", records(transfer(tool(model.ToolCompelling), safe))},
		{"informed only", "R-OVF-10", "O:garantier", records(transfer(tool(model.ToolCompelling), told))},
		{"both", "R-OVF-10", "", records(transfer(tool(model.ToolCompelling), safe, told))},
		{"another exception", "R-OVF-10", "", records(transfer(tool("49_1_a")))},
	}
	closed := map[model.TransferTool]bool{"49_1_a": true, "49_1_b": true, "49_1_c": true, model.ToolCompelling: true}
	for _, is := range model.TransferTools.All() {
		want := ""
		if closed[is] {
			want = "O"
		}
		tests = append(tests, ruleTest{"power, " + string(is), "R-OVF-08", want, records(transfer(tool(is), power))},
			ruleTest{"no power, " + string(is), "R-OVF-08", "", records(transfer(tool(is)))})
	}
	runRules(t, tests)
}

func TestTransferNotRegistered(t *testing.T) {
	abroad := func(change ...func(*model.System)) *model.System {
		return service(append([]func(*model.System){func(s *model.System) { s.HostingCountry = "IN" }}, change...)...)
	}
	sub := func(c model.Country, links ...reg.ID) *model.ProcessingAgreement {
		return agreement(func(a *model.ProcessingAgreement) {
			a.SubProcessors = []model.SubProcessor{{Name: "Under", Country: c, Approval: model.SubApprovalSpecific}}
			a.Transfers = links
		})
	}
	out := func(yes reg.YesNo, links ...reg.ID) *model.ProcessingRecord {
		return activity(func(p *model.ProcessingRecord) { p.TransfersOut, p.Transfers = yes, links })
	}
	to := func(c model.Country, links ...reg.ID) *model.ProcessingRecord {
		return activity(func(p *model.ProcessingRecord) {
			p.Recipients, p.Transfers = []model.Recipient{{Category: "Forlag", Country: c}}, links
		})
	}
	indian := as("L", &model.Supplier{Name: "Sky Ltd", Country: "IN"})
	supplier := func(t *model.Transfer) { t.Supplier = "L" }
	runRules(t, []ruleTest{
		{"run in India", "R-OVF-01", "S", records(abroad())},
		{"run in Sweden", "R-OVF-01", "", records(abroad(func(s *model.System) { s.HostingCountry = "SE" }))},
		{"no personal data", "R-OVF-01", "", records(abroad(func(s *model.System) { s.PersonalData = reg.No }))},
		{"retired", "R-OVF-01", "", records(abroad(inLife(model.LifecycleRetired)))},
		{"by the same supplier", "R-OVF-01", "", records(abroad(func(s *model.System) { s.Supplier = "L" }), transfer(supplier))},
		{"linked with its agreement", "R-OVF-01", "", records(abroad(), sub("", "O"), transfer())},
		{"another's transfer", "R-OVF-01", "S", records(abroad(), transfer())},
		{"linked to another country", "R-OVF-01", "S", records(abroad(), sub("", "O"), transfer(into("JP")))},
		{"the transfer has ended", "R-OVF-01", "S", records(abroad(), sub("", "O"), transfer(over))},
		{"sub-processor", "R-OVF-01", "D:avtale", records(sub("IN"))},
		{"sub-processor, linked", "R-OVF-01", "", records(sub("IN", "O"), transfer())},
		{"sub-processor, by name", "R-OVF-01", "", records(sub("IN"), transfer(func(t *model.Transfer) { t.Importer = "under " }))},
		{"sub-processor in Denmark", "R-OVF-01", "", records(sub("DK"))},
		{"processor", "R-OVF-01", "D:avtale", records(agreement(), indian)},
		{"processor, registered", "R-OVF-01", "", records(agreement(), indian, transfer(supplier))},
		{"recipient", "R-OVF-01", "P:behandling", records(to("IN"))},
		{"recipient, linked", "R-OVF-01", "", records(to("IN", "O"), transfer())},
		{"recipient in Norway", "R-OVF-01", "", records(to("NO"))},
		{"said to leave", "R-OVF-01", "P:uten_land", records(out(reg.Yes))},
		{"said to leave, linked", "R-OVF-01", "", records(out(reg.Yes, "O"), transfer())},
		{"said to stay", "R-OVF-01", "", records(out(reg.No))},
		{"for others", "R-OVF-01", "Q:uten_land", records(as("Q", &model.ProcessorRecord{TransfersOut: reg.Yes}))},
		{"for others, sub-processor", "R-OVF-01", "Q:avtale", records(as("Q", &model.ProcessorRecord{
			SubProcessors: []model.SubProcessor{{Name: "Under", Country: "IN"}}}))},
	})
}

func TestCountriesOnce(t *testing.T) {
	a := agreement(func(a *model.ProcessingAgreement) {
		for _, c := range []model.Country{"US", "IN", "US", "NO"} {
			a.SubProcessors = append(a.SubProcessors, model.SubProcessor{Country: c})
		}
	})
	list := Find(factsOf(a)).ByRule("R-OVF-01")
	if len(list) != 1 || list[0].Args[0].Text != "US|IN" {
		t.Errorf("found %v", list)
	}
}
