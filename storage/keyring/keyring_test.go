package keyring

import (
	"errors"
	"runtime"
	"testing"
	"time"

	service "github.com/zalando/go-keyring"

	"samsvar/storage/vault"
)

func fake(t *testing.T) *Keyring {
	t.Helper()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
	kept := map[string]string{}
	return &Keyring{wait: 50 * time.Millisecond,
		get: func(name, account string) (string, error) {
			secret, ok := kept[name+account]
			if !ok {
				return "", service.ErrNotFound
			}
			return secret, nil
		},
		set: func(name, account, secret string) error { kept[name+account] = secret; return nil },
		delete: func(name, account string) error {
			if _, ok := kept[name+account]; !ok {
				return service.ErrNotFound
			}
			delete(kept, name+account)
			return nil
		},
	}
}

func TestSecretsAreKeptAndForgotten(t *testing.T) {
	k := fake(t)
	if _, err := k.Get("a"); !errors.Is(err, vault.ErrNotKept) {
		t.Errorf("an empty keyring: %v", err)
	}
	if err := k.Set("a", "secret"); err != nil {
		t.Fatal(err)
	}
	if got, err := k.Get("a"); got != "secret" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	for range 2 {
		if err := k.Delete("a"); err != nil {
			t.Error(err)
		}
	}
	if _, err := k.Get("a"); !errors.Is(err, vault.ErrNotKept) {
		t.Errorf("after forgetting: %v", err)
	}
}

func TestAKeyringThatHangsDoesNotHangTheProgram(t *testing.T) {
	k := fake(t)
	hang := make(chan bool)
	defer close(hang)
	k.get = func(string, string) (string, error) { <-hang; return "late", nil }
	begun := time.Now()
	if got, err := k.Get("a"); !errors.Is(err, errSilent) || got != "" {
		t.Errorf("%q, %v", got, err)
	}
	if took := time.Since(begun); took > 5*time.Second {
		t.Errorf("waited %v", took)
	}
}

func TestAKeyringThatFailsUnexpectedlyIsAnError(t *testing.T) {
	k := fake(t)
	k.get = func(string, string) (string, error) { panic("unknown reply") }
	if _, err := k.Get("a"); err == nil {
		t.Error("a panic is taken for a secret")
	}
}

func TestWithoutASessionThereIsNoKeyring(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux may be without")
	}
	k := New()
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	if _, err := k.Get("a"); !errors.Is(err, errNone) {
		t.Errorf("without a bus: %v", err)
	}
	if err := k.Set("a", "b"); !errors.Is(err, errNone) {
		t.Errorf("without a bus: %v", err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
	if _, err := k.Get("a"); err == nil || errors.Is(err, vault.ErrNotKept) {
		t.Errorf("with a dead bus: %v", err)
	}
}
