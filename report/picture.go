package report

// Picture is a picture in a document; one without data is none. Data that no
// renderer can read are left out, and the document goes on without.
type Picture struct {
	// Data is PNG or JPEG, best as package picture makes it.
	Data []byte `json:",omitempty"`
	// Alt says what it shows, for those who do not see it.
	Alt string `json:",omitempty"`
}
