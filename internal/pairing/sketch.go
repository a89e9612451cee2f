package pairing

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"readout"
	"readout/internal/levels"
	"readout/internal/names"
)

// Rules names the rules of this package. It is raised with every change after
// which a sketch or a score may be another, so that a store knows what to make
// again.
const Rules = "pairing 2"

// Sketch is what pairing keeps of one record: small enough to be stored beside
// it, and enough to weigh it against any other. The zero Sketch is none.
type Sketch struct{ account *account }

// SketchOf sketches a record with its text; false where it reports no meeting.
func SketchOf(r readout.Record) (Sketch, bool) {
	if r.Meeting == nil || r.Reading.Status != readout.StatusRead {
		return Sketch{}, false
	}
	a := newAccount(&r)
	a.record = slim(&r)
	a.meeting = a.record.Meeting
	return Sketch{a}, true
}

// IsZero reports whether this is no sketch.
func (s Sketch) IsZero() bool { return s.account == nil }

// Weight is what speaks for and against that two sketched records tell of one
// meeting.
type Weight struct {
	Score   float64
	Certain bool   // no doubt that it is one meeting
	Offered bool   // it may be one; so of what is certain too
	Barred  string // why it cannot be, "" where nothing forbids it
	Reasons []Reason

	link link
}

// Weigh weighs two sketches. It is symmetric.
func Weigh(a, b Sketch) Weight {
	l := compare(a.account, b.account)
	free := l.barred == ""
	return Weight{Score: float64(int(l.score*100)) / 100, Certain: free && l.score >= sure, Offered: free && l.score >= joined,
		Barred: l.barred, Reasons: l.reasons, link: l}
}

// Alike reports whether two groups of accounts can be one meeting: no pair
// between them is barred, and they are alike on the whole. between holds the
// weight of every pair.
func Alike(between []Weight) bool {
	sum := 0.0
	for _, w := range between {
		if !w.link.fits() {
			return false
		}
		sum += min(w.link.score, 8)
	}
	return len(between) > 0 && sum/float64(len(between)) >= joined
}

// fits says whether a pair can stand in one group.
func (l link) fits() bool {
	return l.barred == "" && l.score >= 0 && (!l.rival || l.score >= joined)
}

// stored is a sketch as bytes.
type stored struct {
	Source   string                `json:"source"`
	House    string                `json:"house,omitempty"`
	Side     readout.PartyCode     `json:"side,omitempty"`
	Lang     readout.Lang          `json:"lang"`
	Kind     readout.AccountKind   `json:"kind,omitempty"`
	Parties  []readout.PartyCode   `json:"parties,omitempty"`
	First    day                   `json:"first,omitempty"`
	Last     day                   `json:"last,omitempty"`
	Dated    bool                  `json:"dated,omitempty"`
	Released day                   `json:"released,omitempty"`
	Format   readout.MeetingFormat `json:"format,omitempty"`
	Level    levels.Level          `json:"level,omitempty"`
	People   []storedPerson        `json:"people,omitempty"`
	City     string                `json:"city,omitempty"`
	Land     readout.PartyCode     `json:"land,omitempty"`
	Key      string                `json:"key,omitempty"`
	Topic    []string              `json:"topic,omitempty"`
	Head     string                `json:"head,omitempty"`
	Ordinal  int                   `json:"ordinal,omitempty"`
	Weak     bool                  `json:"weak,omitempty"`
	Words    storedWords           `json:"words"`
	Lead     storedWords           `json:"lead"`
	Mentions []storedMention       `json:"mentions,omitempty"`
}

type storedPerson struct {
	Name string            `json:"name"`
	Side readout.PartyCode `json:"side,omitempty"`
	Head bool              `json:"head,omitempty"`
}

type storedMention struct {
	Series   string                  `json:"series"`
	Relation readout.MentionRelation `json:"relation"`
}

// storedWords are words as bytes: numbers as varints of their differences, each
// of matter with its weight behind it.
type storedWords struct {
	Matter []byte   `json:"matter,omitempty"`
	All    []byte   `json:"all,omitempty"`
	Runs   []string `json:"runs,omitempty"`
}

// MarshalBinary writes a sketch as bytes that ReadSketch reads.
func (s Sketch) MarshalBinary() ([]byte, error) {
	a := s.account
	if a == nil {
		return nil, errors.New("a sketch of nothing")
	}
	to := stored{Source: a.source, House: a.house, Side: a.side, Lang: a.lang, Kind: a.kind, Parties: a.parties, First: a.first, Last: a.last, Dated: a.dated,
		Released: a.released, Format: a.format, Level: a.level, City: a.city, Land: a.land, Key: a.series.key, Topic: a.series.topic, Head: a.series.head,
		Ordinal: a.series.ordinal, Weak: a.series.weak, Words: packed(a.words), Lead: packed(a.lead)}
	for _, p := range a.people {
		to.People = append(to.People, storedPerson{p.text, p.side, p.head})
	}
	for _, m := range a.record.Mentions {
		if name := readout.Value(m.Series); name != "" {
			to.Mentions = append(to.Mentions, storedMention{name, m.Relation})
		}
	}
	return json.Marshal(to)
}

