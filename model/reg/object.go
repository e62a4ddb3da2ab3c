package reg

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// idKey is the key of an item's id in canonical text.
const idKey = "id"

// dump returns the canonical forms of an object's non-empty fields, and what a
// newer version wrote that this one does not know.
func dump(o Object, fields []*Field) map[string]string {
	values := map[string]string{}
	if k, ok := o.(keeper); ok {
		maps.Copy(values, *k.unread())
	}
	for _, f := range fields {
		if text := f.Of(o).Text(); text != "" {
			values[f.Key] = text
		}
	}
	return values
}

// fill sets an object's fields from canonical forms. What cannot be read is
// kept aside, so that the next dump has it again.
func fill(o Object, fields []*Field, values map[string]string) {
	read := make([]string, 0, len(values)) // keys given and understood
	for _, f := range fields {
		v := f.Of(o)
		text, given := values[f.Key]
		if v.Parse(text) != nil {
			_ = v.Parse("")
		} else if given {
			read = append(read, f.Key)
		}
	}
	if i, ok := o.(interface{ item() *Item }); ok {
		i.item().ItemID = ""
		text, given := values[idKey]
		if validID(text) {
			i.item().ItemID = ID(text)
		}
		if given {
			read = append(read, idKey)
		}
	}
	rest := without(values, read)
	if k, ok := o.(keeper); ok {
		*k.unread() = nil
		if len(rest) > 0 {
			*k.unread() = rest
			applyKept(o, fields, rest)
		}
	}
}

// without returns the values that are not empty and not under one of the keys.
// Mostly there are none, and nothing is copied.
func without(values map[string]string, keys []string) map[string]string {
	if len(keys) == len(values) {
		return nil
	}
	rest := maps.Clone(values)
	maps.DeleteFunc(rest, func(_, text string) bool { return text == "" })
	for _, key := range keys {
		delete(rest, key)
	}
	return rest
}

// applyKept carries out changes within nested objects that an older version
// kept by their path, because it did not know the field. Orders come last.
func applyKept(o Object, fields []*Field, kept map[string]string) {
	keys := slices.SortedFunc(maps.Keys(kept), func(a, b string) int {
		if byOrder := boolCompare(strings.HasSuffix(a, "/"), strings.HasSuffix(b, "/")); byOrder != 0 {
			return byOrder
		}
		return strings.Compare(a, b)
	})
	for _, key := range keys {
		end := strings.IndexAny(key, "./")
		if end < 0 || find(fields, key[:end]) == nil {
			continue
		}
		if applyTo(o, fields, key, kept[key]) == nil {
			delete(kept, key)
		}
	}
}

// boolCompare orders false before true.
func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// objectText is the canonical form of a nested object: JSON with the fields in
// the description's order and unknown ones after them by key.
func objectText(o Object, fields []*Field) string {
	values := dump(o, fields)
	var keys []string
	if i, ok := o.(interface{ item() *Item }); ok && i.item().ItemID != "" {
		values[idKey] = string(i.item().ItemID)
		keys = append(keys, idKey)
	}
	for _, f := range fields {
		keys = append(keys, f.Key)
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return orderedJSON(keys, values)
}

func orderedJSON(keys []string, values map[string]string) string {
	var out bytes.Buffer
	for _, key := range keys {
		text, ok := values[key]
		if !ok {
			continue
		}
		if out.Len() > 0 {
			out.WriteByte(',')
		}
		out.WriteString(encode(key) + ":" + encode(text))
	}
	if out.Len() == 0 {
		return ""
	}
	return "{" + out.String() + "}"
}

func parseObject(text string) (map[string]string, error) {
	values := map[string]string{}
	if text == "" {
		return values, nil
	}
	if err := json.Unmarshal([]byte(text), &values); err != nil || values == nil {
		return nil, errorf("not_object")
	}
	return values, nil
}

// encode writes JSON without escaping <, > and &, so that text stays readable.
func encode[V any](v V) string {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic("reg: cannot encode canonical text: " + err.Error()) // strings always encode
	}
	return string(bytes.TrimRight(out.Bytes(), "\n"))
}
