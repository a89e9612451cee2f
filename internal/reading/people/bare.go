package people

import (
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// Words of a name that stands alone.
const leastBare, mostBare = 2, 4

// BareAt reads tokens first to last as the name of somebody whom the text gives no post
// there, as the offices of presidents write of their own: two words or more with
// capitals of which the lexicon knows none.
func (r *Reader) BareAt(first, last int) (Person, bool) {
	words := 0
	for i := first; i < last; i++ {
		t := &r.text.Tokens[i]
		switch {
		case t.Kind == prose.Hyphen && !t.Space && i > first:
		case r.text.Is(i, r.lang.Particle) && i > first:
		case t.Kind != prose.Word || !t.Capital || t.Upper && t.End-t.Start > 2 && !r.text.Tokens[first].Upper || r.text.Known(i) || r.text.IsMention(i) || r.text.Within(i) || r.text.InBody(i) || r.text.Is(i, r.lang.UnitHead) || r.text.Is(i, r.lang.VenueHead) || r.text.Is(i, r.lang.SideWord):
			return Person{}, false
		default:
			words++
		}
	}
	if words < leastBare || words > mostBare {
		return Person{}, false
	}
	name := rules.Range(first, last)
	return Person{Name: name, Whole: name, Bare: true}, true
}
