// Package ui opens Samsvar's window. Its folders are the screens (shell,
// overview, register, record, gaps, yearly, imports …) and what they are made
// of (look, parts, grid, edit); package screen is the contract between them.
//
// Nothing below ui imports a database, a PDF or a spreadsheet library, and
// nothing reaches the network.
package ui
