// Package exports asks what to export, how and where to, and writes the file.
package exports
