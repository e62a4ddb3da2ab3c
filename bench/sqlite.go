package main

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	_ "github.com/mattn/go-sqlite3" // driver "sqlite3", in C
	_ "modernc.org/sqlite"          // driver "sqlite", in Go
)

// Names of the drivers.
const (
	modernc = "sqlite"
	mattn   = "sqlite3"
)

// works reports whether a driver can be used: mattn's needs a C compiler.
func works(driver string) bool {
	db, err := sql.Open(driver, ":memory:")
	if err != nil {
		return false
	}
	defer func() { _ = db.Close() }()
	return db.Ping() == nil
}

// sqlite is SQLite as a careful program would use it: WAL and synchronous FULL,
// one connection, prepared statements, and a covering index for the counting.
// Its history is leaner than ours: a row per change, no chain, no checks of
// values.
type sqlite struct {
	driver string
	path   string
	db     *sql.DB
	update *sql.Stmt
	log    *sql.Stmt
	texts  int
}

func newSQLite(driver string) *sqlite { return &sqlite{driver: driver} }

func (s *sqlite) name() string {
	if s.driver == modernc {
		return "modernc.org/sqlite"
	}
	return "mattn/go-sqlite3"
}

const schema = `
CREATE TABLE attendance (id INTEGER PRIMARY KEY, course INTEGER, unit INTEGER, result INTEGER, person TEXT, day INTEGER, hours INTEGER);
CREATE INDEX attendance_by ON attendance (course, unit, result);
CREATE TABLE processing (id INTEGER PRIMARY KEY, title TEXT, description TEXT, note TEXT, folded TEXT);
CREATE TABLE log (seq INTEGER PRIMARY KEY, at INTEGER, user TEXT, origin TEXT, register TEXT, record INTEGER, field TEXT, old TEXT, new TEXT);
CREATE INDEX log_by ON log (register, record);`

func (s *sqlite) create(path string) error {
	if err := s.connect(path); err != nil {
		return err
	}
	_, err := s.db.Exec(schema)
	return errors.Join(err, s.close())
}

func (s *sqlite) connect(path string) error {
	var err error
	if s.db, err = sql.Open(s.driver, path); err != nil {
		return err
	}
	s.path = path
	s.db.SetMaxOpenConns(1)
	for _, pragma := range []string{"journal_mode=WAL", "synchronous=FULL"} {
		if _, err := s.db.Exec("PRAGMA " + pragma); err != nil {
			return err
		}
	}
	return nil
}

func (s *sqlite) open(path string) error {
	if err := s.connect(path); err != nil {
		return err
	}
	var err error
	if s.update, err = s.db.Prepare("UPDATE processing SET note = ? WHERE id = ?"); err != nil {
		return err
	}
	s.log, err = s.db.Prepare("INSERT INTO log (at, user, origin, register, record, field, old, new) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
	return err
}

func (s *sqlite) close() error {
	for _, stmt := range []*sql.Stmt{s.update, s.log} {
		if stmt != nil {
			_ = stmt.Close()
		}
	}
	s.update, s.log = nil, nil
	return s.db.Close()
}

// transaction runs fn in one and commits it.
func (s *sqlite) transaction(fn func(*sql.Tx) error) error {
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	if err := fn(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

func (s *sqlite) importRows(rows []attendance) error {
	return s.transaction(func(tx *sql.Tx) error {
		insert, err := tx.Prepare("INSERT INTO attendance (course, unit, result, person, day, hours) VALUES (?, ?, ?, ?, ?, ?)")
		if err != nil {
			return err
		}
		log := tx.Stmt(s.log)
		for _, row := range rows {
			result, err := insert.Exec(row.course, row.unit, row.result, row.person, row.day.Unix()/86400, row.hours)
			if err != nil {
				return err
			}
			id, _ := result.LastInsertId()
			if err := s.logged(log, "import", "attendance", id, "", "", row.values()); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *sqlite) logged(log *sql.Stmt, origin, register string, id int64, field, old, now string) error {
	_, err := log.Exec(int64(1795000000), "Kari", origin, register, id, field, old, now)
	return err
}

func (s *sqlite) importTexts(all []text) error {
	return s.transaction(func(tx *sql.Tx) error {
		insert, err := tx.Prepare("INSERT INTO processing (title, description, note, folded) VALUES (?, ?, '', ?)")
		if err != nil {
			return err
		}
		log := tx.Stmt(s.log)
		for _, t := range all {
			result, err := insert.Exec(t.title, t.description, strings.ToLower(t.title+"\n"+t.description))
			if err != nil {
				return err
			}
			id, _ := result.LastInsertId()
			if err := s.logged(log, "import", "processing", id, "", "", t.title+"\n"+t.description); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *sqlite) save(n int) error {
	if s.texts == 0 {
		if err := s.db.QueryRow("SELECT COUNT(*) FROM processing").Scan(&s.texts); err != nil {
			return err
		}
	}
	id := int64(1 + n*7919%s.texts)
	return s.transaction(func(tx *sql.Tx) error {
		note := fmt.Sprint("endret ", n)
		if _, err := tx.Stmt(s.update).Exec(note, id); err != nil {
			return err
		}
		return s.logged(tx.Stmt(s.log), "edit", "processing", id, "note", "", note)
	})
}

// overview reads what Samsvar has in memory once it is open and its first
// screen needs: the ordinary records and the attendances by three columns.
func (s *sqlite) overview() error {
	rows, err := s.db.Query("SELECT id, title, description, note FROM processing")
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var id int64
		var title, description, note string
		if err := rows.Scan(&id, &title, &description, &note); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	_, _, err = s.count()
	return err
}

func (s *sqlite) count() (groups, total int, err error) {
	rows, err := s.db.Query("SELECT course, unit, result, COUNT(*) FROM attendance GROUP BY course, unit, result")
	if err != nil {
		return 0, 0, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var course, unit, result, n int
		if err := rows.Scan(&course, &unit, &result, &n); err != nil {
			return 0, 0, err
		}
		groups++
		total += n
	}
	return groups, total, rows.Err()
}

func (s *sqlite) search(word string) (int, error) {
	rows, err := s.db.Query("SELECT id FROM processing WHERE instr(folded, ?) > 0", word)
	if err != nil {
		return 0, err
	}
	defer func() { _ = rows.Close() }()
	n := 0
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return 0, err
		}
		n++
	}
	return n, rows.Err()
}

// backup copies with VACUUM INTO, makes the copy durable and checks it.
func (s *sqlite) backup(path string) error {
	target := filepath.Join(filepath.Dir(path), "copy.db")
	defer func() { _ = os.Remove(target) }()
	if _, err := s.db.Exec("VACUUM INTO ?", target); err != nil {
		return err
	}
	if err := flush(target); err != nil {
		return err
	}
	copied := newSQLite(s.driver)
	if err := copied.connect(target); err != nil {
		return err
	}
	return errors.Join(copied.verify(), copied.close())
}

func (s *sqlite) verify() error {
	var answer string
	if err := s.db.QueryRow("PRAGMA integrity_check").Scan(&answer); err != nil {
		return err
	}
	if answer != "ok" {
		return errors.New(answer)
	}
	return nil
}
