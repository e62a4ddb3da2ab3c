package options

import (
	"strconv"
	"time"

	"samsvar/i18n"
	"samsvar/model/reg"
	"samsvar/settings"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// percents are the text sizes to choose from.
func percents() []int { return []int{look.MinPercent, 90, 100, 110, 125, 150, 175, look.MaxPercent} }

func sizes(texts *i18n.Texts) []parts.Option {
	var all []parts.Option
	for _, n := range percents() {
		all = append(all, parts.Option{Key: strconv.Itoa(n), Text: texts.Percent(reg.Int(n))})
	}
	return all
}

// percentOf is the text size to choose from that is nearest to the one set.
func percentOf(s settings.Settings) int {
	set := 100
	if s.TextSize > 0 {
		set = int(s.TextSize*100 + 0.5)
	}
	nearest := 100
	for _, n := range percents() {
		if distance(n, set) < distance(nearest, set) {
			nearest = n
		}
	}
	return nearest
}

func distance(a, b int) int { return max(a-b, b-a) }

// sizeOf is a chosen percentage as settings keep it.
func sizeOf(key string) float32 {
	n, err := strconv.Atoi(key)
	if err != nil {
		return 1
	}
	return float32(n) / 100
}

func modeOf(s settings.Settings) look.Mode { return look.Mode(s.Theme) }

func instant(t time.Time) reg.Instant { return reg.InstantOf(t) }
