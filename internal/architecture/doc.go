// Package architecture has only tests: they hold the whole program to the
// decisions on how it is built that a compiler does not know. Which package may
// import which stands in one table.
package architecture
