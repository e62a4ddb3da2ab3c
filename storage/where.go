package storage

import whereabouts "samsvar/storage/place" // place is a type here

// allowedPlace refuses places where an open store is not safe. There is no way
// around it: a store that someone keeps there is lost sooner or later. Backups
// and other closed files may lie there.
func allowedPlace(path string) error {
	switch where := whereabouts.Check(path); where.Kind {
	case whereabouts.Network:
		return refuse("on_network", path, where.Name)
	case whereabouts.Synced:
		return refuse("in_synced", path, where.Name)
	}
	return nil
}
