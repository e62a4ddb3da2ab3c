// Package settings keeps what one user of one machine has chosen: language,
// look, and which store was open last. What belongs to an agency is kept in
// its store instead.
package settings

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"samsvar/exchange/sheet"
)

// Settings are one user's choices. The zero value is a new user.
type Settings struct {
	Device   string  `json:"device"`             // name of this installation in histories
	User     string  `json:"user,omitempty"`     // name under which changes are kept
	Lang     string  `json:"lang,omitempty"`     // nb, nn or en
	Theme    string  `json:"theme,omitempty"`    // light, dark or contrast; "" follows the desktop
	TextSize float32 `json:"textSize,omitempty"` // 1 is normal
	// BackupFolder is where a second copy of each backup goes; "" for nowhere.
	BackupFolder string `json:"backupFolder,omitempty"`
	// AutoLock is after how many minutes without input a store that has a
	// passphrase is locked; 0 for never.
	AutoLock int      `json:"autoLock,omitempty"`
	Recent   []string `json:"recent,omitempty"`   // stores opened, last first
	Folded   []string `json:"folded,omitempty"`   // groups of the navigation that are folded
	Unfolded []string `json:"unfolded,omitempty"` // groups that the user has unfolded
	// Role is the one whose tasks through the year are shown.
	Role string `json:"role,omitempty"`
	// FirstSteps is "hidden" where the user has put them away, and "asked" where
	// they are to be shown, done or not.
	FirstSteps string  `json:"firstSteps,omitempty"`
	Width      float32 `json:"width,omitempty"` // of the window
	Height     float32 `json:"height,omitempty"`
	// Lists is how the user has the lists of the registers, by register.
	Lists map[string]List `json:"lists,omitempty"`
}

const (
	mostRecent = 8
	firstTheme = "light" // for a new user; "" follows the desktop
)

// File returns where the settings of the current user lie. The environment
// variable SAMSVAR_CONFIG names another folder.
func File() (string, error) {
	dir := os.Getenv("SAMSVAR_CONFIG")
	if dir == "" {
		config, err := os.UserConfigDir()
		if err != nil {
			return "", fmt.Errorf("find the folder for settings: %w", err)
		}
		dir = filepath.Join(config, "Samsvar")
	}
	return filepath.Join(dir, "settings.json"), nil
}

// Load reads the settings. A file that is missing or cannot be read gives a new
// user's settings: choices are worth less than being able to start.
func Load(path string) Settings {
	var s Settings
	data, err := readFile(path)
	if err != nil || json.Unmarshal(data, &s) != nil {
		s = Settings{Theme: firstTheme}
	}
	s.tidy()
	if s.Device == "" {
		s.Device = newDevice()
	}
	return s
}

// newDevice makes a name that no other installation has.
func newDevice() string {
	name := make([]byte, 8)
	if _, err := rand.Read(name); err != nil {
		panic("settings: no random numbers: " + err.Error()) // Go's own reader never fails
	}
	return hex.EncodeToString(name)
}

// Save writes the settings as a whole or not at all.
func (s Settings) Save(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("save settings: %w", err)
	}
	err := sheet.WriteFile(path, func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return enc.Encode(s)
	})
	if err != nil {
		return fmt.Errorf("save settings: %w", err)
	}
	return nil
}

// Opened returns the settings with a store put first among the recent ones.
func (s Settings) Opened(path string) Settings {
	recent := []string{path}
	for _, old := range s.Recent {
		if old != path && len(recent) < mostRecent {
			recent = append(recent, old)
		}
	}
	s.Recent = recent
	return s
}

// Forget returns the settings without a store that is not there any more.
func (s Settings) Forget(path string) Settings {
	s.Recent = slices.DeleteFunc(slices.Clone(s.Recent), func(old string) bool { return old == path })
	return s
}

// SetFolded keeps whether a group of the navigation is folded.
func (s *Settings) SetFolded(group string, folded bool) {
	in, out := &s.Unfolded, &s.Folded
	if folded {
		in, out = out, in
	}
	*out = slices.DeleteFunc(slices.Clone(*out), func(g string) bool { return g == group })
	if !slices.Contains(*in, group) {
		*in = append(*in, group)
	}
}

// Known reports whether the user has folded or unfolded a group.
func (s *Settings) Known(group string) bool {
	return slices.Contains(s.Folded, group) || slices.Contains(s.Unfolded, group)
}
