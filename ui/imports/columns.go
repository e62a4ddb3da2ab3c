package imports

import (
	"io"
	"os"

	"fyne.io/fyne/v2"

	"samsvar/exchange"
	"samsvar/exchange/sheet"
	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// showColumns shows which column goes into which field, to be corrected.
func (p *page) showColumns() {
	rows := parts.Column(8)
	for i, c := range p.state.preview.Mapping.Columns {
		if i > 0 {
			rows.Add(parts.NewLine())
		}
		rows.Add(p.column(i, c))
	}
	p.list.Add(parts.NewNote(p.t("columns.text")))
	p.list.Add(parts.Row(8, parts.NewButton(p.t("mapping.save"), p.saveMapping), parts.NewButton(p.t("mapping.load"), p.loadMapping)))
	p.list.Add(parts.NewCard(rows))
}

func (p *page) column(at int, c exchange.Column) fyne.CanvasObject {
	label := p.t("columns.letter", c.Column)
	if c.Heading != "" {
		label = p.t("columns.heading", c.Column, c.Heading)
	}
	name := parts.Column(2, parts.NewWrapped(label))
	if c.Guess {
		name.Add(parts.NewWrapped(report.SeverityMedium.Label(p.t("columns.guess"))).In(look.Amber))
	}
	down := parts.NewDropdown(label, p.t("columns.ignore"))
	down.SetText(p.fieldName(c.Field))
	down.OnOpen = func(typed string) {
		picker := &parts.Picker{Label: label, Search: p.t("search"), None: p.t("none"), Options: p.fieldOptions(),
			Chosen: func(key string) bool { return key == c.Field },
			OnPick: func(key string) { p.pickField(at, key) }}
		picker.ShowTyped(down, typed)
	}
	return parts.Grid(16, 260, name, down)
}

func (p *page) pickField(at int, field string) {
	p.state.chooseField(at, field)
	p.look()
}

func (p *page) fieldName(path string) string {
	switch path {
	case exchange.MapNote, "":
		return p.t("columns.note")
	case exchange.MapIgnore:
		return p.t("columns.ignore")
	}
	return p.Texts.FieldPath(p.state.register, path)
}

// fieldOptions are all fields a column can go into, nested ones too.
func (p *page) fieldOptions() []parts.Option {
	options := []parts.Option{{Key: exchange.MapNote, Text: p.t("columns.note")}, {Key: exchange.MapIgnore, Text: p.t("columns.ignore")}}
	var add func(fields []*reg.Field)
	add = func(fields []*reg.Field) {
		for _, f := range fields {
			if !f.Managed || f.Path == "id" || f.Path == "nr" {
				options = append(options, parts.Option{Key: f.Path, Text: p.Texts.FieldPath(p.state.register, f.Path)})
			}
			add(f.Sub)
		}
	}
	add(p.state.register.Fields)
	return options
}

func (p *page) saveMapping() {
	mapping := p.state.preview.Mapping
	p.Pick.Save(p.t("mapping.save"), p.state.register.Key+".json", func(path string) {
		if err := sheet.WriteFile(path, func(w io.Writer) error { return mapping.Write(w) }); err != nil {
			p.Failed(err)
			return
		}
		p.Saved(p.t("mapping.saved", path))
	})
}

func (p *page) loadMapping() {
	p.Pick.Open(p.t("mapping.load"), []string{".json"}, func(path string) {
		mapping, err := readMapping(path)
		if err != nil {
			p.Failed(err)
			return
		}
		p.state.mapping = mapping
		p.look()
	})
}

func readMapping(path string) (*exchange.Mapping, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return exchange.ReadMapping(file)
}
