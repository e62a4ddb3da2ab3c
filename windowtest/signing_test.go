package windowtest

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// answers are what a declaration must be answered with, without registers.
const answers = `ve.komp.systematikk delvis
ve.komp.antall 210
ve.ik.etablert ja
ve.verdi.kartlagt delvis
ve.verdi.metode Skala
ve.risiko.systematisk ja
ve.risiko.akseptabelt nei
ve.ros.antall 11
ve.sys.eid 14
ve.sys.ros 9
ve.ansk.antall 4
ve.ansk.ros_for 3
ve.ansk.ros_annen 1
ve.ansk.test 2
ve.pv.oversikt delvis
ve.dpia.antall 5
ve.dpia.forhand 0
ve.dpia.rutine ja
ve.dba.mangler 2
ve.dba.ikke_revidert 3
ve.hend.antall 38
ve.hend.alvorlig 2
ve.hend.meldt_dt 3
ve.hend.info_reg 1
ve.vurdering.pv 3–4
ve.vurdering.is 3
ve.utfordringer Opplæring
ve.prioriteringer Øvelser`

// TestFromAnswersToSignature makes the final document of a declaration and signs
// it with an identity that is made on the way, by keyboard alone.
func TestFromAnswersToSignature(t *testing.T) {
	p := newcomer(t)
	folder := t.TempDir()
	p.store = filepath.Join(folder, "etat.samsvar")
	p.run("new", p.store, "--name", "Flyteetaten", "--plain")
	for name, text := range map[string]string{"personer": "Navn\nLise Leder\n", "rolleinnehav": "Rolle;Person;Fra\nVirksomhetsleder;Lise Leder;01.01.2025\n"} {
		path := filepath.Join(folder, name+".csv")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p.run("import", p.store, "personer", filepath.Join(folder, "personer.csv"))
	p.run("import", p.store, "rolleinnehav", filepath.Join(folder, "rolleinnehav.csv"))
	const year = "2026"
	for _, line := range strings.Split(answers, "\n") {
		question, value, _ := strings.Cut(line, " ")
		args := []string{"answer", p.store, "--year", year, question, value}
		if !strings.HasPrefix(question, "ve.utf") && !strings.HasPrefix(question, "ve.prio") {
			args = append(args, "--reason", "Telt for hånd")
		}
		p.run(args...)
	}
	p.open()
	p.keys("ctrl+3", "ctrl+shift+l")
	p.settle() // until the figures are there
	p.picture("leader")
	p.tab(4)
	p.keys("Return")
	p.picture("sealing")
	p.keys("shift+Tab", "shift+Tab", "Return") // to «Lag og signer …»
	p.wait("the final document", func() bool { return p.attached() >= 4 })
	p.settle()
	p.picture("sign")
	p.text("Oslo")
	p.tab(3)
	p.text("et langt passord")
	p.tab(1)
	p.text("et langt passord")
	p.keys("Return")
	p.wait("the signature", func() bool { return p.attached() >= 5 })
	p.settle()
	p.picture("signed")
	p.quit()
	list := filepath.Join(folder, "rapporter.json")
	p.run("export", p.store, "rapporter", "-o", list)
	data, err := os.ReadFile(list)
	if err != nil || !strings.Contains(string(data), `"metode": "sertifikat"`) || !strings.Contains(string(data), `"dokumentstatus": "signert"`) {
		t.Errorf("the report is not signed (%v): %s", err, data)
	}
	signed := filepath.Join(folder, "signert.pdf")
	p.run("report", p.store, "ve", "--year", year, "-o", signed)
	if out := string(p.run("verify", signed)); !strings.Contains(out, "Lise Leder") {
		t.Errorf("the document holds %s", out)
	}
}

// attached counts the files that are kept with the store.
func (p *program) attached() int {
	n := 0
	_ = filepath.WalkDir(p.store+".files", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && len(d.Name()) == 64 {
			n++
		}
		return nil
	})
	return n
}
