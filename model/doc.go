// Package model holds Samsvar's registers, one file each, and what is derived
// from them: rules that find gaps, figures, questionnaires.
//
// It holds keys and codes, never text for people: labels, help and wording
// come from package i18n. It knows no file format, no store and no window.
package model
