package reading

import (
	"samsvar/model/reg"
	"samsvar/ui/screen"
)

// OpenAll opens the list of all records of uses: those that link to ref, which is
// called title. They are gathered in the background: there may be a million.
func OpenAll(d *screen.Deps, ref reg.Ref, title string, uses Uses) {
	view := d.Store.View()
	go func() {
		var all []reg.Ref
		for _, use := range view.UsedBy(ref) {
			if use.From.Register == uses.Register && (len(all) == 0 || all[len(all)-1] != use.From) {
				all = append(all, use.From)
			}
		}
		d.Do(func() {
			d.Open(screen.Place{Kind: screen.Register, Register: uses.Register, Records: all,
				Why: d.Texts.T("ui.reading.uses_of", title)})
		})
	}()
}
