package grammar

// Class is the set of classes that a word is in.
type Class uint64

// classNames are the classes that the files may fill, each a bit.
var classNames = []string{
	"determiner", "preposition", "conjunction", "subordinate", "modal", "have", "be", "adverb", "not", "pronoun",
	"quantity", "group", "body", "side-noun", "title", "rank", "post", "aside", "meeting-purpose", "time",
	"topic-noun", "topic-preposition", "review-noun", "agenda", "include", "including", "generic", "topic-head", "tie",
	"to-topic", "passive-topic", "view-noun", "quoted-topic", "measure", "occasion", "head-end", "travel-verb", "stop-heading", "will", "no-thing", "bare-say", "creed", "adjective", "opening", "tail", "merged", "talking", "purpose-verb", "thing", "start-verb", "ground", "passive-say", "stance", "couple", "feeling", "no-pledge", "give-verb", "guest", "state-noun", "instrument", "central", "institution", "weighed",
}

// The classes, in the order of their names.
const (
	Determiner Class = 1 << iota
	Preposition
	Conjunction
	Subordinate
	Modal
	Have
	Be
	Adverb
	Not
	Pronoun
	Quantity
	Group
	Body
	SideNoun
	Title
	Rank
	Post
	Aside
	Purpose
	Time
	TopicNoun
	TopicPreposition
	ReviewNoun
	Agenda
	Include
	Including
	Generic
	TopicHead
	Tie
	ToTopic
	PassiveTopic
	ViewNoun
	QuotedTopic
	Measure
	Occasion
	HeadEnd
	TravelVerb
	StopHeading
	Will
	NoThing
	BareSay
	Creed
	Adjective
	Opening
	Tail
	Merged
	Talking
	PurposeVerb
	Thing
	StartVerb
	Ground
	PassiveSay
	Stance
	Couple
	Feeling
	NoPledge
	GiveVerb
	Guest
	StateNoun
	Instrument
	Central
	Institution
	Weighed
)

// Word is what the rules know of a written word.
type Word struct {
	Verbs []Reading // in the order in which they are tried

	class Class
}

// Is reports whether the word is in one of some classes; no word is in none.
func (w *Word) Is(c Class) bool { return w != nil && w.class&c != 0 }
