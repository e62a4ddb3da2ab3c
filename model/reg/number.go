package reg

import (
	"cmp"
	"math"
	"strconv"
	"strings"
)

// Num is a decimal number with three digits of precision, or nothing.
// Nothing and zero are different values. The zero Num is nothing.
type Num struct {
	milli int64
	set   bool
}

// maxMilli is the first thousandth beyond what a Num holds: twelve digits before
// the point, more than any register counts.
const maxMilli = 1e15

// Int returns n as a Num, or nothing if it has more than twelve digits.
func Int(n int) Num {
	if whole := int64(n); whole >= maxMilli/1000 || whole <= -maxMilli/1000 {
		return Num{}
	}
	return Num{milli: int64(n) * 1000, set: true}
}

// Float returns x rounded to three decimals; NaN, infinities and numbers of more
// than twelve digits give nothing.
func Float(x float64) Num {
	milli := math.Round(x * 1000)
	if math.IsNaN(milli) || math.Abs(milli) >= maxMilli {
		return Num{}
	}
	return Num{milli: int64(milli), set: true}
}

// ParseNum reads the canonical form: digits with a point before decimals.
func ParseNum(text string) (Num, error) {
	if text == "" {
		return Num{}, nil
	}
	whole, frac, hasFrac := strings.Cut(text, ".")
	negative := strings.HasPrefix(whole, "-")
	whole = strings.TrimPrefix(whole, "-")
	if !digits(whole) || (hasFrac && !digits(frac)) || len(whole) > 12 || len(frac) > 3 {
		return Num{}, errorf("not_number", text)
	}
	milli, err := strconv.ParseInt(whole+(frac + "000")[:3], 10, 64)
	if err != nil {
		return Num{}, errorf("not_number", text)
	}
	if negative {
		milli = -milli
	}
	return Num{milli: milli, set: true}, nil
}

func digits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}

// IsSet reports whether there is a number.
func (n Num) IsSet() bool { return n.set }

// Float64 returns the number, 0 for nothing.
func (n Num) Float64() float64 { return float64(n.milli) / 1000 }

// Int returns the number without its decimals, 0 for nothing.
func (n Num) Int() int { return int(n.milli / 1000) }

// Text returns the canonical form, "" for nothing.
func (n Num) Text() string {
	if !n.set {
		return ""
	}
	sign, m := "", n.milli
	if m < 0 {
		sign, m = "-", -m
	}
	text := sign + strconv.FormatInt(m/1000, 10)
	if rest := m % 1000; rest != 0 {
		text += "." + strings.TrimRight(strconv.FormatInt(1000+rest, 10)[1:], "0")
	}
	return text
}

// Compare orders numbers; nothing comes first.
func (n Num) Compare(o Num) int {
	if n.set != o.set {
		if o.set {
			return -1
		}
		return 1
	}
	return cmp.Compare(n.milli, o.milli)
}

type numberValue struct{ p *Num }

// Number describes a number. Canonical form: "1234", "-3.5".
func Number[T any](key string, at func(*T) *Num, opts ...Option) Of[T] {
	return newField(key, KindNumber, func(t *T) Value { return numberValue{at(t)} }, opts)
}

func (v numberValue) Text() string { return v.p.Text() }

func (v numberValue) Parse(text string) error {
	n, err := ParseNum(text)
	if err == nil {
		*v.p = n
	}
	return err
}

func (v numberValue) Compare(o Value) int { return v.p.Compare(*o.(numberValue).p) }

func (v numberValue) Empty() bool { return !v.p.set }
