package reg

// GiveItemIDs gives an id from next to every list item without one, and to every
// item that has the id of one before it, as a copied item does.
func (r *Register) GiveItemIDs(rec Record, next func() ID) { giveItemIDs(rec, r.Fields, next) }

func giveItemIDs(o Object, fields []*Field, next func() ID) {
	for _, f := range fields {
		switch v := f.Of(o).(type) {
		case Part:
			giveItemIDs(v.Object(), f.Sub, next)
		case ItemList:
			taken := map[ID]bool{"": true}
			for i := range v.Len() {
				item := ItemOf(v.At(i))
				if taken[item.ItemID] {
					item.ItemID = next()
				}
				taken[item.ItemID] = true
				giveItemIDs(v.At(i), f.Sub, next)
			}
		}
	}
}

// AdoptItemIDs gives the items of fresh, which come without ids, the ids of
// the same items in known: first those equal in content, then by position.
// An import does so before it compares, so that an unchanged list is unchanged.
func (r *Register) AdoptItemIDs(fresh, known Record) { adoptItemIDs(fresh, known, r.Fields) }

func adoptItemIDs(fresh, known Object, fields []*Field) {
	for _, f := range fields {
		switch v := f.Of(fresh).(type) {
		case Part:
			adoptItemIDs(v.Object(), f.Of(known).(Part).Object(), f.Sub)
		case ItemList:
			adoptList(v, f.Of(known).(ItemList), f.Sub)
		}
	}
}

func adoptList(fresh, known ItemList, fields []*Field) {
	taken := make([]bool, known.Len())
	adopt := func(i, j int) {
		ItemOf(fresh.At(i)).ItemID = ItemOf(known.At(j)).ItemID
		adoptItemIDs(fresh.At(i), known.At(j), fields)
		taken[j] = true
	}
	for i := range fresh.Len() {
		if ItemOf(fresh.At(i)).ItemID != "" {
			continue
		}
		for j := range known.Len() {
			if !taken[j] && contentText(fresh.At(i), fields) == contentText(known.At(j), fields) {
				adopt(i, j)
				break
			}
		}
	}
	for i := range fresh.Len() {
		if i < known.Len() && !taken[i] && ItemOf(fresh.At(i)).ItemID == "" {
			adopt(i, i)
		}
	}
}

// contentText is an object's canonical text without ids.
func contentText(o Object, fields []*Field) string {
	var all []string
	for _, f := range fields {
		switch v := f.Of(o).(type) {
		case Part:
			all = append(all, contentText(v.Object(), f.Sub))
		case ItemList:
			for i := range v.Len() {
				all = append(all, contentText(v.At(i), f.Sub))
			}
		default:
			all = append(all, v.Text())
		}
	}
	return encode(all)
}
