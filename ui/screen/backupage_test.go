package screen

import (
	"errors"
	"testing"
	"time"

	"samsvar/i18n"
	"samsvar/storage"
)

func TestBackupState(t *testing.T) {
	texts, err := i18n.New(i18n.Bokmal)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	made := func(at time.Time) storage.Info { return storage.Info{Created: now.AddDate(-1, 0, 0), LastBackup: at} }
	failed, away := made(now.Add(-time.Hour)), made(now.Add(-time.Hour))
	failed.BackupErr, away.Second.Err = errors.New("full"), errors.New("borte")
	tests := []struct {
		name string
		info storage.Info
		text string
		late bool
	}{
		{"today", made(now.Add(-time.Hour)), "Sikkerhetskopi: i dag kl. 09.00", false},
		{"yesterday by the clock in Oslo", made(time.Date(2026, 11, 22, 22, 59, 0, 0, time.UTC)), "Sikkerhetskopi: i går kl. 23.59", false},
		{"a week", made(now.AddDate(0, 0, -7)), "Sikkerhetskopi: for 7 dager siden", false},
		{"over a week", made(now.AddDate(0, 0, -8)), "Sikkerhetskopi: for 8 dager siden – bør tas på nytt", true},
		{"long ago", made(now.AddDate(0, 0, -200)), "Sikkerhetskopi: 07.05.2026 kl. 11.00 – bør tas på nytt", true},
		{"in time to come", made(time.Date(2053, 1, 1, 0, 0, 0, 0, time.UTC)), "Sikkerhetskopi: 01.01.2053 kl. 01.00 – bør tas på nytt", true},
		{"none, new store", storage.Info{Created: now}, "Ingen sikkerhetskopi ennå", false},
		{"none, old store", made(time.Time{}), "Ingen sikkerhetskopi ennå", true},
		{"failed", failed, "Sikkerhetskopieringen mislyktes. Siste gode kopi: i dag kl. 09.00", true},
		{"second place away", away, "Sikkerhetskopi: i dag kl. 09.00 – nådde ikke det andre stedet", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if text, late := BackupState(texts, test.info, now); text != test.text || late != test.late {
				t.Errorf("got %q %v", text, late)
			}
		})
	}
}
