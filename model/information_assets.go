package model

import "samsvar/model/reg"

// InformationAsset is a body of information the agency depends on, valued by
// what harm its loss, change or outage would do.
type InformationAsset struct {
	Common
	Attached
	Name         string
	Owner        reg.ID
	Systems      []reg.ID
	Processing   []reg.ID
	Description  string
	PersonalData reg.YesNo
	Integrity    Level
	Availability Level
	Reason       string
	Basis        string // law or decision that asks for the information
	Retention    string
	Valued       reg.Day
	Until        reg.Day // set when the asset is no longer kept
}

// Value returns the highest of confidentiality, integrity and availability,
// 0 where none is set.
func (a *InformationAsset) Value() int {
	return max(a.Confidentiality.Level(), a.Integrity.Number(), a.Availability.Number())
}

// IsValued reports whether all three of confidentiality, integrity and
// availability are set.
func (a *InformationAsset) IsValued() bool {
	return a.Confidentiality != "" && a.Integrity != "" && a.Availability != ""
}

// InformationAssets is the register of information assets.
var InformationAssets = describe("informasjonsverdier",
	reg.Section("hoved",
		reg.Text("navn", func(a *InformationAsset) *string { return &a.Name }, reg.Required, reg.Listed, reg.Max(200)),
		reg.LongText("beskrivelse", func(a *InformationAsset) *string { return &a.Description }),
		reg.Link("dataeier", func(a *InformationAsset) *reg.ID { return &a.Owner }, "personer", reg.Listed, reg.Recommended),
		reg.Links("systemer", func(a *InformationAsset) *[]reg.ID { return &a.Systems }, "systemer", reg.Listed, reg.Recommended),
		reg.Links("behandlinger", func(a *InformationAsset) *[]reg.ID { return &a.Processing }, "behandlinger"),
		reg.Flag("personopplysninger", func(a *InformationAsset) *reg.YesNo { return &a.PersonalData }),
	),
	reg.Section("verdi",
		reg.Choice("konfidensialitet", func(a *InformationAsset) *Class { return &a.Confidentiality }, Classes, reg.Listed, reg.Recommended),
		reg.Choice("integritet", func(a *InformationAsset) *Level { return &a.Integrity }, Levels, reg.Listed, reg.Recommended),
		reg.Choice("tilgjengelighet", func(a *InformationAsset) *Level { return &a.Availability }, Levels, reg.Listed, reg.Recommended),
		reg.LongText("begrunnelse", func(a *InformationAsset) *string { return &a.Reason }),
		reg.Date("vurdert_dato", func(a *InformationAsset) *reg.Day { return &a.Valued }, reg.Recommended),
	),
	reg.Section("oppbevaring",
		reg.Text("hjemmel", func(a *InformationAsset) *string { return &a.Basis }),
		reg.LongText("oppbevaring", func(a *InformationAsset) *string { return &a.Retention }),
		reg.Date("avsluttet_dato", func(a *InformationAsset) *reg.Day { return &a.Until }),
	),
).Prefix("VER").In("sikkerhet").Named("navn").OwnedBy("dataeier", "ansvarlig").
	EndedWhen(func(a *InformationAsset) bool { return a.Until.IsSet() })
