package paper

import (
	"math"
	"slices"
	"strings"

	"samsvar/i18n"
	"samsvar/model"
	"samsvar/model/annual"
	"samsvar/report/pdf"
)

// zooms are how many times as large as a whole page that fits into the room pages
// are shown.
func zooms() []float64 { return []float64{1, 1.5, 2, 3, 4} }

// mostDots is how many dots the longer side of a page has at most.
const mostDots = 2600

// sight is which pages lie beside each other, and how large. Pages count from 0.
// One of the two may be missing, where the scan has more pages or fewer.
type sight struct {
	own, scanned int // how many pages there are
	at           int // the page of the document
	shift        int // how many pages further the scan is
	turn         int // quarters that the scan is turned by, clockwise
	zoom         int // which of the zooms
}

// newSight begins with the page that has the code.
func newSight(s *Seen) sight {
	at := markPage(s.pages, s.found.Mark.ID())
	return sight{own: s.pages.Len(), scanned: s.scan.Len(), at: at, shift: s.found.Page - at, turn: s.found.Turn}
}

// markPage is the page of a document where its mark stands, which is where it is
// signed; the last one where it is not found.
func markPage(pages *pdf.Pages, id string) int {
	for n := pages.Len() - 1; n >= 0; n-- {
		if strings.Contains(pages.Text(n), id) {
			return n
		}
	}
	return pages.Len() - 1
}

// page is the page of the document, -1 where it has none.
func (s *sight) page() int { return within(s.at, s.own) }

// scan is the page of the scan, -1 where it has none.
func (s *sight) scan() int { return within(s.at+s.shift, s.scanned) }

func within(n, count int) int {
	if n < 0 || n >= count {
		return -1
	}
	return n
}

// first and last are how far both can be turned.
func (s *sight) first() int { return min(0, -s.shift) }

func (s *sight) last() int { return max(s.own, s.scanned-s.shift) - 1 }

// move turns the pages of both.
func (s *sight) move(by int) { s.at = min(max(s.at+by, s.first()), s.last()) }

// slide turns the pages of the scan alone.
func (s *sight) slide(by int) { s.shift = min(max(s.at+s.shift+by, 0), s.scanned-1) - s.at }

// rotate turns the scan by a quarter.
func (s *sight) rotate() { s.turn = (s.turn + 1) % 4 }

// enlarge makes both larger, or smaller.
func (s *sight) enlarge(by int) { s.zoom = min(max(s.zoom+by, 0), len(zooms())-1) }

// fitted is how wide and high a page is shown in a room, where its height is so
// many times its width.
func (s *sight) fitted(width, height, ratio float64) (w, h float64) {
	w = max(min(width, height/ratio), 20) * zooms()[s.zoom]
	return w, w * ratio
}

// dotsAcross is how many dots wide a page is painted that is shown so wide.
func dotsAcross(width, ratio, scale float64) int {
	return int(math.Ceil(min(width*scale, mostDots, mostDots/ratio)))
}

// fieldName is what a place to sign is called.
func fieldName(texts *i18n.Texts, s annual.Signer) string {
	switch s.ID {
	case model.FieldLeader:
		return texts.Code(&model.Roles.CodeSet, string(model.RoleLeader))
	case model.FieldCoordinator:
		return texts.T("report.coordinator")
	case model.FieldMinutes:
		return texts.T("report.minutes")
	}
	var roles []string
	for _, role := range s.Roles {
		roles = append(roles, texts.Code(&model.Roles.CodeSet, string(role)))
	}
	return strings.Join(roles, " / ")
}

// signerName is someone who may sign a place.
func signerName(texts *i18n.Texts, s annual.Candidate) string {
	switch {
	case s.Proxy != "":
		return texts.T("ui.paper.deputy", s.Name, s.Proxy)
	case s.Position != "":
		return texts.T("ui.paper.position", s.Name, s.Position)
	}
	return s.Name
}

// firstField is the place that the paper is expected to be signed in: the first
// that nobody has signed, or the leader's.
func firstField(round *annual.Round) int {
	left := round.Unsigned()
	return max(slices.IndexFunc(round.Template.SignedBy(), func(s annual.Signer) bool {
		return len(left) > 0 && s.ID == left[0].ID || len(left) == 0 && s.ID == model.FieldLeader
	}), 0)
}

// only is who signs where there is no choice: the one who holds the role and is no
// deputy; -1 where there is none, or several.
func only(may []annual.Candidate) int {
	found := -1
	for i, s := range may {
		if s.Proxy == "" {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	return found
}
