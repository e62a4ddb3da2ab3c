package leader

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/model/reg"
	"samsvar/report/archive"
	"samsvar/storage"
	"samsvar/ui/look"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

var pictures = flag.String("pictures", "", "folder to write pictures of the screen to")

// show shows the leader's page of a filled store, in which the leader is P1, a
// deputy P2 and the coordinator P3.
func show(t *testing.T, document string, o look.Options, lang i18n.Lang, width, height float32) (*uitest.Kit, *stock.World, *page) {
	t.Helper()
	k := uitest.New(t, o)
	w := stock.New(t, k, lang)
	w.Fill()
	w.Add("rolleinnehav", "H1", map[string]string{"rolle": "virksomhetsleder", "person": "P1", "fra": "2024-01-01"})
	w.Add("rolleinnehav", "H2", map[string]string{"rolle": "virksomhetsleder", "person": "P2", "fra": "2024-01-01", "vara_for": "P1"})
	w.Add("rolleinnehav", "H3", map[string]string{"rolle": "pko", "person": "P3", "fra": "2024-01-01"})
	w.Add("systemer", "OWN", map[string]string{"navn": "Eget fagsystem", "type": string(model.SystemAgency), "livssyklus": "i_drift", "eierforhold": "systemeier"})
	s := New(w.Deps, screen.Place{Kind: screen.Leader, Document: document, Year: 2026}).(*page)
	w.Show(k, s, width, height)
	k.Queue.Until(t, func() bool { return s.now.round != nil })
	k.Settle()
	return k, w, s
}

// answer answers all that must be answered.
func answer(t *testing.T, k *uitest.Kit, w *stock.World, s *page) {
	t.Helper()
	round := s.now.round
	for _, l := range round.Lines {
		if !l.MissesAnswer() {
			continue
		}
		value := map[annual.AnswerType]string{annual.Count: "3", annual.Decimal: "1.5", annual.YesOrNo: "ja", annual.YesPartNo: "delvis",
			annual.Rating: "6", annual.Text: "Bra", annual.Many: string(model.ValuationMethods.Codes[0])}[l.Question.Type]
		report, err := round.Give(annual.Reply{Question: l.Question.ID, Value: &value})
		if err != nil {
			t.Fatal(err)
		}
		round = round.With(report)
	}
	if _, err := w.Store.Save(write(round.Report, round.Report)); err != nil {
		t.Fatal(err)
	}
	k.Queue.Until(t, func() bool { return len(s.now.round.Blockers()) == 0 })
	k.Settle()
}

// sealIt makes the final document.
func sealIt(t *testing.T, k *uitest.Kit, w *stock.World, s *page) *model.Report {
	t.Helper()
	k.Tap("Lag endelig dokument …")
	k.Tap("Lag dokumentet")
	k.Queue.Until(t, func() bool { return s.now.round.Locked() || len(w.Errors) > 0 })
	k.Settle()
	if len(w.Errors) > 0 {
		t.Fatal(w.Errors)
	}
	return stored(t, w)
}

// signIt makes the final document and signs it, with a new identity or the one
// made before.
func signIt(t *testing.T, k *uitest.Kit, w *stock.World, s *page) *model.Report {
	t.Helper()
	sealIt(t, k, w, s)
	k.Tap("Signer …")
	k.Focus("Sted")
	k.Type("Oslo")
	if k.Labelled("Passordet til identiteten") != nil {
		k.Focus("Passordet til identiteten")
		k.Type(phrase)
	} else {
		newIdentity(k)
	}
	k.Tap("Signer")
	k.Queue.Until(t, func() bool { return s.now.round.Report.Signed() || len(w.Errors) > 0 })
	k.Settle()
	if len(w.Errors) > 0 {
		t.Fatal(w.Errors)
	}
	return stored(t, w)
}

// phrase locks the identities of these tests.
const phrase = "et langt passord"

func newIdentity(k *uitest.Kit) {
	for _, label := range []string{"Nytt passord", "Gjenta passordet"} {
		k.Focus(label)
		k.Type(phrase)
	}
}

