package cli_test

import (
	"bytes"
	"os"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/archive"
	"samsvar/report/sign"
	"samsvar/report/yearly"
	"samsvar/storage"
)

// seals STORE PDF: makes the final declaration of 2026, as the window does, and
// writes its PDF beside.
func seals(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: seals STORE PDF")
	}
	sealed := sealDeclaration(ts, args[0])
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), sealed.PDF.Data, 0o600))
}

// sealDeclaration makes the final declaration of 2026 in a store.
func sealDeclaration(ts *testscript.TestScript, store string) archive.Sealed {
	s, err := storage.Open(ts.MkAbs(store), elsewhere(ts))
	ts.Check(err)
	texts, err := i18n.New(i18n.Bokmal)
	ts.Check(err)
	templates, err := annual.BuiltIn()
	ts.Check(err)
	now, err := time.Parse(time.RFC3339, clock)
	ts.Check(err)
	at := reg.InstantOf(now)
	in, err := yearly.Prepare(s.View(), 2026, annual.Options{Now: at, Zone: i18n.Oslo(), Templates: templates},
		yearly.Input{Texts: texts, Now: now, HistoryHead: "4f1e", Program: "Samsvar"})
	ts.Check(err)
	sealed, err := archive.Seal(annual.Declaration, in, "VE.pdf")
	ts.Check(err)
	version := sealed.Version("nb", "4f1e", at, "Ola Kollega")
	for _, f := range sealed.All() {
		file, err := s.AddFile(bytes.NewReader(f.Data), f.Name)
		ts.Check(err)
		version.Files = append(version.Files, file)
	}
	report, err := in.Declaration.Seal(version)
	ts.Check(err)
	_, err = s.Save(storage.Change{Records: []storage.Write{{Register: model.Reports.Key, Record: report, Base: in.Declaration.Report}}})
	ts.Check(err)
	ts.Check(s.Close())
	return sealed
}

// knows STORE CERTIFICATE [CHECK]: puts a certificate among the known ones, compared in a way or not.
func knows(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || len(args) > 3 {
		ts.Fatalf("usage: knows STORE CERTIFICATE [CHECK]")
	}
	c, err := sign.ReadCertificate([]byte(ts.ReadFile(args[1])))
	ts.Check(err)
	s, err := storage.Open(ts.MkAbs(args[0]), elsewhere(ts))
	ts.Check(err)
	known := &model.KnownCertificate{Name: sign.NameOf(c), Fingerprint: sign.Fingerprint(c), Status: model.CertificateKnown}
	if len(args) == 3 {
		known.Check = model.CertificateCheck(args[2])
	}
	_, err = s.Save(storage.Change{Records: []storage.Write{{Register: model.KnownCertificates.Key, Record: known}}})
	ts.Check(err)
	ts.Check(s.Close())
}
