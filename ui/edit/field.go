package edit

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"samsvar/model/reg"
	"samsvar/report"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// Field is one field to fill in: its label, its editor, its help, and what is
// wrong with it.
type Field struct {
	// OnChange is told after each change of the value. Fields of a form tell
	// the form instead.
	OnChange func()
	// OnFocus is told when a field outside any form gains (true) or loses the
	// focus.
	OnFocus func(gained bool)

	slot    slot
	host    *host
	editor  editor
	box     *fyne.Container
	help    *parts.Text
	problem *parts.Text
	touched bool // the user has been here: problems may be shown
	bare    bool
}

// NewField makes a field outside any form, such as the answer to a question;
// bare leaves out its label. object returns what the value belongs to.
func NewField(d Deps, f *reg.Field, object func() reg.Object, bare bool) *Field {
	h := &host{Deps: d, scroll: d.Scroll}
	h.changed = func(f *Field) {
		f.showProblem(f.own())
		if f.OnChange != nil {
			f.OnChange()
		}
	}
	h.left = func(f *Field) {
		f.touched = true
		f.showProblem(f.own())
		f.tellFocus(false)
	}
	h.reached = func(f *Field) { f.tellFocus(true) }
	return newField(h, slot{field: f, object: object, path: func() string { return f.Path }}, bare)
}

func newField(h *host, s slot, bare bool) *Field {
	f := &Field{slot: s, host: h, bare: bare}
	f.help = parts.NewNote(f.helpText())
	f.help.Type = look.SizeLabel
	f.help.Hide()
	f.problem = parts.NewWrapped("").In(look.Red)
	f.problem.Type = look.SizeLabel
	f.problem.Hide()
	f.editor = newEditor(&base{slot: s, host: h, owner: f})
	f.box = parts.Column(3)
	if !bare {
		f.box.Add(f.head())
	}
	for _, o := range []fyne.CanvasObject{f.help, f.editor.view(), f.problem} {
		f.box.Add(o)
	}
	f.editor.load()
	return f
}

func (f *Field) tellFocus(gained bool) {
	if f.OnFocus != nil {
		f.OnFocus(gained)
	}
}

// head is the label with the mark of what must be filled in, and the way to
// the help.
func (f *Field) head() fyne.CanvasObject {
	var marks []fyne.CanvasObject
	if f.slot.field.Required {
		marks = append(marks, parts.NewLabel("*").In(look.Red))
	}
	if f.helpText() != "" {
		marks = append(marks, newHelpMark(f.ToggleHelp))
	}
	label := parts.NewWrappedLabel(shortLabel(f.Label(), f.slot.around))
	return parts.Lead(4, label, marks...)
}

// shortLabel leaves out what the label of the field around says already:
// «Personvernombud: navn» is «Navn» within «Personvernombud».
func shortLabel(label, around string) string {
	rest, found := strings.CutPrefix(label, around+": ")
	if around == "" || !found {
		return label
	}
	first, size := utf8.DecodeRuneInString(rest)
	return string(unicode.ToUpper(first)) + rest[size:]
}

// Label is what the field is called.
func (f *Field) Label() string { return f.host.label(f.slot.field) }

// Path says where the field is, as reg.Problem does.
func (f *Field) Path() string { return f.slot.path() }

// Description is the field as it is described.
func (f *Field) Description() *reg.Field { return f.slot.field }

// Object is what to put into a window.
func (f *Field) Object() fyne.CanvasObject { return f.box }

// Focus gives the field the focus.
func (f *Field) Focus() { f.editor.focus() }

// Load shows the value as the record has it now.
func (f *Field) Load() { f.editor.load() }

// Enter takes a canonical value the way the user's own goes in.
func (f *Field) Enter(canonical string) { f.editor.enter(canonical) }

// retype puts into the field what had been typed and was no value.
func (f *Field) retype(text string) {
	if e, ok := f.editor.(typed); ok {
		e.retype(text)
		f.touched = true
		f.showProblem(f.own())
	}
}

// Err tells why what was typed is no value, or nil.
func (f *Field) Err() error { return f.editor.err() }

// Advice is what there is to know about a field; each "" for nothing.
type Advice struct {
	What    string // is to stand there
	Law     string // that asks for it
	Example string
}

// Advice returns what there is to know about the field.
func (f *Field) Advice() Advice {
	h, field := f.host, f.slot.field
	return Advice{What: h.Texts.Help(h.register, field), Law: h.Texts.Law(field.Law), Example: h.Texts.Example(h.register, field)}
}

// helpText is the advice in lines.
func (f *Field) helpText() string {
	a := f.Advice()
	var lines []string
	if a.What != "" {
		lines = append(lines, a.What)
	}
	if a.Law != "" {
		lines = append(lines, f.host.text("law", a.Law))
	}
	if a.Example != "" {
		lines = append(lines, f.host.text("example", a.Example))
	}
	return strings.Join(lines, "\n")
}

// Help returns what there is to know about the field, "" for nothing.
func (f *Field) Help() string { return f.helpText() }

// ToggleHelp shows the help, or hides it again.
func (f *Field) ToggleHelp() {
	f.help.Hidden = !f.help.Hidden || f.helpText() == ""
	f.reshape()
}

// SetProblems shows what is wrong with the field, the gravest first.
func (f *Field) SetProblems(problems []reg.Problem) {
	f.touched = true
	f.showProblem(problems)
}

// own are the problems that the field knows of itself.
func (f *Field) own() []reg.Problem {
	e, ok := f.editor.err().(*reg.Error)
	if !ok {
		return nil
	}
	return []reg.Problem{{Field: f.Path(), Code: e.Code, Args: e.Args}}
}

func (f *Field) showProblem(problems []reg.Problem) {
	text, role := "", look.Red
	if f.touched && len(problems) > 0 {
		worst := problems[0]
		for _, p := range problems {
			if !p.Soft {
				worst = p
				break
			}
		}
		severity := report.SeverityHigh
		if worst.Soft {
			severity, role = report.SeverityMedium, look.Amber
		}
		text = severity.Label(f.host.Texts.ProblemText(worst))
	}
	if text == f.problem.Text() {
		return
	}
	f.problem.Hidden = text == ""
	f.problem.In(role).SetText(text)
	f.reshape()
}

func (f *Field) reshape() {
	relay(f.box)
	if f.host.reshaped != nil {
		f.host.reshaped()
	}
}

// Problem returns what is said to be wrong, "" for nothing.
func (f *Field) Problem() string { return f.problem.Text() }

// short tells fields that two can share a line.
func (f *Field) short() bool {
	switch f.slot.field.Kind {
	case reg.KindNumber, reg.KindFlag, reg.KindDate, reg.KindMoment, reg.KindChoice, reg.KindLink:
		return true
	case reg.KindText:
		return f.slot.field.Max > 0 && f.slot.field.Max <= 100
	}
	return false
}