func stored(t *testing.T, w *stock.World) *model.Report {
	t.Helper()
	all := model.Reports.All(w.Store.View())
	if len(all) != 1 {
		t.Fatalf("%d reports", len(all))
	}
	return all[0]
}

func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no folder given")
	}
	for name, o := range map[string]look.Options{"light": {}, "dark": {Mode: look.Dark}, "large": {Percent: 200}} {
		k, w, s := show(t, "ve", o, i18n.Bokmal, 1064, 720)
		shot := func(what string) { k.Picture(*pictures+"/leader-"+what+"-"+name+".png", 1) }
		shot("open")
		answer(t, k, w, s)
		k.Tap("Lag endelig dokument …")
		shot("sealing")
		k.Press("Escape")
		sealIt(t, k, w, s)
		shot("sealed")
		k.Tap("Signer …")
		shot("sign-new")
		k.Press("Escape")
		s.Dropped(elsewhere(t, w, s, model.FieldLeader, "Kari Nordmann"))
		k.Queue.Until(t, func() bool { return k.Has("Jeg har sammenlignet") })
		shot("receive")
		k.Press("Escape")
		identity(t, w, "Ola Hansen", w.Now().AddDate(0, -1, 0))
		identity(t, w, "Kari Nordmann", w.Now().AddDate(0, -1, 0))
		k.Tap("Signer …")
		shot("sign")
		k.Tap("Signeringsidentitet")
		k.Tap("Ola Hansen")
		shot("sign-foreign")
		k.Press("Escape")
		k.Tap("Signer …")
		k.Focus("Passordet til identiteten")
		k.Type("feil passord")
		k.Press("Return")
		k.Queue.Until(t, func() bool { return k.Has("Passordet er feil.") })
		shot("sign-wrong")
		k.Press("Escape")
		k.Tap("Signer …")
		k.Focus("Passordet til identiteten")
		k.Type(phrase)
		k.Press("Return")
		k.Queue.Until(t, func() bool { return s.now.round.Report.Signed() })
		k.Settle()
		shot("signed")
		s.scroll.ScrollToBottom()
		k.Settle()
		shot("versions")
		k.Tap("Kontroller versjon 1")
		k.Queue.Until(t, func() bool { return k.Has("Alt er som da") })
		shot("checked")
		k.Press("Escape")
		k.Tap("Åpne igjen …")
		k.Focus("Hvorfor blir dokumentet åpnet igjen")
		k.Type("Feil antall systemer")
		k.Tap("Åpne igjen")
		k.Queue.Until(t, func() bool { return !s.now.round.Locked() })
		k.Settle()
		s.scroll.ScrollToBottom()
		k.Settle()
		shot("reopened")
	}
	k, _, _ := show(t, "lg", look.Options{}, i18n.Nynorsk, 1064, 2400)
	k.Picture(*pictures+"/leader-lg.png", 1)
	k, _, _ = show(t, "ve", look.Options{}, i18n.English, 1064, 2600)
	k.Picture(*pictures+"/leader-all.png", 1)
}

func TestWhatIsMissingKeepsTheDocumentFromBeingFinal(t *testing.T) {
	k, w, s := show(t, "ve", look.Options{}, i18n.Bokmal, 1064, 720)
	k.Tap("Lag endelig dokument …")
	if !k.Has("Dokumentet kan ikke bli endelig ennå") {
		t.Error("nothing says that something is missing")
	}
	k.Press("Escape")
	for _, h := range []reg.ID{"H1", "H2"} {
		if _, err := w.Store.Save(storage.Change{Delete: []reg.Ref{{Register: "rolleinnehav", ID: h}}}); err != nil {
			t.Fatal(err)
		}
	}
	if got := s.now.round.Candidates(w.Store.View(), model.FieldLeader, s.Today()); len(got) > 0 {
		t.Errorf("%v may sign", got)
	}
}