// ReadSketch reads a sketch back.
func ReadSketch(b []byte) (Sketch, error) {
	var from stored
	if err := json.Unmarshal(b, &from); err != nil {
		return Sketch{}, fmt.Errorf("a stored sketch: %w", err)
	}
	a := &account{source: from.Source, house: from.House, side: from.Side, lang: from.Lang, kind: from.Kind, parties: from.Parties, first: from.First, last: from.Last,
		dated: from.Dated, released: from.Released, format: from.Format, level: from.Level, city: from.City, land: from.Land,
		series: series{from.Key, from.Topic, from.Head, from.Ordinal, from.Weak}}
	for _, p := range from.People {
		a.people = append(a.people, person{name: names.Parse(p.Name), text: p.Name, side: p.Side, head: p.Head})
	}
	a.record = &readout.Record{Meeting: &readout.ReportedMeeting{Parties: from.Parties}}
	a.meeting = a.record.Meeting
	for _, m := range from.Mentions {
		name := m.Series
		a.record.Mentions = append(a.record.Mentions, readout.Mention{Series: &name, Relation: m.Relation})
	}
	var err, err2 error
	a.words, err = unpacked(from.Words)
	a.lead, err2 = unpacked(from.Lead)
	return Sketch{a}, errors.Join(err, err2)
}

func packed(w words) storedWords {
	to := storedWords{Runs: w.runs}
	last := uint32(0)
	for _, m := range w.matter {
		to.Matter = append(binary.AppendUvarint(to.Matter, uint64(m.word-last)), m.weight)
		last = m.word
	}
	last = 0
	for _, n := range w.all {
		to.All = binary.AppendUvarint(to.All, uint64(n-last))
		last = n
	}
	return to
}

func unpacked(from storedWords) (words, error) {
	w := words{runs: from.Runs}
	sum, last := 0, uint32(0)
	for b := from.Matter; len(b) > 0; {
		n, size := binary.Uvarint(b)
		if size <= 0 || len(b) == size {
			return words{}, errors.New("a stored sketch has broken words")
		}
		last += uint32(n)
		m := weighted{last, b[size]}
		w.matter = append(w.matter, m)
		sum += int(m.weight) * int(m.weight)
		b = b[size+1:]
	}
	last = 0
	for b := from.All; len(b) > 0; {
		n, size := binary.Uvarint(b)
		if size <= 0 {
			return words{}, errors.New("a stored sketch has broken words")
		}
		last += uint32(n)
		w.all = append(w.all, last)
		b = b[size:]
	}
	w.norm = math.Sqrt(float64(sum))
	return w, nil
}

// Reach is where a sketch stands among others, and where those stand that it may
// meet: two accounts of one meeting share a block and have days in reach of each
// other.
type Reach struct {
	Stands []string // blocks
	Looks  []string // blocks of accounts whose days meet
	Rounds []string // blocks of rounds of one number, which may have been put off
	// Days are counted from a day long past: those of the meeting, and those that
	// another account of it may give.
	First, Last, From, To int
}

// Bounds of a reach: how many parties are told apart, and how many days one
// account may reach beyond its own.
const (
	blockParties = 8
	longestReach = 22
	longestStay  = 14
	roundsReach  = 62
)

// Reach returns where a sketch stands; one that has no day or no party stands
// nowhere, and meets others by its round alone.
func (s Sketch) Reach() Reach {
	a := s.account
	var r Reach
	if a.first == 0 || len(a.parties) == 0 {
		return r
	}
	r.First, r.Last = int(a.first), int(min(a.last, a.first+longestStay))
	before, after := 1, 1
	if !a.dated {
		before, after = 3, 3
		if a.kind == readout.AccountAdvance {
			after = longestReach - 1
		}
	}
	r.From, r.To = r.First-before, r.Last+after
	round := ""
	if a.series.ordinal > 0 {
		round = "#" + strconv.Itoa(a.series.ordinal)
	}
	few := a.parties[:min(len(a.parties), blockParties)]
	for i, p := range few {
		// a text that names one side alone meets every text that names that side
		r.Stands = append(r.Stands, string(p))
		if len(a.parties) == 1 {
			r.Stands = append(r.Stands, "="+string(p))
			r.Looks = append(r.Looks, string(p))
			continue
		}
		r.Looks = append(r.Looks, "="+string(p))
		for _, q := range few[i+1:] {
			pair := string(p) + "+" + string(q)
			r.Stands, r.Looks = append(r.Stands, pair), append(r.Looks, pair)
			if round != "" {
				r.Stands, r.Rounds = append(r.Stands, pair+round), append(r.Rounds, pair+round)
			}
		}
	}
	if len(a.parties) > blockParties {
		r.Stands, r.Looks = append(r.Stands, "*"), append(r.Looks, "*")
	}
	return r
}

// Meets reports whether the days of two reaches meet.
func (r Reach) Meets(s Reach) bool {
	return r.First <= s.To && s.From <= r.Last || s.First <= r.To && r.From <= s.Last
}

// Window is the first and the last of the days on which whatever the reach meets
// can begin.
func (r Reach) Window() (from, to int) {
	return r.First - longestReach - longestStay, max(r.Last+3, r.To)
}

// RoundWindow is Window for what stands in one of Rounds.
func (r Reach) RoundWindow() (from, to int) {
	return r.First - roundsReach - longestStay, r.Last + roundsReach
}

// Order compares two sketches by what they are of, never by when they came.
func Order(a, b Sketch) int {
	if a.account == nil || b.account == nil {
		return 0
	}
	return strings.Compare(a.account.source, b.account.source)
}
