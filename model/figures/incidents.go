package figures

import (
	"samsvar/model"
	"samsvar/model/reg"
)

func incidentFigures() []definition {
	part := func(keep func(*model.Incident) bool) func(*basis) Figure {
		return func(b *basis) Figure {
			return counted(model.Incidents, b.incidents(keep)).of(counted(model.Incidents, b.incidents(nil)))
		}
	}
	return from([]string{model.Incidents.Key}, []definition{
		{"ve.hend.antall", nil, func(b *basis) Figure { return counted(model.Incidents, b.incidents(nil)) }},
		{"ve.hend.alvorlig", nil, part((*model.Incident).Grave)},
		{"ve.hend.meldt_dt", nil, part(func(i *model.Incident) bool { return i.Notified.IsSet() })},
		{"ve.hend.info_reg", nil, part(func(i *model.Incident) bool { return i.PersonsToldAt.IsSet() })},
	})
}

// incidents returns those of the period, and of them those keep says yes to.
func (b *basis) incidents(keep func(*model.Incident) bool) []*model.Incident {
	return pick(model.Incidents, b, func(i *model.Incident) bool {
		return b.in(IncidentTime(i)) && (keep == nil || keep(i))
	})
}

// IncidentTime is the moment that decides which year an incident counts in:
// when it was discovered, else when the agency became aware, else when it
// began, else when it was entered; so that each counts in exactly one year.
func IncidentTime(i *model.Incident) reg.Instant {
	for _, m := range []reg.Instant{i.Discovered, i.Aware, i.Start} {
		if m.IsSet() {
			return m
		}
	}
	return i.Created
}
