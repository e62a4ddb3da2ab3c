package exports

import "samsvar/ui/screen"

// Show asks what to export; register is what is proposed, "" for everything.
func Show(d *screen.Deps, register string) {}
