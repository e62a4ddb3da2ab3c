package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/storage"
	"samsvar/storage/vault"
)

// samsvar is the program's own store, with the registers of the product.
type samsvar struct {
	store    *storage.Store
	texts    []reg.ID
	sealed   bool
	recovery vault.Recovery // opens it if it is sealed
}

// newSamsvar is a store that is not encrypted, as the other systems are not.
func newSamsvar() *samsvar { return &samsvar{} }

// newSealed is a store that is encrypted. The key is one that every run knows,
// so that a process of its own can open the store too.
func newSealed() *samsvar {
	s := &samsvar{sealed: true}
	copy(s.recovery[:], "a key of no secret at all")
	return s
}

func (s *samsvar) name() string {
	if s.sealed {
		return "Samsvar, encrypted"
	}
	return "Samsvar"
}

func (s *samsvar) options() storage.Options {
	o := storage.Options{Registers: model.All(), User: "Kari", Device: "bench", Program: "bench", NoBackup: true, Plain: !s.sealed}
	if s.sealed {
		o.Recovery, o.Key = s.recovery, s.recovery.Secret()
	}
	return o
}

// Keys of the registers measured.
const (
	processingKey = "behandlinger"
	attendanceKey = "deltakelser"
	courseKey     = "kurs"
	unitKey       = "enheter"
)

// create makes a store with the courses and units that attendances point to.
func (s *samsvar) create(path string) error {
	store, err := storage.Create(path, s.options())
	if err != nil {
		return err
	}
	var c storage.Change
	for i := range courses {
		course := &model.Course{Name: fmt.Sprint("Kurs ", i)}
		course.ID = pointed("K", i)
		c.Records = append(c.Records, storage.Write{Register: courseKey, Record: course})
	}
	for i := range units {
		unit := &model.Unit{Name: fmt.Sprint("Enhet ", i)}
		unit.ID = pointed("E", i)
		c.Records = append(c.Records, storage.Write{Register: unitKey, Record: unit})
	}
	_, err = store.Save(c)
	return errors.Join(err, store.Close())
}

// pointed is the id of a course or unit.
func pointed(kind string, i int) reg.ID { return reg.ID(fmt.Sprintf("01JBENCH%s%017d", kind, i)) }

func (s *samsvar) open(path string) error {
	var err error
	s.store, err = storage.Open(path, s.options())
	return err
}

func (s *samsvar) close() error {
	s.texts = nil
	return s.store.Close()
}

func (s *samsvar) importRows(rows []attendance) error {
	codes := results()
	c := storage.Change{Origin: storage.OriginImport, Records: make([]storage.Write, len(rows))}
	for i, row := range rows {
		rec := &model.Attendance{Course: pointed("K", row.course), Person: row.person, Completed: reg.DayOf(row.day),
			Hours: reg.Int(row.hours), Result: model.AttendanceResult(codes[row.result])}
		rec.Unit = pointed("E", row.unit)
		c.Records[i] = storage.Write{Register: attendanceKey, Record: rec}
	}
	_, err := s.store.Save(c)
	return err
}

func (s *samsvar) importTexts(all []text) error {
	c := storage.Change{Origin: storage.OriginImport, Records: make([]storage.Write, len(all))}
	for i, t := range all {
		c.Records[i] = storage.Write{Register: processingKey,
			Record: &model.ProcessingRecord{Title: t.title, Description: t.description}}
	}
	_, err := s.store.Save(c)
	return err
}

func (s *samsvar) save(n int) error {
	view := s.store.View()
	if s.texts == nil {
		for _, rec := range view.All(processingKey) {
			s.texts = append(s.texts, rec.Header().ID)
		}
	}
	held, _ := view.Get(processingKey, s.texts[n*7919%len(s.texts)])
	rec := model.ProcessingRecords.Clone(held).(*model.ProcessingRecord)
	rec.Note = fmt.Sprint("endret ", n)
	_, err := s.store.Save(storage.Change{Records: []storage.Write{{Register: processingKey, Record: rec, Base: held}}})
	return err
}

// overview is what opening has read into memory, and the counting.
func (s *samsvar) overview() error {
	_, _, err := s.count()
	return err
}

func (s *samsvar) count() (groups, rows int, err error) {
	columns := s.store.View().Columns(attendanceKey)
	second, third := columns.Codes("enhet"), columns.Codes("resultat")
	counted := make([]int32, columns.Codes("kurs")*second*third)
	for _, codes := range columns.Batches("kurs", "enhet", "resultat") {
		by := codes[0]
		with, and := codes[1][:len(by)], codes[2][:len(by)]
		for i, code := range by {
			counted[(int(code)*second+int(with[i]))*third+int(and[i])]++
		}
	}
	for _, n := range counted {
		if n > 0 {
			groups++
			rows += int(n)
		}
	}
	return groups, rows, nil
}

func (s *samsvar) search(word string) (int, error) {
	return len(s.store.View().Search(processingKey, word)), nil
}

func (s *samsvar) backup(path string) error {
	_, err := s.store.Backup()
	return errors.Join(err, os.RemoveAll(s.store.Info().BackupDir), os.RemoveAll(filepath.Join(filepath.Dir(path), "backup")))
}

func (s *samsvar) verify() error {
	report, err := s.store.Verify()
	if err == nil && !report.OK() {
		err = fmt.Errorf("findings: %v", report.Findings)
	}
	return err
}
