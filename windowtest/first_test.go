package windowtest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// systems is a spreadsheet as an agency has it.
const systems = "Navn;Type;Eierforhold;Livssyklus;Personopplysninger\n" +
	"Fagsystem A;Virksomhetsspesifikt;Systemeier;I drift;Ja\n" +
	"Kartportal;Fellessystem;Bruker;I drift;Nei\n"

// TestFromFirstStartToDocument goes the whole way of someone new, by keyboard
// alone: a store, a spreadsheet, a finding that is mended, an answer, a
// document, and the program closed and opened again.
func TestFromFirstStartToDocument(t *testing.T) {
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
	p.nameOwner()
	p.answer()
	p.saveDraft(document)
	p.quit()

	p.store = p.opened()
	if list := string(p.run("list", p.store, "systemer")); !strings.Contains(list, "Fagsystem A") || !strings.Contains(list, "Kartportal") {
		t.Errorf("the spreadsheet was not imported: %s", list)
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
	p.text(path)
	p.keys("Return")
	p.picture("import-preview")
	p.keys("ctrl+s")
	p.picture("imported")
}
