package leader

import (
	"strings"

	"fyne.io/fyne/v2"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/parts"
)

// versions lists the versions there are, the newest first.
func (p *page) versions() fyne.CanvasObject {
	r := p.now.round.Report
	if len(r.Versions) == 0 {
		return nil
	}
	rows := parts.Lined(8)
	for i := len(r.Versions) - 1; i >= 0; i-- {
		if i < len(r.Versions)-1 {
			rows.Add(parts.NewLine())
		}
		rows.Add(p.version(r, &r.Versions[i]))
	}
	return parts.NewCard(parts.NewHeading(p.t("versions")), rows)
}

func (p *page) version(r *model.Report, v *model.ReportVersion) fyne.CanvasObject {
	column := parts.Column(4, parts.NewWrapped(p.versionText(r, v)).Strong())
	if v.Replaces.IsSet() {
		column.Add(parts.NewWrapped(p.t("version.replaces", v.Replaces.Text(), v.Reason)))
	}
	if v.DataHash != "" {
		grid := parts.Column(2, parts.NewWrappedLabel(p.t("version.data", v.DataHash)), parts.NewWrappedLabel(p.t("version.file", v.FileHash)))
		column.Add(grid)
	}
	ways := parts.Flow(12)
	for _, file := range v.Files {
		if !strings.HasSuffix(file.Name, ".content.json") {
			ways.Add(p.saveFile(file))
		}
	}
	for _, s := range r.SignaturesOf(v.Number) {
		for _, file := range s.Files {
			ways.Add(p.saveFile(file))
		}
	}
	column.Add(ways)
	return column
}

func (p *page) saveFile(file reg.File) fyne.CanvasObject {
	return parts.NewLink(p.t("version.save", file.Name), func() { p.Form().Files.Save(file) })
}

func (p *page) versionText(r *model.Report, v *model.ReportVersion) string {
	for i := range r.Signatures {
		if s := &r.Signatures[i]; s.Version == v.Number && s.ForLeader() {
			return p.t("version.signed", v.Number.Text(), s.Name, p.Texts.Instant(s.At))
		}
	}
	if v.Opened != 0 && v.Made == 0 {
		return p.t("version.opened", v.Number.Text(), v.OpenedBy, p.Texts.Instant(v.Opened))
	}
	if v.Made != 0 {
		return p.t("version.sealed", v.Number.Text(), v.MadeBy, p.Texts.Instant(v.Made))
	}
	return p.t("version.plain", v.Number.Text())
}
