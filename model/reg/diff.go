package reg

import "slices"

// Change is one field of a record going from one value to another, in
// canonical form. Path says where: "navn", "tia.dato" in a nested object,
// "mottakere/ID/land" in the list item with that id. A path that ends in an
// item's id stands for the item itself: To is "" when it was taken out. The
// path "mottakere/" stands for the order of the items, as ids joined by "|".
type Change struct {
	Path string
	From string
	To   string
}

// Field returns the key of the register's field that the change belongs to.
func (c Change) Field() string {
	for i, r := range c.Path {
		if r == '.' || r == '/' {
			return c.Path[:i]
		}
	}
	return c.Path
}

// Diff lists what turns record a into record b. Items are told apart by id;
// call GiveItemIDs first if there may be new ones.
func (r *Register) Diff(a, b Record) []Change { return diffObjects(a, b, r.Fields, "") }

func diffObjects(a, b Object, fields []*Field, prefix string) []Change {
	var all []Change
	for _, f := range fields {
		path := prefix + f.Key
		if unreadOf(a)[f.Key] == "" && unreadOf(b)[f.Key] == "" {
			all = append(all, diffValues(f, f.Of(a), f.Of(b), path)...)
		} else {
			all = append(all, diffTexts(storedText(f, a), storedText(f, b), path)...)
		}
	}
	return append(all, diffUnread(a, b, fields, prefix)...)
}

// storedText is a field's text as dump stores it: where this version could not
// read the value and nobody has set another, the text it could not read.
func storedText(f *Field, o Object) string {
	if text := f.Of(o).Text(); text != "" {
		return text
	}
	return unreadOf(o)[f.Key]
}

func diffTexts(from, to, path string) []Change {
	if from == to {
		return nil
	}
	return []Change{{Path: path, From: from, To: to}}
}

func diffValues(f *Field, a, b Value, path string) []Change {
	switch b := b.(type) {
	case Part:
		return diffObjects(a.(Part).Object(), b.Object(), f.Sub, path+".")
	case ItemList:
		return diffItems(f, a.(ItemList), b, path+"/")
	}
	return diffTexts(a.Text(), b.Text(), path)
}

// diffUnread lists changes to fields this version does not know, so that
// restoring and merging carry them too.
func diffUnread(a, b Object, fields []*Field, prefix string) []Change {
	from, to := unreadOf(a), unreadOf(b)
	var all []Change
	for _, key := range sortedKeys(from, to) {
		if find(fields, key) == nil {
			all = append(all, diffTexts(from[key], to[key], prefix+key)...)
		}
	}
	return all
}

func unreadOf(o Object) map[string]string {
	if k, ok := o.(keeper); ok {
		return *k.unread()
	}
	return nil
}

func sortedKeys(maps ...map[string]string) []string {
	var keys []string
	for _, m := range maps {
		for key := range m {
			if !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	slices.Sort(keys)
	return keys
}

// diffItems compares two lists. New items come as a change that makes the item,
// with its id alone, and one of each field; removed ones as one change of the
// whole item; then the order if it differs from what removing and appending
// alone would give.
func diffItems(f *Field, a, b ItemList, path string) []Change {
	before, after := itemsByID(a), itemsByID(b)
	var all []Change
	for _, id := range itemIDs(a) {
		if _, stays := after[id]; !stays {
			all = append(all, Change{Path: path + id, From: objectText(before[id], f.Sub)})
		}
	}
	var natural []string
	for _, id := range itemIDs(a) {
		if _, stays := after[id]; stays {
			natural = append(natural, id)
		}
	}
	for _, id := range itemIDs(b) {
		old, known := before[id]
		if !known {
			natural = append(natural, id)
			all = append(all, Change{Path: path + id, To: itemMark(id)})
			all = append(all, diffObjects(b.(maker).empty(), after[id], f.Sub, path+id+"/")...)
			continue
		}
		all = append(all, diffObjects(old, after[id], f.Sub, path+id+"/")...)
	}
	if order := itemIDs(b); !slices.Equal(order, natural) {
		all = append(all, Change{Path: path, From: JoinList(itemIDs(a)), To: JoinList(order)})
	}
	return all
}

// itemMark is the text of an item that has an id and nothing else.
func itemMark(id string) string { return orderedJSON([]string{idKey}, map[string]string{idKey: id}) }

// maker is a list that can make an item outside itself, to compare with.
type maker interface{ empty() Object }

func itemIDs(list ItemList) []string {
	ids := make([]string, list.Len())
	for i := range ids {
		ids[i] = string(ItemOf(list.At(i)).ItemID)
	}
	return ids
}

func itemsByID(list ItemList) map[string]Object {
	byID := make(map[string]Object, list.Len())
	for i := range list.Len() {
		byID[string(ItemOf(list.At(i)).ItemID)] = list.At(i)
	}
	return byID
}

// ItemOf returns the Item embedded in a list item or nested object, or nil.
func ItemOf(o Object) *Item {
	if i, ok := o.(interface{ item() *Item }); ok {
		return i.item()
	}
	return nil
}
