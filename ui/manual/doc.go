// Package manual shows the user's guide, which the program carries, and knows
// which page of it explains a screen. The guide itself is package docs.
package manual
