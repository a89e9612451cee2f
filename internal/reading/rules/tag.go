package rules

import "fmt"

// Tag is what a rule says of its matches beyond what it finds; a file gives it on a
// line "tag NAME". So the machine asks a rule what it means and never what it is
// called.
type Tag uint32

// The tags, by the names that files give them.
const (
	// Opening: only the first sentence of a text tells so of a meeting.
	Opening Tag = 1 << iota
	// CallByTitle: it is a call where the title says so, and no word here says that they met.
	CallByTitle
	// ToCome: what is told of is to come, whatever the tense of the verb.
	ToCome
	// After: the word "after" before the match is its own and puts nothing into another time.
	After
	// EndsClause: what follows the match is what they discussed and names no side.
	EndsClause
	// PeopleBefore: where the clause names nobody, the sentence before tells who met.
	PeopleBefore
	// SidesBefore: the sentence before tells of which sides they are.
	SidesBefore
	// ManyBefore: there may be more than two of those.
	ManyBefore
	// CourtesyNoun: what was held is a courtesy call, whatever the noun.
	CourtesyNoun
	// Declaration: what "we" did so is a text that they issue.
	Declaration
	// NeedsPerson: the clause must name a post or a form of address.
	NeedsPerson
	// Delegation: a journey whose meetings the next sentence may tell.
	Delegation
	// AnySubject: the match needs no subject before it.
	AnySubject
	// ByTitle: the title must speak of a call.
	ByTitle
	// ThingsToo: the same words are said of things: "met with these demands".
	ThingsToo
	// Companion: whom the clause names is of the side of the one named before.
	Companion
	// NounTells: face to face is what is called a meeting.
	NounTells
	// TwoNamed: in a title, the sides may be those of two named people.
	TwoNamed
)

var tags = map[string]Tag{
	"opening": Opening, "call-by-title": CallByTitle, "to-come": ToCome, "after": After, "ends-clause": EndsClause,
	"people-before": PeopleBefore, "sides-before": SidesBefore, "many-before": ManyBefore, "courtesy-noun": CourtesyNoun,
	"declaration": Declaration, "needs-person": NeedsPerson, "delegation": Delegation, "any-subject": AnySubject,
	"by-title": ByTitle, "things-too": ThingsToo, "companion": Companion, "noun-tells": NounTells, "two-named": TwoNamed,
}

// Is reports whether the rule's file gives it the tag.
func (r *Rule) Is(t Tag) bool { return r.tags&t != 0 }

// tag gives a rule the tag of a name.
func (r *Rule) tag(name string) error {
	t, ok := tags[name]
	switch {
	case !ok:
		return fmt.Errorf("%q is no tag", name)
	case r.Is(t):
		return fmt.Errorf("the tag %s twice", name)
	}
	r.tags |= t
	return nil
}
