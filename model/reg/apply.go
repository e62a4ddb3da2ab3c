package reg

import (
	"maps"
	"slices"
	"strings"
)

// Apply carries changes out on a record, which is changed. A change whose path
// or value this version does not know is kept as an unread field.
func (r *Register) Apply(rec Record, changes []Change) error {
	for _, change := range changes {
		if err := applyTo(rec, r.Fields, change.Path, change.To); err != nil {
			return &Error{Code: "cannot_apply", Args: []string{change.Path, err.Error()}}
		}
	}
	return nil
}

// Reverse returns the changes that undo the given ones, last first. An item
// that was taken out comes back as the last of its list, since a change does not
// tell where it stood; Diff from the later record to the earlier one does.
func Reverse(changes []Change) []Change {
	back := make([]Change, 0, len(changes))
	for _, change := range slices.Backward(changes) {
		back = append(back, Change{Path: change.Path, From: change.To, To: change.From})
	}
	return back
}

func applyTo(o Object, fields []*Field, path, to string) error {
	end := strings.IndexAny(path, "./")
	key := path
	if end >= 0 {
		key = path[:end]
	}
	f := find(fields, key)
	if f == nil {
		keepUnread(o, path, to)
		return nil
	}
	v := f.Of(o)
	if end < 0 {
		setOrKeep(o, v, key, to)
		return nil
	}
	rest := path[end+1:]
	switch v := v.(type) {
	case Part:
		return applyTo(v.Object(), f.Sub, rest, to)
	case ItemList:
		return applyToList(v, f.Sub, rest, to)
	}
	return errorf("unknown_path", path)
}

// setOrKeep sets a value, or keeps the text aside where it is none.
func setOrKeep(o Object, v Value, key, text string) {
	if v.Parse(text) == nil {
		keepUnread(o, key, "")
		return
	}
	_ = v.Parse("")
	keepUnread(o, key, text)
}

// keepUnread keeps a text that this version cannot read; "" drops it and what
// lies below it.
func keepUnread(o Object, key, text string) {
	k, ok := o.(keeper)
	if !ok {
		return
	}
	if text == "" {
		maps.DeleteFunc(*k.unread(), func(kept, _ string) bool {
			return kept == key || strings.HasPrefix(kept, key+"/") || strings.HasPrefix(kept, key+".")
		})
		return
	}
	if *k.unread() == nil {
		*k.unread() = map[string]string{}
	}
	(*k.unread())[key] = text
}

// applyToList takes the rest of a path below a list: "" is the order, an id
// alone the whole item, an id and a key one field of an item.
func applyToList(list ItemList, fields []*Field, rest, to string) error {
	if rest == "" {
		reorder(list, SplitList(to))
		return nil
	}
	id, below, _ := strings.Cut(rest, "/")
	if !validID(id) {
		return errorf("not_id", id)
	}
	at := slices.Index(itemIDs(list), id)
	if below == "" && to == "" {
		if at >= 0 {
			list.Remove(at)
		}
		return nil
	}
	if at < 0 {
		ItemOf(list.Add()).ItemID = ID(id)
		at = list.Len() - 1
	}
	if below != "" {
		return applyTo(list.At(at), fields, below, to)
	}
	if to == itemMark(id) { // it exists now; its fields come one by one
		return nil
	}
	values, err := parseObject(to)
	if err != nil {
		return err
	}
	values[idKey] = id
	fill(list.At(at), fields, values)
	return nil
}

// reorder brings items into the given order; those not named stay behind.
func reorder(list ItemList, order []string) {
	place := 0
	for _, id := range order {
		if at := slices.Index(itemIDs(list), id); at >= 0 {
			list.Move(at, place)
			place++
		}
	}
}
