package reg

import "strings"

// FieldOfPath is the path of the field that a change's path leads to: without
// the ids of items.
func FieldOfPath(path string) string {
	var keys []string
	for i, step := range strings.Split(path, "/") {
		if i%2 == 0 && step != "" {
			keys = append(keys, step)
		}
	}
	return strings.Join(keys, ".")
}

// IsItemPath reports whether a change's path stands for a whole item of a list.
func IsItemPath(path string) bool {
	return strings.Count(path, "/")%2 == 1 && !strings.HasSuffix(path, "/")
}
