package i18n

import (
	"slices"
	"strings"

	"samsvar/model/reg"
)

// ParseYesNo reads an answer as people and sheets write it: "Ja", "nei", "yes",
// "x", "✓", "SANN", "false", "1". "" is not answered; words that are neither are
// refused.
func ParseYesNo(text string) (reg.YesNo, bool) {
	word := strings.ToLower(strings.Trim(text, " \t\r\n\u00a0.!"))
	switch {
	case word == "":
		return reg.Unanswered, strings.TrimSpace(text) == ""
	case slices.Contains([]string{"ja", "j", "yes", "y", "x", "sann", "sant", "true", "1", "✓", "✔", "☑", "☒"}, word):
		return reg.Yes, true
	case slices.Contains([]string{"nei", "no", "n", "usann", "usant", "false", "0", "☐"}, word):
		return reg.No, true
	}
	return reg.Unanswered, false
}
