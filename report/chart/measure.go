package chart

import "samsvar/report/font"

// Faces measures text in the typeface of the documents.
type Faces struct {
	Regular, SemiBold *font.Face
}

// OpenFaces reads the typeface of the documents.
func OpenFaces() (*Faces, error) {
	regular, err := font.Open(font.Regular)
	if err != nil {
		return nil, err
	}
	semibold, err := font.Open(font.SemiBold)
	if err != nil {
		return nil, err
	}
	return &Faces{Regular: regular, SemiBold: semibold}, nil
}

// Face returns the ordinary or the bold face.
func (f *Faces) Face(bold bool) *font.Face {
	if bold {
		return f.SemiBold
	}
	return f.Regular
}

// Width implements [Measurer].
func (f *Faces) Width(text string, font Font) float64 {
	return f.Face(font.Bold).Width(text, font.Size)
}
