// Package search looks for a text in every register and shows where it stands.
package search
