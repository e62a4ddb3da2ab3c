package report

// SignatureFields is where the document is signed, by pen or electronically.
type SignatureFields struct {
	// PlaceDate and Signature are the labels below the lines:
	// «Sted og dato», «Underskrift».
	PlaceDate, Signature string
	Fields               []SignatureField
	// Facts stand below: who prepared the document, whether and when it was
	// put before the data protection officer.
	Facts []Fact
}

// SignatureField is one person's place to sign.
type SignatureField struct {
	// ID names the field for an electronic signature: «leder».
	ID string
	// Role, Name and Title say who shall sign.
	Role, Name, Title string
}

// ScanMark is the document's mark: a QR code, and beside it the same as an id
// that can be typed. A scan of the page is bound by it to the version that was
// printed.
type ScanMark struct {
	// Payload is what stands in the code; a text that no code can hold is
	// refused by those who draw it.
	Payload string
	// Title stands above the id, Note below it: what the mark is for.
	Title, ID, Note string
	// Alt is read out instead of the code.
	Alt string
}
