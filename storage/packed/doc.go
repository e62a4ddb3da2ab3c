// Package packed keeps the rows of a big register small: texts stand once in
// dictionaries and rows are columns of short codes, in blocks of some hundred
// rows. A block has the same bytes in memory as in the file, so that a million
// rows are read in the time it takes to copy them.
//
// Blocks, trees of blocks and dictionaries never change once made: an edit
// makes new ones and shares the rest. The package knows no files and no
// registers; fields are numbers, values are texts.
package packed
