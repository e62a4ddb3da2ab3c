package model

import "samsvar/model/reg"

// ProcessorRecord is one activity that the agency carries out as a processor
// for others, art. 30(2).
type ProcessorRecord struct {
	Common
	Attached
	Title         string
	Status        RecordStatus
	Processor     Body // empty: the agency itself
	Officer       Body
	Clients       []Client
	TransfersOut  reg.YesNo
	Transfers     []reg.ID
	Security      string
	SecurityKinds []SecurityMeasure
	Agreement     reg.ID
	SubProcessors []SubProcessor
	Systems       []reg.ID
	Started       reg.Day
	Ended         reg.Day
	ApprovedBy    reg.ID
	Approved      reg.Day
}

// Client is a controller that the agency processes data for.
type Client struct {
	reg.Item
	Name           string
	OrgNo          string
	Contact        Contact
	Representative Contact
	Officer        Contact
	Kinds          string // categories of processing carried out for it
}

func clientFields() reg.Of[Client] {
	return reg.Fields(
		reg.Text("navn", func(c *Client) *string { return &c.Name }, reg.Mandatory("art. 30(2)(a)"), reg.Max(200)),
		reg.Text("orgnr", func(c *Client) *string { return &c.OrgNo }, reg.Max(20)),
		reg.One("kontakt", func(c *Client) *Contact { return &c.Contact }, contactFields(), reg.Mandatory("art. 30(2)(a)")),
		reg.One("representant", func(c *Client) *Contact { return &c.Representative }, contactFields(), reg.Relevant("art. 30(2)(a)")),
		reg.One("personvernombud", func(c *Client) *Contact { return &c.Officer }, contactFields(), reg.Relevant("art. 30(2)(a)")),
		reg.LongText("kategorier_behandling", func(c *Client) *string { return &c.Kinds }, reg.Mandatory("art. 30(2)(b)")),
	)
}

// InForce reports whether the record holds now.
func (p *ProcessorRecord) InForce() bool { return p.Status.InForce() }

// ProcessorRecords is the record that a processor keeps, art. 30(2).
var ProcessorRecords = describe("oppdragsbehandlinger",
	reg.Section("hoved",
		reg.Text("tittel", func(p *ProcessorRecord) *string { return &p.Title }, reg.Required, reg.Listed, reg.Max(300)),
		reg.Choice("status", func(p *ProcessorRecord) *RecordStatus { return &p.Status }, RecordStatuses,
			reg.Listed, reg.Recommended, reg.Initial(string(StatusDraft))),
		reg.Date("oppstart_dato", func(p *ProcessorRecord) *reg.Day { return &p.Started }),
		reg.Date("avsluttet_dato", func(p *ProcessorRecord) *reg.Day { return &p.Ended }),
		reg.Link("godkjent_av", func(p *ProcessorRecord) *reg.ID { return &p.ApprovedBy }, "personer", reg.Own),
		reg.Date("godkjent_dato", func(p *ProcessorRecord) *reg.Day { return &p.Approved }, reg.Own),
	),
	reg.Section("oppdrag",
		reg.One("databehandler", func(p *ProcessorRecord) *Body { return &p.Processor }, bodyFields(), reg.Relevant("art. 30(2)(a)")),
		reg.One("personvernombud", func(p *ProcessorRecord) *Body { return &p.Officer }, officeFields(), reg.Relevant("art. 30(2)(a)")),
		reg.Items("oppdragsgivere", func(p *ProcessorRecord) *[]Client { return &p.Clients }, clientFields(), reg.Mandatory("art. 30(2)(a)")),
		reg.Link("dba_ref", func(p *ProcessorRecord) *reg.ID { return &p.Agreement }, "databehandleravtaler", reg.Recommended, reg.Law("art. 28")),
		reg.Items("underdatabehandlere", func(p *ProcessorRecord) *[]SubProcessor { return &p.SubProcessors }, subProcessorFields(), reg.Recommended, reg.Law("art. 28(2)")),
		reg.Links("systemer", func(p *ProcessorRecord) *[]reg.ID { return &p.Systems }, "systemer"),
	),
	reg.Section("overforing",
		reg.Flag("overfores_ut_av_eos", func(p *ProcessorRecord) *reg.YesNo { return &p.TransfersOut }, reg.Law("art. 30(2)(c)")),
		reg.Links("overforinger", func(p *ProcessorRecord) *[]reg.ID { return &p.Transfers }, "overforinger", reg.Relevant("art. 30(2)(c)")).
			When(func(p *ProcessorRecord) bool { return p.TransfersOut != reg.No || len(p.Transfers) > 0 }),
	),
	reg.Section("sikkerhet",
		reg.LongText("sikkerhetstiltak", func(p *ProcessorRecord) *string { return &p.Security }, reg.Relevant("art. 30(2)(d), 32(1)"), reg.Internal),
		reg.Choices("tiltakstyper", func(p *ProcessorRecord) *[]SecurityMeasure { return &p.SecurityKinds }, SecurityMeasures, reg.Internal),
	),
).Prefix("OPP").In("mer").Named("tittel").
	EndedWhen(func(p *ProcessorRecord) bool { return p.Status == StatusEnded }).
	Check(processorChecks)

func processorChecks(p *ProcessorRecord) []reg.Problem {
	all := endNotBefore("avsluttet_dato", p.Started, p.Ended)
	for i := range p.Clients {
		all = append(all, badOrgNo(itemField("oppdragsgivere", i, "orgnr"), p.Clients[i].OrgNo)...)
	}
	return all
}
