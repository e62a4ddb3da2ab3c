package sign

// Change is something that an update of a document has changed.
type Change struct {
	// Revision is the update, counted from 1.
	Revision int
	Kind     ChangeKind
	// Page is the page it concerns, from 1; 0 for none.
	Page int
	// Field is the field it concerns, Object the number of what was changed.
	Field  string
	Object int
}

// ChangeKind is what was changed.
type ChangeKind string

// The kinds of changes.
const (
	FieldSigned    ChangeKind = "field_signed"    // a field for a signature was signed
	FieldAdded     ChangeKind = "field_added"     // such a field was added, and shows nothing
	BlockAdded     ChangeKind = "block_added"     // such a field was added, and shows something on a page
	ProofAdded     ChangeKind = "proof_added"     // what certificates are checked with was added
	Described      ChangeKind = "described"       // when and by what program it was last written
	PageChanged    ChangeKind = "page_changed"    // what a page shows was changed
	FieldChanged   ChangeKind = "field_changed"   // a field was changed, or a signature on it
	FormChanged    ChangeKind = "form_changed"    // the form was changed
	CatalogChanged ChangeKind = "catalog_changed" // what the document consists of was changed
	TextsChanged   ChangeKind = "texts_changed"   // what the document says of itself was changed
	OtherChanged   ChangeKind = "other_changed"   // something else was changed
	Unreadable     ChangeKind = "unreadable"      // what was changed cannot be read
)

// Weight is how much a change matters.
type Weight int

// The weights.
const (
	// Expected is a change that signing brings with it.
	Expected Weight = iota
	// Remark is a change that a person has to look at.
	Remark
	// Forbidden is a change that makes it another document.
	Forbidden
)

// Weight is how much the change matters.
func (c Change) Weight() Weight {
	switch c.Kind {
	case FieldSigned, FieldAdded, ProofAdded, Described:
		return Expected
	case BlockAdded:
		return Remark
	}
	return Forbidden
}
