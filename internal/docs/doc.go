// Package docs has only tests: they hold the documents in docs/ and README.md
// to what the program does. What can be generated is written by them:
//
//	go test ./internal/docs -update
//
// The reference of fields is kept by package i18n, that of the command line by
// package cli.
package docs
