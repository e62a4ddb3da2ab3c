package main

// system is one of those compared. All do the same work on the same content.
type system interface {
	name() string
	create(path string) error
	open(path string) error
	close() error
	// importRows adds attendances in one transaction, with history.
	importRows([]attendance) error
	// importTexts adds ordinary records in one transaction, with history.
	importTexts([]text) error
	// save changes one text of one ordinary record, with history.
	save(n int) error
	// overview reads what the first screen needs.
	overview() error
	// count counts attendances by course, unit and result.
	count() (groups, rows int, err error)
	// search counts the ordinary records in which a word occurs.
	search(word string) (int, error)
	// backup makes a copy beside the file, durable and verified.
	backup(path string) error
	// verify reads everything and compares it.
	verify() error
}

// systems are those that work here, the program's own first.
func systems() []system {
	all := []system{newSamsvar()}
	for _, driver := range []string{modernc, mattn} {
		if works(driver) {
			all = append(all, newSQLite(driver))
		}
	}
	return all
}

// systemNamed returns the system of this name, the encrypted one too, or nil.
func systemNamed(name string) system {
	for _, s := range append(systems(), newSealed()) {
		if s.name() == name {
			return s
		}
	}
	return nil
}
