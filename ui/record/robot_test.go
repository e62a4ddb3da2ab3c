package record

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/reg"
	"samsvar/ui/edit"
	"samsvar/ui/look"
	"samsvar/ui/parts"
	"samsvar/ui/screen"
	"samsvar/ui/uitest"
	"samsvar/ui/uitest/stock"
)

// robot fills in a form as a user does, by keyboard and, where only that leads
// on, by pointer, and notes in want what it meant.
type robot struct {
	*testing.T
	kit   *uitest.Kit
	world *stock.World
	form  *Form
	want  reg.Record
	done  map[string]bool // paths that are filled in
	file  string          // to attach
	n     int             // fields filled in
}

// A robot opens every register, fills in every field of every kind, saves, opens
// the record again and finds what it wrote.
func TestTheRobotFillsInEveryRegister(t *testing.T) {
	seen := map[reg.Kind]bool{}
	for i, r := range model.All() {
		if raceDetector && i%6 != 0 {
			continue // all are filled in without it
		}
		t.Run(r.Key, func(t *testing.T) {
			k, w := begin(t, look.Options{}, i18n.Bokmal)
			seed(t, w)
			b := &robot{T: t, kit: k, world: w, done: map[string]bool{}, file: fileAt(t, "avtale.txt", "Avtale med "+r.Key)}
			ref := b.fillIn(r)
			b.reopen(r, ref)
			for path := range b.done {
				seen[r.Field(bare(path)).Kind] = true
			}
			t.Logf("%d fields", b.n)
		})
	}
	for _, kind := range reg.Kinds() {
		if !seen[kind] && !raceDetector {
			t.Errorf("no field of kind %s was filled in", kind)
		}
	}
}

// seed puts two records into every register that can have them, so that there is
// something to link to.
func seed(t *testing.T, w *stock.World) {
	t.Helper()
	for _, r := range model.All() {
		for i := range 2 {
			values := map[string]string{}
			for _, key := range needed(r) {
				values[key] = simple(w, r.Field(key), i)
			}
			if r == model.Attendances.Register {
				values["antall"] = "3"
				delete(values, "person")
			}
			if r.Single && w.Store.View().Count(r.Key) > 0 {
				break
			}
			w.Add(r.Key, "", values)
		}
	}
}

// simple is a value of a field that must not be empty.
func simple(w *stock.World, f *reg.Field, i int) string {
	switch f.Kind {
	case reg.KindChoice, reg.KindChoices, reg.KindFlag:
		return f.Codes.Codes[0]
	case reg.KindDate:
		return "2026-03-02"
	case reg.KindMoment:
		return "2026-03-02T08:00:00Z"
	case reg.KindNumber:
		return fmt.Sprint(max(1, f.Low.Int()+i))
	case reg.KindLink, reg.KindLinks:
		for _, rec := range w.Store.View().All(f.Target) {
			return string(rec.Header().ID)
		}
		return string(w.Add(f.Target, "", map[string]string{"navn": "Til å vise til"}).ID)
	}
	if f.Key == fingerprintField {
		return fingerprint(i)
	}
	return fmt.Sprintf("Frø %d", i+1)
}

// fingerprintField is the one text that has a form of its own.
const fingerprintField = "fingeravtrykk"

func fingerprint(i int) string { return fmt.Sprintf("%064x", i+1) }

// bare is a path without the numbers of items.
func bare(path string) string {
	var out strings.Builder
	for path != "" {
		before, after, found := strings.Cut(path, "[")
		out.WriteString(before)
		if !found {
			break
		}
		_, path, _ = strings.Cut(after, "]")
	}
	return out.String()
}

