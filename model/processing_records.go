package model

import (
	"slices"

	"samsvar/model/reg"
)

// ProcessingRecord is one activity in the record of processing activities that
// a controller keeps, art. 30(1).
type ProcessingRecord struct {
	Common
	Attached
	Title           string
	Description     string
	Status          RecordStatus
	Field           string // field of work
	DailyController reg.ID // who answers for it from day to day
	Started         reg.Day
	Ended           reg.Day
	ApprovedBy      reg.ID
	Approved        reg.Day
	ChangedMuch     reg.Day // last change that a DPIA must answer to
	WhatChanged     string

	Controller        Body // empty: the agency's own
	OutsideEEA        reg.YesNo
	Representative    Body
	Officer           Body // data protection officer; empty: the agency's own
	Joint             reg.YesNo
	JointControllers  []JointController
	JointArrangement  string // reference to the arrangement of art. 26(1)
	Purposes          []Line
	Principles        []Principle
	PrinciplesText    string
	Groups            []SubjectGroup
	Scale             Scale
	NationalID        reg.YesNo
	NationalIDReason  string
	Sources           []DataSource
	SourcesText       string
	Bases             []LegalBasis
	Laws              []LawRef
	OfficialAuthority reg.YesNo // done in the exercise of official authority or a public task
	InterestBalance   string
	ConsentProof      string
	ConsentWithdrawal string
	SpecialBases      []SpecialBasis
	SpecialLaws       []LawRef
	CriminalBasis     CriminalBasis

	NoRecipients     reg.YesNo
	Recipients       []Recipient
	TransfersOut     reg.YesNo
	TransfersText    string
	Transfers        []reg.ID
	Retentions       []Retention
	DeletionDone     reg.YesNo
	DeletionDay      reg.Day
	DeletionBy       reg.ID
	Security         string
	SecurityKinds    []SecurityMeasure
	Informed         Informed
	InformedLaw      string
	PrivacyNotice    string
	AutomatedChoices reg.YesNo
	AutomatedBasis   Basis22
	AutomatedReason  string
	Profiling        reg.YesNo
	Manual           reg.YesNo // kept on paper, without any system
	Systems          []reg.ID
	Processors       []reg.ID
	Agreements       []reg.ID
	Datasets         []Dataset

	DPIA           reg.ID
	AlwaysCases    []AlwaysCase
	Criteria       []Criterion
	ListedCases    []ListedCase
	Screened       reg.YesNo // the three lists above are gone through
	ScreenedBy     reg.ID
	ScreenedDay    reg.Day
	ScreeningNote  string // reasoned decision where one criterion holds
	Override       ScreeningResult
	OverrideReason string
	OverrideBy     reg.ID
	OverrideDay    reg.Day
	OfficerView    string // what the data protection officer thinks of the override
	LegislativeRef string // DPIA done when the law was made, art. 35(10)
}

// Informed says whether the people concerned were told, arts 13 and 14.
type Informed string

// Answers to whether people were told.
const (
	InformedYes    Informed = "ja"
	InformedNo     Informed = "nei"
	InformedExempt Informed = "unntak"
)

// Informeds are the answers.
var Informeds = reg.NewCodes("informasjon_gitt", InformedYes, InformedNo, InformedExempt)

// InForce reports whether the record holds now.
func (p *ProcessingRecord) InForce() bool { return p.Status.InForce() }

// InOperation reports whether the processing goes on on a day. Without a date
// of start, a record in force counts as started.
func (p *ProcessingRecord) InOperation(today reg.Day) bool {
	if p.Status == StatusEnded || (p.Ended.IsSet() && p.Ended < today) {
		return false
	}
	if p.Started.IsSet() {
		return p.Started <= today
	}
	return p.InForce()
}

// Data lists the kinds of data of all groups, each once, in the set's order.
func (p *ProcessingRecord) Data() []DataCategory {
	var all []DataCategory
	for _, c := range DataCategories.All() {
		if p.hasData(func(own DataCategory) bool { return own == c }) {
			all = append(all, c)
		}
	}
	return all
}

func (p *ProcessingRecord) hasData(is func(DataCategory) bool) bool {
	return slices.ContainsFunc(p.Groups, func(g SubjectGroup) bool { return slices.ContainsFunc(g.Data, is) })
}

// HasData reports whether any group has this kind of data.
func (p *ProcessingRecord) HasData(c DataCategory) bool {
	return p.hasData(func(own DataCategory) bool { return own == c })
}

// HasSpecial reports whether there are special categories of art. 9(1).
func (p *ProcessingRecord) HasSpecial() bool { return p.hasData(DataCategory.Special) }

// HasSensitive reports whether there are data that count for criterion 4 of WP248.
func (p *ProcessingRecord) HasSensitive() bool { return p.hasData(DataCategory.Sensitive) }

// HasVulnerable reports whether any group counts as vulnerable.
func (p *ProcessingRecord) HasVulnerable() bool {
	return slices.ContainsFunc(p.Groups, func(g SubjectGroup) bool { return g.Category.Vulnerable() })
}

// HasBasis reports whether the basis of art. 6(1) is chosen.
func (p *ProcessingRecord) HasBasis(b Basis6) bool {
	return slices.ContainsFunc(p.Bases, func(own LegalBasis) bool { return own.Basis == b })
}

// HasSpecialBasis reports whether the exemption of art. 9(2) is chosen.
func (p *ProcessingRecord) HasSpecialBasis(b Basis9) bool {
	return slices.ContainsFunc(p.SpecialBases, func(own SpecialBasis) bool { return own.Basis == b })
}

// NeedsLaw reports whether a chosen basis must be laid down in other law.
func (p *ProcessingRecord) NeedsLaw() bool {
	return slices.ContainsFunc(p.Bases, func(own LegalBasis) bool { return own.Basis.NeedsLaw() })
}

// NeedsSpecialLaw reports whether a chosen exemption must be laid down in law.
func (p *ProcessingRecord) NeedsSpecialLaw() bool {
	return slices.ContainsFunc(p.SpecialBases, func(own SpecialBasis) bool { return own.Basis.NeedsLaw() })
}

// UsesConsent reports whether consent is a basis, of art. 6 or 9.
func (p *ProcessingRecord) UsesConsent() bool {
	return p.HasBasis(BasisConsent) || p.HasSpecialBasis(Basis9Consent)
}