func TestTheFinalDocumentLocksTheReport(t *testing.T) {
	k, w, s := show(t, "ve", look.Options{}, i18n.Bokmal, 1064, 720)
	answer(t, k, w, s)
	k.Tap("Lag endelig dokument …")
	if !k.Has("blir låst slik de er nå") || stored(t, w).Sealed() {
		t.Error("nothing says what happens, or nothing asks before")
	}
	k.Press("Escape")
	r := sealIt(t, k, w, s)
	v := r.VersionOf(r.Version)
	if !r.AwaitsSignature() || r.Status != model.ReportForSigning || v == nil || len(v.Files) != 4 || !k.Has("venter på underskrift") {
		t.Fatalf("status %s, version %+v", r.Status, v)
	}
	if k.Labelled("Lag endelig dokument …") != nil || k.Labelled("Signer …") == nil {
		t.Error("offers what cannot be done, or not what can")
	}
	if _, err := w.Store.Undo(); err == nil || !stored(t, w).Sealed() {
		t.Errorf("the final document was taken back: %v", err)
	}
	refusedEverywhere(t, w, r)
	w.Add("systemer", "NEW", map[string]string{"navn": "Nytt system", "type": string(model.SystemAgency), "livssyklus": "i_drift", "eierforhold": "systemeier"})
	k.Settle()
	w.Later(15 * 24 * time.Hour)
	list, err := annual.Find(w.Store.View(), s.Annual())
	if err != nil || len(list.ByRule("R-VE-04")) != 1 || len(list.ByRule("R-VE-08")) != 1 {
		t.Errorf("nothing tells that the registers have changed, or how long it waits (%v)", err)
	}
	k.Queue.Until(t, func() bool { return s.now.round.Report.ArchiveRef != "" })
	k.Tap("Åpne igjen …")
	k.Focus("Hvorfor blir dokumentet åpnet igjen")
	k.Type("Feil antall systemer")
	k.Tap("Åpne igjen")
	k.Queue.Until(t, func() bool { return !s.now.round.Locked() || len(w.Errors) > 0 })
	if opened := stored(t, w).VersionOf(reg.Int(2)); len(w.Errors) > 0 || opened == nil || opened.Replaces != reg.Int(1) || stored(t, w).VersionOf(reg.Int(1)).FileHash != v.FileHash {
		t.Errorf("%v: %+v", w.Errors, stored(t, w).Versions)
	}
}

func TestDecisionsBecomeActionsWithTheFinalDocument(t *testing.T) {
	k, w, s := show(t, "lg", look.Options{}, i18n.Bokmal, 1064, 720)
	answer(t, k, w, s)
	report := model.Reports.Clone(stored(t, w)).(*model.Report)
	report.Decisions = []model.Decision{{Type: model.DecisionAction, Text: "Øve planen", Responsible: "P2", Due: reg.NewDay(2027, 6, 1)}}
	if _, err := w.Store.Save(write(report, stored(t, w))); err != nil {
		t.Fatal(err)
	}
	k.Queue.Until(t, func() bool { return len(s.now.round.Report.Decisions) == 1 })
	r := signIt(t, k, w, s)
	actions := model.Actions.All(w.Store.View())
	if len(actions) != 1 || actions[0].Title != "Øve planen" || r.Decisions[0].Action != actions[0].ID {
		t.Errorf("actions are %+v, the decision %+v", actions, r.Decisions[0])
	}
}

