// Package shell is the frame of the window: menu, navigation, status bar, and
// which screen is shown. It opens and closes stores, remembers the user's
// choices, and rebuilds everything when the language changes.
package shell
