package model

import "samsvar/model/reg"

// DataSubjectRequest is a request of someone to use a right under arts 15 to 22.
type DataSubjectRequest struct {
	Common
	Attached
	Person         string // initials or case number only
	Type           RequestType
	Description    string
	Channel        RequestChannel
	Received       reg.Day
	Identity       IdentityCheck
	IdentityAsked  reg.Day
	IdentityDay    reg.Day
	Processing     []reg.ID
	Due            reg.Day
	Extended       reg.YesNo
	ExtendedTold   reg.Day
	ExtendedReason string
	NewDue         reg.Day
	Outcome        RequestOutcome
	RefusalLaw     string
	ComplaintTold  reg.YesNo
	Answered       reg.Day
	RecipientsTold RecipientsTold
	Fee            reg.Num
	AnswerText     string
}

// Open reports whether the request waits for an answer.
func (d *DataSubjectRequest) Open() bool {
	return !d.Answered.IsSet() && d.Outcome != RequestWithdrawn
}

// Refused reports whether the request was refused in whole or in part.
func (d *DataSubjectRequest) Refused() bool {
	return d.Outcome == RequestRefused || d.Outcome == RequestPartly
}

// ClockFrom returns the day the deadline counts from: the day identity was
// confirmed where it was asked for at once, else the day of receipt.
func (d *DataSubjectRequest) ClockFrom() reg.Day {
	const atOnce = 3 // days
	if d.IdentityAsked.IsSet() && d.IdentityDay.IsSet() && d.Received.IsSet() &&
		d.Received.DaysTo(d.IdentityAsked) <= atOnce && d.IdentityDay > d.Received {
		return d.IdentityDay
	}
	return d.Received
}

// RequestType is the right that is used.
type RequestType string

// Rights whose use recipients must be told of, art. 19.
const (
	RequestRectify  RequestType = "retting"
	RequestErase    RequestType = "sletting"
	RequestRestrict RequestType = "begrensning"
)

// RequestTypes are the rights.
var RequestTypes = reg.NewCodes("kravtype", "innsyn", RequestRectify, RequestErase, RequestRestrict,
	"dataportabilitet", "protest", "automatisert", "trekke_samtykke", "informasjon")

// TellsRecipients reports whether recipients must be told, art. 19.
func (t RequestType) TellsRecipients() bool {
	return t == RequestRectify || t == RequestErase || t == RequestRestrict
}

// RequestChannel is how a request came.
type RequestChannel string

// RequestChannels are the channels.
var RequestChannels = reg.NewCodes[RequestChannel]("kanal", "epost", "brev", "skjema", "telefon", "oppmote", "annet")

// IdentityCheck is whether the person is known to be who they say, art. 12(6).
type IdentityCheck string

// The answers.
const (
	IdentityConfirmed IdentityCheck = "ja"
	IdentityWaiting   IdentityCheck = "avventer"
	IdentityNot       IdentityCheck = "nei"
)

// IdentityChecks are the answers.
var IdentityChecks = reg.NewCodes("identitet", IdentityConfirmed, IdentityWaiting, IdentityNot)

// RequestOutcome is what became of a request.
type RequestOutcome string

// The outcomes.
const (
	RequestGranted      RequestOutcome = "innvilget"
	RequestPartly       RequestOutcome = "delvis"
	RequestRefused      RequestOutcome = "avslatt"
	RequestWithdrawn    RequestOutcome = "trukket"
	RequestUnidentified RequestOutcome = "ikke_identifisert"
)

// RequestOutcomes are the outcomes.
var RequestOutcomes = reg.NewCodes("utfall", RequestGranted, RequestPartly, RequestRefused,
	RequestWithdrawn, RequestUnidentified)

// RecipientsTold is whether recipients were told, art. 19.
type RecipientsTold string

// The answers.
const (
	RecipientsToldYes  RecipientsTold = "ja"
	RecipientsToldNo   RecipientsTold = "nei"
	RecipientsToldNone RecipientsTold = "ikke_relevant" // none to tell, or out of proportion
)

// RecipientsTolds are the answers.
var RecipientsTolds = reg.NewCodes("mottakere_underrettet", RecipientsToldYes, RecipientsToldNo, RecipientsToldNone)

// DataSubjectRequests is the register of requests.
var DataSubjectRequests = describe("krav",
	reg.Section("hoved", requestMain()),
	reg.Section("identitet", requestIdentity()),
	reg.Section("frist", requestDeadline()),
	reg.Section("svar", requestAnswer()),
).Prefix("KRV").In("personvern").Named("registrert_ref").Known("registrert_ref", "kravtype", "mottatt_dato").
	Kept("besvart_dato", "krav_lagring_aar").
	Check(requestDates)

