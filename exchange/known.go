package exchange

import (
	"strings"

	"samsvar/i18n"
	"samsvar/model/reg"
)

// knownRecords tells whether a row is a record that is already there.
type knownRecords struct {
	register *reg.Register
	source   reg.Source
	fields   []*reg.Field // the identity
	byNo     map[string]reg.Record
	indexes  map[string]map[string][]reg.Record // by which fields are given, then their values
	claimed  map[reg.ID]bool
	taken    *draft                       // the row before, for a register of one record
	seen     map[string]map[string]*draft // rows of this import by identity, then by what they say
}

func newKnownRecords(register *reg.Register, source reg.Source) *knownRecords {
	k := &knownRecords{register: register, source: source, byNo: map[string]reg.Record{},
		indexes: map[string]map[string][]reg.Record{}, claimed: map[reg.ID]bool{}, seen: map[string]map[string]*draft{}}
	for _, path := range register.Identity {
		if f := register.Field(path); f != nil {
			k.fields = append(k.fields, f)
		}
	}
	for _, rec := range k.all() {
		if no := rec.Header().No; no != "" {
			k.byNo[strings.ToLower(no)] = rec
		}
	}
	return k
}

func (k *knownRecords) all() []reg.Record {
	if k.source == nil {
		return nil
	}
	return k.source.All(k.register.Key)
}

func (k *knownRecords) get(id reg.ID) reg.Record {
	if k.source == nil || id == "" {
		return nil
	}
	rec, _ := k.source.Get(k.register.Key, id)
	return rec
}

// isDeleted reports whether a record was deleted, where the source knows that.
func (k *knownRecords) isDeleted(id reg.ID) bool {
	from, ok := k.source.(interface {
		GetDeleted(register string, id reg.ID) (reg.Record, bool)
	})
	if !ok || id == "" {
		return false
	}
	_, deleted := from.GetDeleted(k.register.Key, id)
	return deleted
}

// identity returns which fields of the identity a row gives, and their values. A
// field whose cell could not be read, or that a row must have and lacks, is one
// that the record must not have either.
func (k *knownRecords) identity(d *draft) (which, values string) {
	for _, f := range k.fields {
		text := d.set[f.Path].text
		switch {
		case text != "":
			which += f.Path + "|"
			values += identityPart(f, text)
		case d.unread[f.Path], f.Required && d.has(f.Path):
			which += f.Path + "=|"
		}
	}
	return which, values
}

func identityPart(f *reg.Field, text string) string {
	if f.Kind == reg.KindText || f.Kind == reg.KindLongText {
		text = strings.Join(strings.Fields(i18n.Fold(text)), " ")
	}
	return text + "\x00"
}

// candidates lists the records that agree with a row in the fields of the
// identity that the row gives. A row that gives none can only be a record that
// has none.
func (k *knownRecords) candidates(which, values string) []reg.Record {
	if k.register.Single {
		return k.all()
	}
	index := k.indexes[which]
	if index == nil {
		index = map[string][]reg.Record{}
		for _, rec := range k.all() {
			if key, ok := k.keyOf(rec, which); ok {
				index[key] = append(index[key], rec)
			}
		}
		k.indexes[which] = index
	}
	return index[values]
}

func (k *knownRecords) keyOf(rec reg.Record, which string) (string, bool) {
	key := ""
	for _, f := range k.fields {
		v := k.register.Value(rec, f.Path)
		given := strings.Contains("|"+which, "|"+f.Path+"|")
		none := which == "" || strings.Contains("|"+which, "|"+f.Path+"=|")
		switch {
		case none && !v.Empty(), given && v.Empty():
			return "", false
		case given:
			key += identityPart(f, v.Text())
		}
	}
	return key, true
}

// free returns records that no row before has claimed, at most as many as a row
// is compared with.
func (k *knownRecords) free(which, values string, records []reg.Record) []reg.Record {
	for len(records) > 0 && k.claimed[records[0].Header().ID] {
		records = records[1:]
	}
	if index := k.indexes[which]; index != nil {
		index[values] = records
	}
	var all []reg.Record
	for _, rec := range records {
		if !k.claimed[rec.Header().ID] {
			all = append(all, rec)
		}
		if len(all) == maxCandidates {
			break
		}
	}
	return all
}
