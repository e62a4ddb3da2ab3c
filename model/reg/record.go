package reg

// ID identifies a record or a list item for ever (a ULID in upper case).
type ID string

// Object is a record or a part of one: whatever has fields.
// A type becomes an Object by embedding Head or Item.
type Object interface{ isObject() }

// Record is one entry of a register.
// A type becomes a Record by embedding Head.
type Record interface {
	Object
	Header() *Head
}

// Head is what the store keeps for every record of every register.
type Head struct {
	ID        ID
	No        string // human number, for example BEH-2026-014; given at the first save
	Created   Instant
	Changed   Instant
	ChangedBy string
	unknown   map[string]string // fields this version does not know or cannot read
}

func (h *Head) isObject() {}

// Header returns the head itself; embedding it makes a struct a Record.
func (h *Head) Header() *Head { return h }

func (h *Head) unread() *map[string]string { return &h.unknown }

// Item is embedded by the struct of a nested object (One) or list item (Items).
// Its ID lets a change to one item be told from a change to another; the store
// gives it at the first save. A One has no ID.
type Item struct {
	ItemID  ID
	unknown map[string]string
}

func (i *Item) isObject() {}

func (i *Item) item() *Item { return i }

func (i *Item) unread() *map[string]string { return &i.unknown }

// keeper is an object that keeps what this version cannot read.
type keeper interface{ unread() *map[string]string }

// itemPtr is a pointer to a struct that embeds Item.
type itemPtr[S any] interface {
	*S
	Object
	item() *Item
}
