// Package sift narrows a register to the records that meet some conditions: a
// field is something, contains it, lies before a day, is empty, or something is
// missing in the record. A condition says what and how in stable keys, so that
// it can be kept, and is worded for people here.
//
// It knows no widget. What is compared is what people see: texts without regard
// to case and accents, codes by their labels, links by the record they lead to.
package sift
