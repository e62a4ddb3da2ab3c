package model

import "samsvar/model/reg"

// RecordStatus is where a written record or document stands, from draft to ended.
type RecordStatus string

// Steps of a record's life.
const (
	StatusDraft    RecordStatus = "utkast"
	StatusApproval RecordStatus = "til_godkjenning"
	StatusInForce  RecordStatus = "gjeldende"
	StatusRevision RecordStatus = "under_revisjon"
	StatusEnded    RecordStatus = "avsluttet"
)

// RecordStatuses are the steps in their natural order.
var RecordStatuses = reg.NewCodes("status", StatusDraft, StatusApproval, StatusInForce, StatusRevision, StatusEnded)

// InForce reports whether the record holds now; one under revision holds until
// it is replaced.
func (s RecordStatus) InForce() bool { return s == StatusInForce || s == StatusRevision }
