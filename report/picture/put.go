package picture

import (
	"errors"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/report"
)

// Put gives a document the agency's logo. Where there is one that cannot be
// shown, the document goes on without and says why, in words for people. Without
// an opener there is no logo.
func Put(doc *report.Document, texts *i18n.Texts, src reg.Source, from Opener) {
	if from == nil {
		return
	}
	logo, err := Logo(src, from)
	if err != nil {
		doc.Omitted = append(doc.Omitted, texts.T("report.logo.omitted", texts.T("report.logo."+reason(err))))
		return
	}
	if len(logo.Data) > 0 {
		logo.Alt = texts.T("report.logo", doc.Agency)
		doc.Logo = logo
	}
}

func reason(err error) string {
	switch {
	case errors.Is(err, ErrTooLarge):
		return "large"
	case errors.Is(err, ErrNoPicture):
		return "unreadable"
	}
	return "missing"
}
