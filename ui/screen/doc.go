// Package screen is what every screen of the window shares: what it is given
// (Deps), where it can lead (Place), how background work comes back to the main
// goroutine (Work), and how names, findings and problems are worded.
//
// A screen is a package of its own below ui. It has state files without Fyne
// (query, selection, what is dirty) and view files that build widgets and pass
// events on. Screens do not import each other; the shell opens them by Place.
package screen
