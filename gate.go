package readout

import "time"

// Visible is the gate's rule, the only one: whether the public may see an
// edition version. It looks at committed facts and at no clock: a version is
// seen once the event that released it is committed, and no later clock undoes
// that (P1). The view public_edition is the same rule in SQL; a test holds the
// two together.
//
// A withdrawn release stays readable under a banner, so it is visible; a held
// one is not; a removed one keeps its address but its text is gone, which the
// face shows instead of the text.
func Visible(state PublicState, unit UnitState, released time.Time) bool {
	if unit != Released || released.IsZero() {
		return false
	}
	switch state {
	case Public, Withdrawn, Removed:
		return true
	}
	return false
}