func requestMain() reg.Of[DataSubjectRequest] {
	return reg.Fields(
		reg.Text("registrert_ref", func(d *DataSubjectRequest) *string { return &d.Person }, reg.Listed, reg.Recommended, reg.Personal, reg.Max(60)),
		reg.Choice("kravtype", func(d *DataSubjectRequest) *RequestType { return &d.Type }, RequestTypes, reg.Listed, reg.Recommended),
		reg.Date("mottatt_dato", func(d *DataSubjectRequest) *reg.Day { return &d.Received }, reg.Required, reg.Listed),
		reg.Choice("kanal", func(d *DataSubjectRequest) *RequestChannel { return &d.Channel }, RequestChannels),
		reg.LongText("beskrivelse", func(d *DataSubjectRequest) *string { return &d.Description }, reg.Personal),
		reg.Link("enhet", func(d *DataSubjectRequest) *reg.ID { return &d.Unit }, "enheter"),
		reg.Links("behandlinger", func(d *DataSubjectRequest) *[]reg.ID { return &d.Processing }, "behandlinger", reg.Recommended),
	)
}

func requestIdentity() reg.Of[DataSubjectRequest] {
	doubt := func(d *DataSubjectRequest) bool {
		return d.Identity != "" || d.IdentityAsked.IsSet() || d.IdentityDay.IsSet()
	}
	return reg.Fields(
		reg.Choice("identitet_bekreftet", func(d *DataSubjectRequest) *IdentityCheck { return &d.Identity }, IdentityChecks, reg.Recommended, reg.Law("art. 12(6)")),
		reg.Date("identitet_spurt_dato", func(d *DataSubjectRequest) *reg.Day { return &d.IdentityAsked }, reg.Law("art. 12(6)")).When(doubt),
		reg.Date("identitet_dato", func(d *DataSubjectRequest) *reg.Day { return &d.IdentityDay }, reg.Law("art. 12(6)")).When(doubt),
	)
}

func requestDeadline() reg.Of[DataSubjectRequest] {
	extended := func(d *DataSubjectRequest) bool { return d.Extended == reg.Yes }
	return reg.Fields(
		reg.Date("frist", func(d *DataSubjectRequest) *reg.Day { return &d.Due }, reg.Listed, reg.Law("art. 12(3)")),
		reg.Flag("forlenget", func(d *DataSubjectRequest) *reg.YesNo { return &d.Extended }, reg.Law("art. 12(3)")),
		reg.Date("forlenget_varslet_dato", func(d *DataSubjectRequest) *reg.Day { return &d.ExtendedTold }, reg.Mandatory("art. 12(3)")).When(extended),
		reg.LongText("forlenget_grunn", func(d *DataSubjectRequest) *string { return &d.ExtendedReason }, reg.Mandatory("art. 12(3)")).When(extended),
		reg.Date("ny_frist", func(d *DataSubjectRequest) *reg.Day { return &d.NewDue }, reg.Law("art. 12(3)")).When(extended),
	)
}

func requestAnswer() reg.Of[DataSubjectRequest] {
	return reg.Fields(
		reg.Choice("utfall", func(d *DataSubjectRequest) *RequestOutcome { return &d.Outcome }, RequestOutcomes, reg.Listed, reg.Recommended),
		reg.Date("besvart_dato", func(d *DataSubjectRequest) *reg.Day { return &d.Answered }, reg.Listed, reg.Recommended),
		reg.LongText("svar_tekst", func(d *DataSubjectRequest) *string { return &d.AnswerText }, reg.Personal),
		reg.LongText("avslag_hjemmel", func(d *DataSubjectRequest) *string { return &d.RefusalLaw }, reg.Mandatory("art. 12(4), 12(5), pol. § 16, 17")).
			When((*DataSubjectRequest).Refused),
		reg.Flag("klagerett_opplyst", func(d *DataSubjectRequest) *reg.YesNo { return &d.ComplaintTold }, reg.Mandatory("art. 12(4)")).
			When((*DataSubjectRequest).Refused),
		reg.Choice("mottakere_underrettet", func(d *DataSubjectRequest) *RecipientsTold { return &d.RecipientsTold }, RecipientsTolds, reg.Relevant("art. 19")).
			When(func(d *DataSubjectRequest) bool { return d.Type.TellsRecipients() && d.Outcome != RequestRefused }),
		reg.Number("gebyr", func(d *DataSubjectRequest) *reg.Num { return &d.Fee }, reg.AtLeast(0), reg.Decimals(2), reg.Law("art. 12(5)")),
	)
}

func requestDates(d *DataSubjectRequest) []reg.Problem {
	all := endNotBefore("besvart_dato", d.Received, d.Answered)
	all = append(all, endNotBefore("identitet_dato", d.IdentityAsked, d.IdentityDay)...)
	return append(all, endNotBefore("ny_frist", d.Due, d.NewDue)...)
}
