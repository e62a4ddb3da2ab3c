// Package gaps is the screen that shows what is missing («Mangler»): findings
// by severity and rule, each with its way out, and setting findings aside.
//
// state.go decides what is shown and knows no widget; the other files build it.
package gaps
