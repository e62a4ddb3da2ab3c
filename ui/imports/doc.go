// Package imports is the screen that brings a spreadsheet into a register:
// choosing, looking through what would happen row by row, correcting which
// column goes into which field, and importing.
//
// state.go and words.go decide what is shown and know no widget; the other
// files build it. What an import does is up to package exchange.
package imports
