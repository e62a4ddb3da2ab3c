package edit

import (
	"encoding/json"
	"fmt"
)

// objectValues reads the canonical form of a nested object.
func objectValues(canonical string) (map[string]string, error) {
	values := map[string]string{}
	if canonical == "" {
		return values, nil
	}
	if err := json.Unmarshal([]byte(canonical), &values); err != nil {
		return nil, fmt.Errorf("read nested object: %w", err)
	}
	return values, nil
}

// listValues reads the canonical form of a list of nested objects.
func listValues(canonical string) ([]map[string]string, error) {
	var all []map[string]string
	if canonical == "" {
		return nil, nil
	}
	if err := json.Unmarshal([]byte(canonical), &all); err != nil {
		return nil, fmt.Errorf("read list: %w", err)
	}
	return all, nil
}

// enterObject fills a group's fields; those without a value are emptied.
func enterObject(g *group, values map[string]string) {
	for _, f := range g.fields {
		f.Enter(values[f.slot.field.Key])
	}
}