// fillIn opens a new record, or the only one, fills in every field and saves.
func (b *robot) fillIn(r *reg.Register) reg.Ref {
	b.Helper()
	p := screen.Place{Kind: screen.Edit, Register: r.Key}
	b.want = r.New()
	if r.Single {
		for _, rec := range b.world.Store.View().All(r.Key) {
			p.ID, b.want = rec.Header().ID, r.Clone(rec)
		}
	}
	b.form = write(b.T, b.kit, b.world, p)
	for before := -1; before != b.n; { // fields appear when others are filled in
		before = b.n
		b.object(r.Fields, b.want, "")
	}
	b.putRight(r)
	b.form.Save()
	b.kit.Settle()
	if parts.Open(b.kit.Canvas()) || len(b.world.Errors) > 0 {
		b.Fatalf("cannot save: %v %q", b.world.Errors, b.kit.Texts())
	}
	got := b.world.Last()
	if got.Kind != screen.Record || got.ID == "" {
		b.Fatalf("goes to %+v: %v", got, b.form.form.Problems())
	}
	return reg.Ref{Register: r.Key, ID: got.ID}
}

// putRight empties what the register's rules do not take together, as a user
// does who is told.
func (b *robot) putRight(r *reg.Register) {
	for range 5 {
		hard := false
		for _, p := range b.form.form.Problems() {
			if p.Soft {
				continue
			}
			hard = true
			field := b.form.form.Field(p.Field)
			if field == nil {
				b.Fatalf("a problem without a field: %+v", p)
			}
			b.Logf("%s is refused (%s)", p.Field, p.Code)
			field.Enter("")
			if v := b.wanted(r, p.Field); v != nil {
				_ = v.Parse("")
			}
		}
		if !hard {
			return
		}
	}
	b.Errorf("cannot be put right: %v", b.form.form.Problems())
}

// wanted is the value at a path in what the robot meant.
func (b *robot) wanted(r *reg.Register, path string) reg.Value {
	fields, o := r.Fields, reg.Object(b.want)
	for {
		key, rest := path, ""
		if at := strings.IndexAny(path, ".["); at >= 0 {
			key, rest = path[:at], path[at:]
		}
		at := slices.IndexFunc(fields, func(f *reg.Field) bool { return f.Key == key })
		if at < 0 {
			return nil
		}
		v := fields[at].Of(o)
		if rest == "" {
			return v
		}
		switch nested := v.(type) {
		case reg.Part:
			o = nested.Object()
		case reg.ItemList:
			n := 0
			if _, err := fmt.Sscanf(rest, "[%d]", &n); err != nil || n > nested.Len() {
				return nil
			}
			o = nested.At(n - 1)
		}
		_, path, _ = strings.Cut(rest, ".")
		fields = fields[at].Sub
	}
}

// object fills in the fields of an object that are shown and still empty.
func (b *robot) object(fields []*reg.Field, want reg.Object, prefix string) {
	for _, d := range fields {
		if d.Managed {
			continue
		}
		path := prefix + d.Key
		field := b.form.form.Field(path)
		if field == nil || !field.Object().Visible() {
			continue
		}
		switch v := d.Of(want).(type) {
		case reg.Part:
			b.object(d.Sub, v.Object(), path+".")
		case reg.ItemList:
			b.items(field, d, v, path)
		default:
			if b.done[path] {
				continue
			}
			b.enter(field, d, v)
		}
		if !b.done[path] {
			b.done[path] = true
			b.n++
		}
	}
}

// items adds two items, one in nested lists.
func (b *robot) items(field *edit.Field, d *reg.Field, v reg.ItemList, path string) {
	most := 2
	if strings.Contains(path, "[") {
		most = 1
	}
	if !b.done[path] {
		label := b.world.Deps.Texts.T("ui.edit.add")
		for range most {
			b.tap(field, field.Label()+": "+label)
			v.Add()
		}
	}
	for i := range v.Len() {
		b.object(d.Sub, v.At(i), fmt.Sprintf("%s[%d].", path, i+1))
	}
}

// tap presses the button of a field that has a label.
func (b *robot) tap(field *edit.Field, label string) {
	b.Helper()
	for _, button := range uitest.All[*parts.Button](field.Object()) {
		if button.AccessibilityLabel() == label {
			test.Tap(button)
			b.kit.Queue.Drain()
			return
		}
	}
	b.Fatalf("%s has no button %q", field.Path(), label)
}

