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
	return []definition{
		{"ve.ansk.antall", func(b *basis) Figure { return counted(model.Procurements, b.procurements(nil)) }},
		{"ve.ansk.ros_for", with(func(p *model.Procurement) bool { return p.RiskPhase == model.RiskBeforeDemands })},
		{"ve.ansk.ros_annen", with(func(p *model.Procurement) bool {
			return p.Assessed() && p.RiskPhase != model.RiskBeforeDemands
		})},
		{"ve.ansk.test", with((*model.Procurement).WasTested)},
	}
}

// procurements returns those carried through in the period with demands on
// security and privacy, and of them those that keep says yes to.
func (b *basis) procurements(keep func(*model.Procurement) bool) []*model.Procurement {
	return pick(model.Procurements, b, func(p *model.Procurement) bool {
		return p.Demands == reg.Yes && p.Done() && b.inPeriod(p.Date) && (keep == nil || keep(p))
	})
}
