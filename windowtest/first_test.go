package windowtest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// systems is a spreadsheet as an agency has it.
const systems = "Navn;Type;Eierforhold;Livssyklus;Personopplysninger\n" +
	"Fagsystem A;Virksomhetsspesifikt;Systemeier;I drift;Ja\n" +
	"Kartportal;Fellessystem;Bruker;I drift;Nei\n"

// TestFromFirstStartToDraft goes the whole way of someone new, by keyboard
// alone: a store, a spreadsheet, a finding that is mended, an answer, a
// document, and the program closed and opened again.
func TestFromFirstStartToDraft(t *testing.T) {
	p := newcomer(t)
	folder := t.TempDir()
	sheet, document := filepath.Join(folder, "systemer.csv"), filepath.Join(folder, "utkast.pdf")
	if err := os.WriteFile(sheet, []byte(systems), 0o600); err != nil {
		t.Fatal(err)
	}
	p.open()
	p.picture("first-page")
	p.createStore("Flyteetaten")
	p.importSheet(sheet)
	p.nameHead()
	p.confirmAnswers()
	p.saveDraft(document)
	p.quit()

	p.store = p.opened()
	if list := string(p.run("list", p.store, "systemer")); !strings.Contains(list, "Fagsystem A") || !strings.Contains(list, "Kartportal") {
		t.Errorf("the spreadsheet was not imported: %s", list)
	}
	if people := string(p.run("list", p.store, "personer")); !strings.Contains(people, "Kari Leder") {
		t.Errorf("the head was not kept: %s", people)
	}
	for _, f := range p.findings() {
		if f.Rule == "R-ROL-03" {
			t.Error("there is still no head of the agency")
		}
	}
	p.run("doctor", p.store)
	p.store = "" // the last store opens by itself
	p.open()
	p.wait("the agency", func() bool { return p.title() == "Flyteetaten – Samsvar" })
	p.picture("again")
	p.quit()
}

// createStore makes a store that is not encrypted: that way no key has to be
// read from the screen.
func (p *program) createStore(name string) {
	p.t.Helper()
	p.keys("Return")
	p.text(name)
	p.keys("Tab", "Tab", "Right", "Right", "Return")
	p.wait("the new store", func() bool { return p.title() == name+" – Samsvar" })
	p.settle()
}

// importSheet takes a spreadsheet into the register of systems.
func (p *program) importSheet(path string) {
	p.t.Helper()
	p.goTo("Systemer")
	p.keys("ctrl+i", "Return") // the button that asks for a file has the focus
	p.text(p.path(path))
	p.keys("Return")
	p.picture("import-preview")
	p.keys("ctrl+s")
	p.picture("imported")
}

// nameHead mends the gravest finding: nobody is head of the agency.
func (p *program) nameHead() {
	p.t.Helper()
	p.keys("ctrl+2", "Tab", "Tab", "Return") // from the search to the first finding, and to where it is mended
	p.keys("ctrl+n")
	p.text("virk")
	p.keys("Return", "Tab")
	p.text("Kari Leder")
	p.keys("Return") // makes the person
	p.keys("ctrl+s")
	p.picture("mended")
}

// confirmAnswers takes the answers that the program has computed, on the first
// page of the declaration.
func (p *program) confirmAnswers() {
	p.t.Helper()
	p.keys("ctrl+3")
	p.tab(17) // past the head and the twelve steps
	p.keys("Return")
	p.picture("answered")
}

// saveDraft saves the declaration as PDF, as far as it has come. On a busy
// machine a key may come before the figures are there, so it is tried again.
func (p *program) saveDraft(path string) {
	p.t.Helper()
	const tries = 3
	for range tries {
		p.keys("ctrl+1", "ctrl+3")
		p.tab(3)
		p.keys("Return", "Return", "ctrl+a")
		p.text(p.path(path))
		p.keys("Return")
		if comes(path) {
			p.picture("document")
			return
		}
		p.keys("Escape", "Escape")
	}
	p.t.Fatalf("%s is not written", path)
}

// comes reports whether a whole PDF lies at a path before long.
func comes(path string) bool {
	const long = 20 * time.Second
	for begun := time.Now(); time.Since(begun) < long; time.Sleep(200 * time.Millisecond) {
		data, err := os.ReadFile(path)
		if err == nil && strings.HasPrefix(string(data), "%PDF-") && strings.Contains(string(data[max(len(data)-32, 0):]), "%%EOF") {
			return true
		}
	}
	return false
}

// tab goes on by so many fields.
func (p *program) tab(times int) {
	p.t.Helper()
	for range times {
		p.xdo("key", "--clearmodifiers", "Tab")
		time.Sleep(120 * time.Millisecond)
	}
}
