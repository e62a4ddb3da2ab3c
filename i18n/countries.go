package i18n

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"samsvar/model/reg"
)

// countrySet is the code set whose labels are not in the catalogues.
const countrySet = "land"

// countryNames gives names of countries by their codes.
type countryNames interface{ Name(x any) string }

// namesOfCountries has a trap to avoid: the library has bokmål under "no", while
// "nb" gives Danish.
func namesOfCountries(lang Lang) countryNames {
	tag := lang.Tag()
	if lang == Bokmal {
		tag = language.MustParse("no")
	}
	return display.Regions(tag)
}

// country names a country. The catalogue stands above the library, for
// countries that have changed their names since.
func (t *Texts) country(code string) string {
	if text, ok := t.texts["code."+countrySet+"."+code]; ok {
		return text
	}
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	return t.countries.Name(region)
}

// Code returns the label of a code, "" for "".
func (t *Texts) Code(set *reg.CodeSet, code string) string {
	switch {
	case code == "":
		return ""
	case set == nil:
		return code
	case set.Name == countrySet:
		return t.country(code)
	}
	return t.T("code." + set.Name + "." + code)
}
