package keys

import (
	"path/filepath"
	"strings"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/report"
)

// sheet is the page to print and lock away. It says which store the key is for
// and how it is used, since years may pass until someone needs it.
func (k *keeping) sheet() report.Document {
	now := reg.InstantOf(k.Now())
	groups := k.key.Groups()
	half := len(groups) / 2
	lang := map[i18n.Lang]string{i18n.Bokmal: "nb-NO", i18n.Nynorsk: "nn-NO", i18n.English: "en"}[k.Texts.Lang()]
	return report.Document{
		Title: k.t("sheet.title"), Lang: lang, Classification: k.t("sheet.class"), PageLabel: k.t("sheet.page"),
		Meta: report.Meta{Created: k.Now(), Author: "Samsvar", Creator: k.Program},
		Blocks: []report.Block{
			report.TitleHead{Facts: []report.Fact{{Label: k.t("sheet.store"), Value: filepath.Base(k.store)},
				{Label: k.t("sheet.made"), Value: k.Texts.Instant(now)}}},
			report.Heading{Level: 2, Text: strings.Join(groups[:half], " – ")},
			report.Heading{Level: 2, Text: strings.Join(groups[half:], " – ")},
			report.P(k.t("sheet.use")),
			report.P(k.t("sheet.keep")),
			report.P(k.t("recovery.lost")),
			report.Note(k.t("sheet.typing")),
		},
	}
}