func TestSigningIsKept(t *testing.T) {
	k, w, s := show(t, "ve", look.Options{}, i18n.Bokmal, 1064, 720)
	answer(t, k, w, s)
	before := s.now.round.Line("ve.sys.eid").Figure.Value
	r := signIt(t, k, w, s)
	sig, v := r.Signature(), r.VersionOf(r.Version)
	if sig == nil || sig.Person != "P1" || sig.Place != "Oslo" || sig.Role != model.RoleLeader || len(sig.DataHash) != 64 || sig.Method != model.SignCertificate || sig.Files[0].Hash != sig.FileHash || sig.FileHash == v.FileHash {
		t.Fatalf("signature %+v", sig)
	}
	if r.Status != model.ReportSigned || r.Version != reg.Int(1) || v.MadeBy != "Kari Nordmann" || v.FileName != "VE_Prøveetaten_2026_v1.pdf" || len(v.Files) != 4 {
		t.Errorf("report %+v, version %+v", r.Status, v)
	}
	if _, err := w.Store.Undo(); err == nil || stored(t, w).Signature() == nil {
		t.Errorf("signing was taken back: %v", err)
	}
	refusedEverywhere(t, w, r)
	w.Add("systemer", "NEW", map[string]string{"navn": "Nytt system", "type": string(model.SystemAgency), "livssyklus": "i_drift", "eierforhold": "systemeier"})
	k.Settle()
	round, err := annual.Open(w.Store.View(), annual.Declaration, 2026, s.Annual())
	if err != nil {
		t.Fatal(err)
	}
	if got := round.Line("ve.sys.eid"); got.Figure.Value != before || got.Answer.Value != before {
		t.Errorf("the figure became %s, answer %s, and was %s", got.Figure.Value, got.Answer.Value, before)
	}
	list, err := annual.Find(w.Store.View(), s.Annual())
	if err != nil || len(list.ByRule("R-VE-04")) != 1 {
		t.Errorf("nothing tells that the registers have changed (%v)", err)
	}
	frozen, err := archive.Thaw(r, w.Store)
	if err != nil || frozen == nil {
		t.Fatal(err)
	}
	kept := round.WithFigures(frozen.Snapshot.KeptFigures()).Line("ve.sys.eid").Figure
	if kept.Value != before || len(kept.Records) == 0 || slices.ContainsFunc(kept.Records, func(r reg.Ref) bool { return r.ID == "NEW" }) {
		t.Errorf("the records behind the figure are %v", kept.Records)
	}
}

