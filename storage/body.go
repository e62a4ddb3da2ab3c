package storage

import (
	"strings"

	"github.com/fxamacker/cbor/v2"

	"samsvar/model/reg"
)

// Keys of a record in the file. Others are a newer version's; they are kept.
const (
	bodyFields = 0 // number of a field → canonical text
	bodyHeads  = 1 // the writes that made it so
)

// body is a record as it stands in the file.
type body struct {
	fields map[string]string
	heads  heads
	rest   map[uint64]cbor.RawMessage // what this version does not know
}

// heads are the writes that a record's values come from, by device and then by
// path: what the next write of the path replaces.
type heads map[string]map[string]uint64

// deviceHeads are the heads of one device in the file: paths that are a
// field's key by the field's number, others as they are.
type deviceHeads struct {
	Fields map[uint64]uint64 `cbor:"0,keyasint,omitempty"`
	Paths  map[string]uint64 `cbor:"1,keyasint,omitempty"`
}

// idField is the field that holds the id; the file has it as the record's key.
const idField = "id"

func (c *codec) encodeBody(b body, n *names) ([]byte, error) {
	n.learn(b.fields)
	fields := make(map[uint64]string, len(b.fields))
	for key, text := range b.fields {
		if key != idField {
			fields[n.numbers[key]] = text
		}
	}
	all := map[uint64]cbor.RawMessage{}
	for key, raw := range b.rest {
		all[key] = raw
	}
	var err error
	if all[bodyFields], err = c.encode(fields); err != nil {
		return nil, err
	}
	if all[bodyHeads], err = c.encode(b.heads.pack(n)); err != nil {
		return nil, err
	}
	return c.encode(all)
}

func (c *codec) decodeBody(data []byte, n *names) (body, error) {
	all, err := c.decodeParts(data)
	if err != nil {
		return body{}, err
	}
	fields, err := c.decodeFields(all[bodyFields], n)
	if err != nil {
		return body{}, err
	}
	packed := map[string]deviceHeads{}
	if raw := all[bodyHeads]; raw != nil {
		if err := c.decode(raw, &packed); err != nil {
			return body{}, err
		}
	}
	delete(all, bodyFields)
	delete(all, bodyHeads)
	return body{fields, unpackHeads(packed, n), all}, nil
}

func (c *codec) decodeParts(data []byte) (map[uint64]cbor.RawMessage, error) {
	all := map[uint64]cbor.RawMessage{}
	return all, c.decode(data, &all)
}

// decodeRecord makes the record of a body, and leaves the rest of it aside.
func (c *codec) decodeRecord(data []byte, n *names, r *reg.Register, id reg.ID) (reg.Record, error) {
	all, err := c.decodeParts(data)
	if err != nil {
		return nil, err
	}
	fields, err := c.decodeFields(all[bodyFields], n)
	if err != nil {
		return nil, err
	}
	fields[idField] = string(id)
	return r.Load(fields), nil
}

func (c *codec) decodeFields(raw []byte, n *names) (map[string]string, error) {
	numbered := map[uint64]string{}
	if err := c.decode(raw, &numbered); err != nil {
		return nil, err
	}
	fields := make(map[string]string, len(numbered)+1)
	for number, text := range numbered {
		key, ok := n.keys[number]
		if !ok {
			return nil, &Damaged{Harm: HarmContent, Detail: "a field without a name"}
		}
		fields[key] = text
	}
	return fields, nil
}

func (h heads) pack(n *names) map[string]deviceHeads {
	packed := make(map[string]deviceHeads, len(h))
	for device, paths := range h {
		d := deviceHeads{Fields: map[uint64]uint64{}, Paths: map[string]uint64{}}
		for path, seq := range paths {
			if number, ok := n.numbers[path]; ok {
				d.Fields[number] = seq
			} else {
				d.Paths[path] = seq
			}
		}
		packed[device] = d
	}
	return packed
}

func unpackHeads(packed map[string]deviceHeads, n *names) heads {
	h := make(heads, len(packed))
	for device, d := range packed {
		paths := make(map[string]uint64, len(d.Fields)+len(d.Paths))
		for number, seq := range d.Fields {
			paths[n.keys[number]] = seq
		}
		for path, seq := range d.Paths {
			paths[path] = seq
		}
		h[device] = paths
	}
	return h
}

// replace makes a write the head of a path and returns the writes it
// supersedes: the heads of the path itself and of everything inside it.
func (h heads) replace(device, path string, seq uint64) []opRef {
	var old []opRef
	for by, paths := range h {
		for at, seq := range paths {
			if at == path || inside(at, path) {
				old = append(old, opRef{Device: by, Seq: seq})
				delete(paths, at)
			}
		}
	}
	h.set(device, path, seq)
	return sortRefs(old)
}

func (h heads) set(device, path string, seq uint64) {
	if h[device] == nil {
		h[device] = map[string]uint64{}
	}
	h[device][path] = seq
}

// seen lists all heads: what someone who deletes the record has seen of it.
func (h heads) seen() []opRef {
	var all []opRef
	for by, paths := range h {
		for _, seq := range paths {
			all = append(all, opRef{Device: by, Seq: seq})
		}
	}
	return sortRefs(all)
}

// inside reports whether a path lies inside the item that another stands for.
func inside(path, item string) bool {
	rest, ok := strings.CutPrefix(path, item)
	return ok && strings.HasPrefix(rest, "/") && rest != "/"
}
