package ui

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"samsvar/storage/vault"
	"samsvar/ui/shell"
)

// Config says how the window starts.
type Config struct {
	Store        string // store to open; "" for the one opened last
	SettingsPath string // file of the user's own choices
	Now          func() time.Time
	Version      string
	User         string        // name under which changes are kept
	Keyring      vault.Keyring // keeps the keys of stores; nil if there is none
}

// Run shows the window until it is closed.
func Run(a fyne.App, c Config) error {
	program, err := shell.New(a, shell.Config{SettingsPath: c.SettingsPath, Now: c.Now, Version: c.Version, User: c.User,
		Keyring: c.Keyring})
	if err != nil {
		return fmt.Errorf("open the window: %w", err)
	}
	program.Start(c.Store)
	a.Run()
	return program.Close()
}