// refusedEverywhere tries to change a signed report in every way there is.
func refusedEverywhere(t *testing.T, w *stock.World, r *model.Report) {
	t.Helper()
	changed := model.Reports.Clone(r).(*model.Report)
	changed.Reservations = "Nytt"
	unsigned := model.Reports.Clone(r).(*model.Report)
	unsigned.Signatures, unsigned.Status = nil, model.ReportDraft
	for name, change := range map[string]storage.Change{
		"an edit":    {Records: []storage.Write{{Register: model.Reports.Key, Record: changed}}},
		"an import":  {Records: []storage.Write{{Register: model.Reports.Key, Record: changed}}, Origin: storage.OriginImport},
		"unsigning":  {Records: []storage.Write{{Register: model.Reports.Key, Record: unsigned}}},
		"a deletion": {Delete: []reg.Ref{{Register: model.Reports.Key, ID: r.ID}}},
		"force":      {Delete: []reg.Ref{{Register: model.Reports.Key, ID: r.ID}}, Force: true},
	} {
		var invalid *storage.Invalid
		if _, err := w.Store.Save(change); !errors.As(err, &invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	sent := model.Reports.Clone(r).(*model.Report)
	sent.ArchiveRef = "27/100"
	if _, err := w.Store.Save(write(sent, r)); err != nil {
		t.Errorf("the case number cannot be noted: %v", err)
	}
}

func TestReopening(t *testing.T) {
	k, w, s := show(t, "ve", look.Options{}, i18n.Bokmal, 1064, 720)
	answer(t, k, w, s)
	first := signIt(t, k, w, s)
	k.Tap("Åpne igjen …")
	k.Tap("Åpne igjen")
	if !k.Has("Skriv hvorfor.") || !stored(t, w).Signed() {
		t.Error("opened without a reason")
	}
	k.Focus("Hvorfor blir dokumentet åpnet igjen")
	k.Type("Feil antall systemer")
	k.Tap("Åpne igjen")
	k.Queue.Until(t, func() bool { return !s.now.round.Locked() || len(w.Errors) > 0 })
	k.Settle()
	r := stored(t, w)
	if v := r.VersionOf(reg.Int(2)); len(w.Errors) > 0 || r.Signed() || v == nil || v.Replaces != reg.Int(1) || v.Reason != "Feil antall systemer" || v.OpenedBy != "Kari Nordmann" {
		t.Fatalf("%v: %+v", w.Errors, r.Versions)
	}
	if !k.Has("Erstatter versjon 1. Årsak: Feil antall systemer") {
		t.Error("the reason is not shown")
	}
	w.Later(24 * time.Hour)
	second := signIt(t, k, w, s)
	if len(second.Signatures) != 2 || second.Version != reg.Int(2) || len(second.Versions) != 2 {
		t.Errorf("versions %+v", second.Versions)
	}
	if old := second.VersionOf(reg.Int(1)); old == nil || old.FileHash != first.VersionOf(reg.Int(1)).FileHash {
		t.Error("the first version did not stay as it was")
	}
	if v := second.VersionOf(reg.Int(2)); v.Reason != "Feil antall systemer" || v.FileHash == first.Signature().FileHash || v.FileName != "VE_Prøveetaten_2026_v2.pdf" {
		t.Errorf("second version %+v", v)
	}
}

func TestTheSignedDocumentIsSavedAsItWasSigned(t *testing.T) {
	k, w, s := show(t, "ve", look.Options{}, i18n.Bokmal, 1064, 720)
	answer(t, k, w, s)
	r := signIt(t, k, w, s)
	w.Add("systemer", "NEW", map[string]string{"navn": "Nytt system", "livssyklus": "i_drift", "eierforhold": "systemeier"})
	w.Path = filepath.Join(t.TempDir(), "kopi.pdf")
	said := len(w.Said)
	k.Tap("Lagre dokumentet …")
	k.Queue.Until(t, func() bool { return len(w.Said) > said || len(w.Errors) > 0 })
	data, err := os.ReadFile(w.Path)
	if err != nil || archive.Sum(data) != r.Signature().FileHash {
		t.Errorf("saved another file (%v, %v)", err, w.Errors)
	}
	snapshot, err := os.ReadFile(archive.DataName(w.Path))
	if err != nil || archive.Sum(snapshot) != r.Signature().DataHash {
		t.Errorf("saved other data (%v)", err)
	}
	if manifest, err := os.ReadFile(strings.TrimSuffix(w.Path, ".pdf") + ".sha256"); err != nil || !bytes.Contains(manifest, []byte(r.Signature().FileHash+"  kopi.pdf")) {
		t.Errorf("the list of checksums is %s (%v)", manifest, err)
	}
	frozen, err := archive.Thaw(r, w.Store)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ToLower(strings.Join(k.Texts(), " "))
	if strings.Contains(text, "kvalifisert") || frozen.Document.Draft {
		t.Error("the page claims too much, or the document is a draft")
	}
	if s.Content() == nil {
		t.Error("nothing is shown")
	}
}

func TestRowsLeadToWhatTheyAreAbout(t *testing.T) {
	k, w, s := show(t, "ve", look.Options{}, i18n.Bokmal, 1064, 2000)
	tests := map[string]screen.Place{
		"rule:R-DBA-01":       {Kind: screen.Gaps, Rule: "R-DBA-01"},
		"question:ve.sys.eid": {Kind: screen.Yearly, Document: "ve", Year: 2026, Question: "ve.sys.eid"},
		"systemer/S1":         {Kind: screen.Record, Register: "systemer", ID: "S1"},
	}
	for ref, want := range tests {
		if got := screen.PlaceOf(ref, s.place(screen.Yearly)); !samePlace(got, want) {
			t.Errorf("%s leads to %+v", ref, got)
		}
	}
	k.Tap("Åpne: " + s.Texts.FigureShort("ve.sys.eid"))
	if got := w.Last(); got.Question != "ve.sys.eid" {
		t.Errorf("leads to %+v", got)
	}
}

func samePlace(a, b screen.Place) bool {
	return a.Kind == b.Kind && a.Rule == b.Rule && a.Question == b.Question && a.Register == b.Register && a.ID == b.ID && a.Document == b.Document
}

func TestEveryLanguage(t *testing.T) {
	for _, lang := range i18n.Langs() {
		for _, document := range []string{"ve", "lg"} {
			k, w, _ := show(t, document, look.Options{}, lang, 1064, 720)
			for _, text := range k.Texts() {
				if strings.Contains(text, "⟨") {
					t.Errorf("%s %s: %s", lang, document, text)
				}
			}
			if len(w.Errors) > 0 {
				t.Errorf("%s %s: %v", lang, document, w.Errors)
			}
		}
	}
}
