package i18n

import (
	"fmt"

	"golang.org/x/text/language"
)

// Lang is a language of the program, as settings store it.
type Lang string

// The languages.
const (
	Bokmal  Lang = "nb"
	Nynorsk Lang = "nn"
	English Lang = "en"
)

// Langs lists the languages, the most used first.
func Langs() []Lang { return []Lang{Bokmal, Nynorsk, English} }

// ParseLang reads a language as settings or the operating system name it:
// "nn", "nb-NO", "no_NO.UTF-8", "en-GB".
func ParseLang(text string) (Lang, error) {
	if len(text) > 5 { // an encoding may follow
		text = text[:5]
	}
	tag, err := language.Parse(text)
	if err != nil {
		return "", fmt.Errorf("read language %q: %w", text, err)
	}
	base, _ := tag.Base()
	switch base.String() {
	case "nn":
		return Nynorsk, nil
	case "nb", "no":
		return Bokmal, nil
	case "en":
		return English, nil
	}
	return "", fmt.Errorf("language %q has no texts", text)
}

// Tag returns the language tag that documents and the operating system use.
func (l Lang) Tag() language.Tag {
	switch l {
	case Nynorsk:
		return language.MustParse("nn-NO")
	case English:
		return language.English
	}
	return language.MustParse("nb-NO")
}
