package edit

import "testing"

func TestFiles(t *testing.T) {
	b := newBench(t)
	if !b.kit.Has("Ingen vedlegg") {
		t.Error("does not say that there are none")
	}
	const files = `[{"name":"avtale.pdf","hash":"ab12","size":1234567}]`
	b.form.Field("filer").Enter(files)
	b.kit.Settle()
	b.want("filer", files)
	if !b.kit.Has("avtale.pdf") || !b.kit.Has("1,2\u00a0MB") {
		t.Errorf("shows %q", b.kit.Texts())
	}
}