// enter fills in a field of a plain kind, and notes what was meant.
func (b *robot) enter(field *edit.Field, d *reg.Field, want reg.Value) {
	b.Helper()
	if d.Kind == reg.KindFiles {
		b.attach(field, want)
		return
	}
	field.Focus()
	b.kit.Queue.Drain()
	canonical := b.byKind(field, d, want)
	if err := want.Parse(canonical); err != nil {
		b.Fatalf("the robot made no value of %s: %v", field.Path(), err)
	}
	if err := field.Err(); err != nil {
		b.Errorf("%s takes no %q: %v", field.Path(), canonical, err)
	}
}

func (b *robot) byKind(field *edit.Field, d *reg.Field, want reg.Value) string {
	switch d.Kind {
	case reg.KindNumber:
		return b.number(d)
	case reg.KindFlag:
		b.runes("J")
		return "ja"
	case reg.KindDate:
		b.runes("2.3.2026")
		return "2026-03-02"
	case reg.KindMoment:
		b.runes("2.3.2026")
		b.kit.Canvas().FocusNext()
		b.runes("09.15")
		return "2026-03-02T08:15:00Z"
	case reg.KindChoice:
		return b.pick(b.codes(d), want.Text() == "")
	case reg.KindChoices:
		return b.tick(b.codes(d), want)
	case reg.KindLink:
		return b.pick(b.targets(d), want.Text() == "")
	case reg.KindLinks:
		return b.tick(b.targets(d), want)
	}
	return b.text(field, d)
}

func (b *robot) runes(text string) {
	for _, r := range text {
		b.kit.Canvas().Focused().TypedRune(r)
	}
}

func (b *robot) press(keys ...fyne.KeyName) {
	for _, key := range keys {
		b.kit.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
	b.kit.Queue.Drain()
}

// text writes a line and, in an area, a second one; it takes the place of what
// stands there.
func (b *robot) text(field *edit.Field, d *reg.Field) string {
	entry, ok := b.kit.Canvas().Focused().(*parts.Entry)
	if !ok {
		b.Fatalf("%s: nothing to type into", field.Path())
	}
	entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	text := fmt.Sprintf("Årsplan «%d» §7", b.n)
	switch {
	case d.Key == fingerprintField && strings.HasPrefix(field.Path(), fingerprintField):
		text = fingerprint(100 + b.n)
	case d.Max > 0 && d.Max < 20:
		text = fmt.Sprintf("Å%d", b.n)
	}
	b.runes(text)
	if d.Kind == reg.KindLongText {
		b.press(fyne.KeyReturn)
		b.kit.App.Clipboard().SetContent("Limt inn: 100 % | {0}")
		entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: b.kit.App.Clipboard()})
		text += "\nLimt inn: 100 % | {0}"
	}
	return text
}

