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
