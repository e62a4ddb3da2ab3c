package findings

import (
	"slices"
	"strings"

	"samsvar/model"
	"samsvar/model/reg"
)

// destination is where personal data go, as some record says.
type destination struct {
	country  model.Country
	supplier reg.ID // who receives them there, if that is a known supplier
	name     string // or what it is called
}

// outgoing are the transfers that go on.
type outgoing struct {
	to  map[model.Country][]*model.Transfer
	ids map[reg.ID]bool
}

func (f *Facts) outgoing() outgoing {
	out := outgoing{map[model.Country][]*model.Transfer{}, map[reg.ID]bool{}}
	for _, t := range f.transfersOut() {
		out.to[t.Country] = append(out.to[t.Country], t)
		out.ids[t.ID] = true
	}
	return out
}

// any reports whether any of the transfers goes on.
func (o outgoing) any(transfers []reg.ID) bool {
	return slices.ContainsFunc(transfers, func(id reg.ID) bool { return o.ids[id] })
}

// transferNotRegistered finds records that say that data leave the EEA, where no
// transfer is registered: systems run abroad, agreements whose processors or
// sub-processors are abroad, processing with recipients abroad.
func transferNotRegistered(f *Facts, hit func(Hit)) {
	out := f.outgoing()
	for _, s := range inUse(f, model.Systems) {
		if s.PersonalData != reg.No {
			to := []destination{{s.HostingCountry, s.Supplier, ""}}
			hitAbroad(hit, Hit{Record: s, Register: model.Systems.Key, Field: "driftsland"}, unregistered(out, to, f.transfersOfSystem(s)))
		}
	}
	for _, a := range inUse(f, model.ProcessingAgreements) {
		abroad := unregistered(out, f.destinationsOf(a), f.transfersOfAgreement(a))
		hitAbroad(hit, Hit{Record: a, Register: model.ProcessingAgreements.Key, Field: "overforinger", Variant: "avtale"}, abroad)
	}
	for _, p := range inUse(f, model.ProcessingRecords) {
		linked := f.transfersOfProcessing(p)
		found := Hit{Record: p, Register: model.ProcessingRecords.Key, Field: "overforinger", Variant: "behandling"}
		if abroad := unregistered(out, recipientsOf(p), linked); len(abroad) > 0 || p.TransfersOut != reg.Yes {
			hitAbroad(hit, found, abroad)
		} else if !out.any(linked) {
			found.Variant = "uten_land"
			hit(found)
		}
	}
	f.transferForOthers(out, hit)
}

// transferForOthers looks at what the agency does as a processor, art. 30(2)(c).
func (f *Facts) transferForOthers(out outgoing, hit func(Hit)) {
	for _, p := range inUse(f, model.ProcessorRecords) {
		linked := slices.Clone(p.Transfers)
		if a := model.ProcessingAgreements.Get(f, p.Agreement); a != nil {
			linked = append(linked, a.Transfers...)
		}
		found := Hit{Record: p, Register: model.ProcessorRecords.Key, Field: "overforinger", Variant: "avtale"}
		if abroad := unregistered(out, subProcessorsOf(p.SubProcessors), linked); len(abroad) > 0 || p.TransfersOut != reg.Yes {
			hitAbroad(hit, found, abroad)
		} else if !out.any(linked) {
			found.Variant = "uten_land"
			hit(found)
		}
	}
}

func hitAbroad(hit func(Hit), found Hit, abroad []model.Country) {
	if len(abroad) > 0 {
		found.Args = []reg.Arg{countriesArg(abroad)}
		hit(found)
	}
}

// unregistered returns the countries outside the EEA, each once, to which no
// transfer is registered: none that is linked, and none to the same receiver.
func unregistered(out outgoing, to []destination, linked []reg.ID) []model.Country {
	var abroad []model.Country
	for _, d := range to {
		known := d.country == "" || d.country.InEEA() || slices.Contains(abroad, d.country) ||
			slices.ContainsFunc(out.to[d.country], func(t *model.Transfer) bool {
				return slices.Contains(linked, t.ID) || d.receives(t)
			})
		if !known {
			abroad = append(abroad, d.country)
		}
	}
	return abroad
}

// receives reports whether a transfer names the same receiver.
func (d destination) receives(t *model.Transfer) bool {
	sameName := d.name != "" && strings.EqualFold(strings.TrimSpace(d.name), strings.TrimSpace(t.Importer))
	return sameName || (d.supplier != "" && d.supplier == t.Supplier)
}

func (f *Facts) destinationsOf(a *model.ProcessingAgreement) []destination {
	to := subProcessorsOf(a.SubProcessors)
	if s := model.Suppliers.Get(f, a.Processor); s != nil {
		to = append([]destination{{s.Country, s.ID, s.Name}}, to...)
	}
	return to
}

func subProcessorsOf(all []model.SubProcessor) []destination {
	to := make([]destination, len(all))
	for i, s := range all {
		to[i] = destination{s.Country, "", s.Name}
	}
	return to
}

func recipientsOf(p *model.ProcessingRecord) []destination {
	to := make([]destination, len(p.Recipients))
	for i, r := range p.Recipients {
		to[i] = destination{r.Country, "", r.Category}
	}
	return to
}

func (f *Facts) transfersOfSystem(s *model.System) []reg.ID {
	var all []reg.ID
	for _, a := range f.AgreementsOf(s.ID) {
		all = append(all, a.Transfers...)
	}
	for _, p := range f.ProcessingOf(s.ID) {
		all = append(all, p.Transfers...)
	}
	return all
}

func (f *Facts) transfersOfAgreement(a *model.ProcessingAgreement) []reg.ID {
	all := slices.Clone(a.Transfers)
	for _, id := range a.Processing {
		if p := model.ProcessingRecords.Get(f, id); p != nil {
			all = append(all, p.Transfers...)
		}
	}
	return all
}

func (f *Facts) transfersOfProcessing(p *model.ProcessingRecord) []reg.ID {
	all := slices.Clone(p.Transfers)
	for _, id := range p.Agreements {
		if a := model.ProcessingAgreements.Get(f, id); a != nil {
			all = append(all, a.Transfers...)
		}
	}
	return all
}
