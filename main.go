// Samsvar keeps an agency's registers for privacy and information security,
// shows what is missing, and writes the yearly documents.
//
// Without arguments, or with the path of a store, it opens its window; with a
// command it does the same work without one (see package cli).
package main

import (
	"errors"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"time"
	_ "time/tzdata" // Windows has no time zones that Go can read

	"fyne.io/fyne/v2/app"

	"samsvar/cli"
	"samsvar/exchange/sheet"
	"samsvar/i18n"
	"samsvar/settings"
	"samsvar/storage/keyring"
	"samsvar/ui"
	"samsvar/ui/graphics"
)

const (
	appID   = "no.samsvar.Samsvar"
	version = "0.1.0"
)

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	path, err := settings.File()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	sheet.SweepTemp()
	chosen := settings.Load(path)
	if err := chosen.Save(path); err != nil { // the device's name must last
		fmt.Fprintln(os.Stderr, err)
	}
	if len(args) > 0 && (cli.IsCommand(args[0]) || strings.HasPrefix(args[0], "-")) {
		return cli.Run(args, cli.Env{Out: os.Stdout, Err: os.Stderr, Now: time.Now, Version: version,
			Lang: language(chosen), User: userName(chosen), Device: chosen.Device, SecondPlace: chosen.BackupFolder,
			Keyring: keyring.New(), Ask: cli.Terminal()})
	}
	return window(args, path)
}

func window(args []string, settingsPath string) int {
	if !canShow(settingsPath) {
		return 1
	}
	config := ui.Config{SettingsPath: settingsPath, Now: time.Now, Version: version, User: userName(settings.Load(settingsPath)), Keyring: keyring.New()}
	if len(args) > 0 {
		store, err := filepath.Abs(args[0])
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		config.Store = store
	}
	if err := ui.Run(app.NewWithID(appID), config); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// canShow tells the user what helps where the machine cannot show the window.
func canShow(settingsPath string) bool {
	err := graphics.Check()
	if err == nil {
		return true
	}
	var missing *graphics.Missing
	texts, textErr := i18n.New(language(settings.Load(settingsPath)))
	if textErr != nil || !errors.As(err, &missing) {
		fmt.Fprintln(os.Stderr, err)
		return false
	}
	missing.Tell(texts)
	return false
}

// language is the language of messages: SAMSVAR_LANG, else what the user has
// chosen in the window, else bokmål.
func language(chosen settings.Settings) i18n.Lang {
	for _, lang := range []string{os.Getenv("SAMSVAR_LANG"), chosen.Lang} {
		for _, known := range i18n.Langs() {
			if lang == string(known) {
				return known
			}
		}
	}
	return i18n.Bokmal
}

// userName is the name that stands in histories.
func userName(chosen settings.Settings) string {
	if chosen.User != "" {
		return chosen.User
	}
	current, err := user.Current()
	if err != nil {
		return ""
	}
	if current.Name != "" {
		return current.Name
	}
	return current.Username
}
