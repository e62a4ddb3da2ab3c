package edit

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"

	"samsvar/model/reg"
)

// generator makes canonical values for fields.
type generator struct{ *rand.Rand }

func (g generator) text(n int) string {
	words := []string{"Barnehageopptak", "søknad", "helse", "§ 16", "«påvirkning»", "Řeka", "Sámi", "100 %", "a|b", "{0}"}
	var out strings.Builder
	for out.Len() < 3 || g.IntN(4) > 0 && out.Len() < n-20 {
		out.WriteString(words[g.IntN(len(words))] + " ")
	}
	return strings.TrimSpace(out.String())
}

func (g generator) number(f *reg.Field) string {
	low, high := 0, 100000
	if f.Low.IsSet() {
		low = f.Low.Int()
	}
	if f.High.IsSet() {
		high = f.High.Int()
	}
	whole := fmt.Sprint(low + g.IntN(high-low+1))
	if f.Decimals > 0 && g.IntN(2) == 0 && whole != fmt.Sprint(high) {
		whole += ".5"
	}
	return whole
}

// value is a canonical value of a field; nested ones have every field filled.
func (g generator) value(f *reg.Field) string {
	switch f.Kind {
	case reg.KindText:
		return g.text(40)
	case reg.KindLongText:
		return g.text(300) + "\n\n" + g.text(50)
	case reg.KindNumber:
		return g.number(f)
	case reg.KindFlag, reg.KindChoice:
		return f.Codes.Codes[g.IntN(len(f.Codes.Codes))]
	case reg.KindDate:
		return reg.NewDay(1990+g.IntN(60), 1+g.IntN(12), 1+g.IntN(28)).Text()
	case reg.KindMoment:
		return (reg.Instant(1_500_000_000+g.IntN(400_000_000)) / 60 * 60).Text()
	case reg.KindChoices:
		return reg.JoinList(g.some(f.Codes.Codes))
	case reg.KindLink:
		return g.id()
	case reg.KindLinks:
		return reg.JoinList([]string{g.id(), g.id()})
	case reg.KindOne:
		return g.object(f.Sub)
	case reg.KindItems:
		return "[" + g.object(f.Sub) + "," + g.object(f.Sub) + "]"
	}
	return `[{"name":"avtale.pdf","hash":"ab12","size":1234567}]`
}

func (g generator) id() string { return fmt.Sprintf("01J%010dID", g.IntN(1_000_000)) }

// some picks codes in the set's order, at least one.
func (g generator) some(codes []string) []string {
	var picked []string
	for _, code := range codes {
		if g.IntN(3) == 0 {
			picked = append(picked, code)
		}
	}
	if picked == nil {
		return codes[:1]
	}
	return picked
}

func (g generator) object(fields []*reg.Field) string {
	values := map[string]string{}
	for _, f := range fields {
		values[f.Key] = g.value(f)
	}
	out, err := json.Marshal(values)
	if err != nil {
		panic(err)
	}
	return string(out)
}
