package incident

import (
	"time"

	"fyne.io/fyne/v2"

	"samsvar/model/breach"
	"samsvar/ui/look"
	"samsvar/ui/parts"
)

// clockCard shows the clock, and changes only its words as time passes: a line
// that always stands in sight, and a card that explains it.
type clockCard struct {
	badge  *parts.Badge
	left   *parts.Text
	by     *parts.Text
	text   *parts.Text
	formal *parts.Text
	line   fyne.CanvasObject
	card   fyne.CanvasObject
}

func newClockCard(title string) *clockCard {
	c := &clockCard{badge: parts.NewBadge(0, ""), left: parts.NewText("").Strong(), by: parts.NewMuted(""),
		text: parts.NewWrapped(""), formal: parts.NewNote("")}
	c.left.Type = look.SizeTitle
	c.formal.Type = look.SizeLabel
	c.line = parts.Flow(10, c.badge, c.left, c.by)
	c.card = parts.NewCard(parts.NewHeading(title), c.text, c.formal)
	return c
}

// set shows how the clock stands.
func (c *clockCard) set(said told) {
	c.badge.Set(said.gravity, said.word)
	c.left.Hidden, c.by.Hidden, c.formal.Hidden = said.left == "", said.left == "", said.formal == ""
	c.left.SetText(said.left)
	c.by.SetText(said.by)
	c.text.SetText(said.text)
	c.formal.SetText(said.formal)
	c.line.Refresh()
}

// tick is how often the clock is looked at: often enough that no minute is
// missed.
const tick = 10 * time.Second

// run has the clock go on until stop is called.
func (s *Screen) run() (stop func()) {
	done := make(chan struct{})
	go func() {
		ticker := time.NewTicker(tick)
		defer ticker.Stop()
		for {
			select {
			case <-done:
				return
			case <-ticker.C:
				s.Do(s.goOn)
			}
		}
	}()
	return func() { close(done) }
}

// goOn shows the clock as it is now; a step of it that changes what is to be done
// shows everything anew.
func (s *Screen) goOn() {
	if s.i == nil || s.stop == nil {
		return
	}
	was := s.clock.State
	s.clock = breach.ClockOf(s.i, s.settings.BreachHours.Int(), s.Instant())
	s.card.set(tell(s.Texts, s.clock))
	if was != s.clock.State {
		s.Changed()
	}
}
