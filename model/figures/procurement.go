package figures

import (
	"samsvar/model"
	"samsvar/model/reg"
)

func procurementFigures() []definition {
	with := func(keep func(*model.Procurement) bool) func(*basis) Figure {
		return func(b *basis) Figure {
			part := counted(model.Procurements, b.procurements(keep))
			return part.of(counted(model.Procurements, b.procurements(nil)))
		}
	}
	return from([]string{model.Procurements.Key}, []definition{
		{"ve.ansk.antall", nil, func(b *basis) Figure { return counted(model.Procurements, b.procurements(nil)) }},
		{"ve.ansk.ros_for", nil, with(func(p *model.Procurement) bool { return p.RiskPhase == model.RiskBeforeDemands })},
		{"ve.ansk.ros_annen", nil, with(func(p *model.Procurement) bool {
			return p.Assessed() && p.RiskPhase != model.RiskBeforeDemands
		})},
		{"ve.ansk.test", nil, with((*model.Procurement).WasTested)},
	})
}

// procurements returns those carried through in the period with demands on
// security and privacy, and of them those that keep says yes to.
func (b *basis) procurements(keep func(*model.Procurement) bool) []*model.Procurement {
	return pick(model.Procurements, b, func(p *model.Procurement) bool {
		return p.Demands == reg.Yes && p.Done() && b.inPeriod(p.Date) && (keep == nil || keep(p))
	})
}
