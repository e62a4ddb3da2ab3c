// Package overview is the first screen of the day: what needs someone now, how
// far this year's declaration has come, and how well the registers cover what
// they should. Every number opens the records behind it.
package overview
