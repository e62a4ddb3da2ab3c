package storage

import (
	"hash/maphash"
	"maps"
)

const cowParts = 256

// cowMap is a map that can be copied at little cost: it is cut into parts, and
// a copy shares the parts it has not changed. A published map is not changed.
type cowMap[K comparable, V any] struct {
	seed  maphash.Seed
	parts [cowParts]map[K]V
	own   [cowParts]bool // parts not shared with another copy
	size  int
}

func newCowMap[K comparable, V any]() *cowMap[K, V] {
	return &cowMap[K, V]{seed: maphash.MakeSeed()}
}

// copy returns a map that may be changed; the original no longer may.
func (m *cowMap[K, V]) copy() *cowMap[K, V] {
	c := *m
	c.own = [cowParts]bool{}
	return &c
}

func (m *cowMap[K, V]) part(key K) int { return int(maphash.Comparable(m.seed, key) % cowParts) }

func (m *cowMap[K, V]) get(key K) (V, bool) {
	v, ok := m.parts[m.part(key)][key]
	return v, ok
}

func (m *cowMap[K, V]) set(key K, v V) {
	part := m.ownPart(key)
	if _, there := part[key]; !there {
		m.size++
	}
	part[key] = v
}

func (m *cowMap[K, V]) delete(key K) {
	part := m.ownPart(key)
	if _, there := part[key]; there {
		m.size--
		delete(part, key)
	}
}

func (m *cowMap[K, V]) ownPart(key K) map[K]V {
	i := m.part(key)
	if !m.own[i] {
		m.own[i] = true
		m.parts[i] = maps.Clone(m.parts[i])
	}
	if m.parts[i] == nil {
		m.parts[i] = map[K]V{}
	}
	return m.parts[i]
}
