// Package trends is the screen that shows the incidents of a year beside those of
// the year before: by month, severity, type, cause, and whether breaches were
// notified in time. Every number opens the incidents behind it.
package trends