func (b *robot) number(d *reg.Field) string {
	n := 7
	if d.Low.IsSet() {
		n = max(n, d.Low.Int())
	}
	n += b.n % 5 // the years of a list must differ
	if d.High.IsSet() {
		n = min(n, d.High.Int())
	}
	text := fmt.Sprint(n)
	if entry, ok := b.kit.Canvas().Focused().(*parts.Entry); ok {
		entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	if d.Decimals > 0 && (!d.High.IsSet() || n < d.High.Int()) {
		b.runes(text + ",5")
		return text + ".5"
	}
	b.runes(text)
	return text
}

// codes are what there is to choose from, in the order of the list.
func (b *robot) codes(d *reg.Field) []string {
	codes := slices.Clone(d.Codes.Codes)
	if d.Codes.Name == "land" {
		t := b.world.Deps.Texts
		slices.SortStableFunc(codes, func(x, y string) int { return t.Compare(t.Code(d.Codes, x), t.Code(d.Codes, y)) })
	}
	return codes
}

// targets are the records that can be linked to, in the order of the list.
func (b *robot) targets(d *reg.Field) []string {
	var ids []string
	for _, target := range b.world.Deps.Form().Targets(d.Target) {
		ids = append(ids, string(target.ID))
	}
	if len(ids) == 0 {
		b.Fatalf("nothing to link to in %s", d.Target)
	}
	return ids
}

// pick opens a list and chooses one of it.
func (b *robot) pick(options []string, empty bool) string {
	b.Helper()
	at := (b.n*3 + 1) % min(len(options), 7)
	b.press(fyne.KeyDown)
	b.top(len(options), empty)
	for range at {
		b.press(fyne.KeyDown)
	}
	b.press(fyne.KeyReturn)
	return options[at]
}

// top goes to the first option.
func (b *robot) top(n int, empty bool) {
	if !parts.Open(b.kit.Canvas()) {
		b.Fatal("no list was opened")
	}
	for i := 0; !empty && i <= n/10+1; i++ {
		b.press(fyne.KeyPageUp)
	}
}

// tick opens a list and ticks the first and the third of it.
func (b *robot) tick(options []string, want reg.Value) string {
	b.Helper()
	b.press(fyne.KeySpace)
	b.top(len(options), false)
	var ticked []string
	if list, ok := want.(reg.List); ok {
		ticked = list.Strings()
	}
	for i := 0; i < len(options) && i < 3; i += 2 {
		if at := slices.Index(ticked, options[i]); at >= 0 {
			ticked = slices.Delete(slices.Clone(ticked), at, at+1)
		} else {
			ticked = append(slices.Clone(ticked), options[i])
		}
		b.press(fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown)
	}
	b.press(fyne.KeyEscape)
	if parts.Open(b.kit.Canvas()) {
		b.Fatal("Escape leaves the list open")
	}
	return reg.JoinList(ticked)
}

// attach drops a file on a field.
func (b *robot) attach(field *edit.Field, want reg.Value) {
	b.Helper()
	field.Focus()
	b.kit.Queue.Drain()
	if !b.form.Attach([]string{b.file}) {
		b.Fatalf("%s takes no files", field.Path())
	}
	content, err := os.Open(b.file)
	if err != nil {
		b.Fatal(err)
	}
	defer content.Close()
	file, err := b.world.Store.AddFile(content, filepath.Base(b.file))
	if err != nil {
		b.Fatal(err)
	}
	b.kit.Queue.Until(b, func() bool {
		return strings.Contains(fmt.Sprint(b.form.register.Attached(b.form.form.Record())), file.Hash)
	})
	if err := want.Parse(reg.FilesText([]reg.File{file})); err != nil {
		b.Fatal(err)
	}
}

// reopen compares what was saved with what was meant, and opens the form again.
func (b *robot) reopen(r *reg.Register, ref reg.Ref) {
	b.Helper()
	saved, ok := b.world.Store.View().Get(ref.Register, ref.ID)
	if !ok {
		b.Fatal("nothing was saved")
	}
	r.Derive(b.want)
	b.compare(r, saved, b.want)
	f := write(b.T, b.kit, b.world, place(ref))
	for _, field := range f.form.Fields() {
		if field.Object().Visible() {
			field.Focus()
		}
		if err := field.Err(); err != nil {
			b.Errorf("%s shows what it cannot read: %v", field.Path(), err)
		}
	}
	b.kit.Canvas().Unfocus()
	b.compare(r, f.form.Record(), saved)
	if f.form.Dirty() {
		b.Error("a form that was only looked at is dirty")
	}
	f.cancel()
	read(b.T, b.kit, b.world, place(ref))
	for _, text := range b.kit.Texts() {
		if strings.Contains(text, "⟨") {
			b.Errorf("reads %q", text)
		}
	}
}

func (b *robot) compare(r *reg.Register, got, want reg.Record) {
	b.Helper()
	without := func(rec reg.Record) map[string]string {
		rec = r.Copy(rec) // as if no item had an id
		return r.Dump(rec)
	}
	gotten, meant := without(got), without(want)
	for _, f := range r.Fields {
		if f.Own || f.Kind == reg.KindFiles {
			gotten[f.Key], meant[f.Key] = f.Of(got).Text(), f.Of(want).Text()
		}
		if !f.Managed && gotten[f.Key] != meant[f.Key] {
			b.Errorf("%s: got %q, want %q", f.Key, gotten[f.Key], meant[f.Key])
		}
	}
}
