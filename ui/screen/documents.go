package screen

import (
	"samsvar/i18n"
	"samsvar/report/catalogue"
	"samsvar/report/frame"
)

// Documents is what the documents of the store, as it is now, are made of.
func (d *Deps) Documents(texts *i18n.Texts) catalogue.Input {
	head, _ := d.Store.Head()
	return catalogue.Input{Input: frame.Input{Source: d.Store.View(), Texts: texts, Now: d.Now(), HistoryHead: head, Program: d.Program,
		Files: d.Store}, Templates: d.Templates}
}
