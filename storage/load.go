package storage

import (
	"fmt"

	"samsvar/model/reg"
)

// settingBody is a setting in the file.
type settingBody struct {
	Text  string                       `cbor:"0,keyasint"`
	Heads map[string]map[string]uint64 `cbor:"1,keyasint"`
}

// readView fills an empty view from the file.
func (t *txn) readView(v *View) (*View, error) {
	d := v.draft()
	for _, key := range v.keys {
		table := d.table(key)
		var err error
		if table.names, err = t.readNames(table.reg); err != nil {
			return nil, err
		}
		if table.pack != nil {
			table.pack, err = t.readPacked(table.table)
		} else {
			err = t.readTable(d, table)
		}
		if err != nil {
			return nil, fmt.Errorf("register %s: %w", key, err)
		}
	}
	err := t.each(bucketSettings, func(key, plain []byte) error {
		var setting settingBody
		if err := t.decode(plain, &setting); err != nil {
			return err
		}
		if setting.Text != "" { // one taken away leaves the writes it came from
			d.settings[string(key)] = setting.Text
		}
		return nil
	})
	d.settle()
	return d.View, err
}

func (t *txn) readTable(d *draft, table *tableEdit) error {
	err := t.eachRecord(bucketRecords, table, func(rec reg.Record) {
		d.set(table, newRow(table.reg, rec))
	})
	if err != nil {
		return err
	}
	return t.eachRecord(bucketDeleted, table, func(rec reg.Record) {
		table.bury(newRow(table.reg, rec))
	})
}

func (t *txn) eachRecord(bucket string, table *tableEdit, visit func(reg.Record)) error {
	return t.each(bucket+table.reg.Key, func(key, plain []byte) error {
		rec, err := t.decodeRecord(plain, table.names, table.reg, reg.ID(key))
		if err != nil {
			return fmt.Errorf("record %s: %w", key, err)
		}
		visit(rec)
		return nil
	})
}
