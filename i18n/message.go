package i18n

import "samsvar/model/reg"

// Message returns the text of a key with its values written the way the
// language writes them.
func (t *Texts) Message(key string, args []reg.Arg, names Names) string {
	shown := make([]string, len(args))
	for i, arg := range args {
		shown[i] = t.Arg(arg, names)
	}
	return t.T(key, shown...)
}

// Arg returns one value of a message as people read it.
func (t *Texts) Arg(a reg.Arg, names Names) string {
	if words := a.Words[string(t.lang)]; words != "" {
		return words
	}
	f := &reg.Field{Kind: a.Kind, Codes: a.Codes, Target: a.Register}
	if a.Kind == reg.KindLink && a.Text != "" {
		return t.name(f, reg.ID(a.Text), names)
	}
	return t.ShowText(f, a.Text)
}
