package pairing

import (
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/internal/levels"
	"readout/internal/names"
)

// link is what speaks for and against that two accounts tell of one meeting.
type link struct {
	score   float64
	rival   bool   // one side reports twice
	barred  string // why they cannot, "" where nothing forbids it
	reasons []Reason
}

// Reason is one thing that was compared, in words, and what it counted for.
type Reason struct {
	What  string  `json:"what"`
	Score float64 `json:"score"`
}

func (l *link) count(score float64, format string, args ...any) {
	if score == 0 {
		return
	}
	l.score += score
	l.reasons = append(l.reasons, Reason{fmt.Sprintf(format, args...), score})
}

func (l *link) bar(format string, args ...any) {
	if l.barred == "" {
		l.barred = fmt.Sprintf(format, args...)
	}
}

// compare weighs two accounts. It is symmetric.
func compare(a, b *account) link {
	if b.source < a.source {
		a, b = b, a
	}
	var l link
	sameRound := a.series.ordinal > 0 && a.series.ordinal == b.series.ordinal && a.series.kin(b.series) >= related
	compareParties(&l, a, b)
	if l.barred != "" {
		return l
	}
	compareDays(&l, a, b, sameRound)
	if l.barred != "" {
		return l
	}
	compareFormat(&l, a, b)
	if l.barred != "" {
		return l
	}
	matched := comparePeople(&l, a, b)
	compareLevel(&l, a, b, matched)
	comparePlace(&l, a, b)
	compareSeries(&l, a, b, matched)
	likeness := compareMatter(&l, a, b)
	compareHouses(&l, a, b, likeness)
	return l
}

func compareParties(l *link, a, b *account) {
	shared := 0
	for _, p := range a.parties {
		if slices.Contains(b.parties, p) {
			shared++
		}
	}
	fewer, more := min(len(a.parties), len(b.parties)), max(len(a.parties), len(b.parties))
	union := len(a.parties) + len(b.parties) - shared
	switch {
	case fewer == 0:
		l.count(-1, "one text names no parties")
	case shared == 0 && more == 1 && bothNamed(a, b):
		l.count(0.5, "each text names the other side alone, and the same people")
	case shared == 0:
		l.bar("no party is the same")
	case shared == fewer && fewer == more && fewer >= 2:
		l.count(2, "the same parties (%s)", listed(a.parties))
	case fewer == 1:
		l.count(-0.5, "one text names a single party")
	case fewer >= 4 && 3*shared >= 2*union:
		l.count(0.5, "most parties are the same")
	case shared == fewer && fewer >= 3 && 3*shared >= 2*more:
		l.count(-0.5, "one text names a party more")
	case shared == fewer && atTable(a, b) && atTable(b, a):
		l.count(-0.5, "one text names a party more, whose people both have")
	case shared == fewer && seated(a, b.parties) && seated(b, a.parties):
		l.count(-2, "one text names parties more (%s and %s) and nobody of them", listed(a.parties), listed(b.parties))
	case shared == fewer && a.series.kin(b.series) >= same || shared == fewer && fewer >= 2 && (hasAll(a.lead, b.series) || hasAll(b.lead, a.series)):
		l.count(-3, "one text has more parties (%s and %s), and the series is one", listed(a.parties), listed(b.parties))
	case shared == fewer:
		l.count(-6, "one text has more parties (%s and %s)", listed(a.parties), listed(b.parties))
	default:
		l.bar("the parties differ (%s and %s)", listed(a.parties), listed(b.parties))
	}
}

// bothNamed says whether two people at least are named in both texts, each of them
// at the table of one.
func bothNamed(a, b *account) bool {
	var found []names.Name
	for _, of := range []struct {
		who   []person
		other *account
	}{{a.people, b}, {b.people, a}} {
		for _, p := range of.who {
			known := slices.ContainsFunc(found, func(n names.Name) bool { return n.Compare(p.name).Same > names.No })
			if !known && ledBy([]person{p}, of.other) {
				found = append(found, p.name)
			}
		}
	}
	return len(found) >= 2
}

// atTable says whether of each party that b alone has somebody sits at the table
// of a too, whose side a does not tell.
func atTable(a, b *account) bool {
	for _, p := range b.parties {
		if slices.Contains(a.parties, p) {
			continue
		}
		if !slices.ContainsFunc(b.people, func(q person) bool {
			return q.side == p && slices.ContainsFunc(a.people, func(x person) bool { return x.side == "" && x.name.Compare(q.name).Same == names.Certain })
		}) {
			return false
		}
	}
	return true
}

// seated says whether all people of an account are of these parties.
func seated(a *account, parties []readout.PartyCode) bool {
	for _, p := range a.people {
		if p.side != "" && !slices.Contains(parties, p.side) {
			return false
		}
	}
	return len(a.people) > 0 || len(parties) >= len(a.parties)
}

func listed(parties []readout.PartyCode) string {
	var words []string
	for _, p := range parties {
		words = append(words, string(p))
	}
	return strings.Join(words, ", ")
}

func compareDays(l *link, a, b *account, sameRound bool) {
	if a.first == 0 || b.first == 0 {
		l.count(-1, "one text has no day")
		return
	}
	gap := int(max(a.first-b.last, b.first-a.last, 0))
	switch {
	case a.dated && b.dated:
		switch {
		case gap == 0 && a.first == b.first:
			l.count(1.5, "the same day")
		case gap == 0:
			l.count(1, "the days overlap")
		case gap == 1 && a.house != "" && a.house == b.house && a.kind != readout.AccountAdvance && b.kind != readout.AccountAdvance:
			l.count(-5, "one publisher gives two days")
		case gap == 1 && a.house != "" && a.house == b.house:
			l.count(-1, "one publisher gives two days")
		case gap == 1 && a.format == readout.InPerson && b.format == readout.InPerson && !sameRound &&
			a.kind != readout.AccountAdvance && b.kind != readout.AccountAdvance:
			l.count(-4, "neighbouring days at one place, which has one clock")
		case gap == 1 && clocks(a, b):
			l.count(0, "the days are neighbours")
		case gap == 1:
			l.count(-1.5, "neighbouring days, and the clocks of the parties are close")
		case sameRound && gap <= 62:
			l.count(-1, "%d days apart, but the same round", gap)
		default:
			l.bar("%d days apart", gap)
		}
	case gap == 0:
		l.count(0.8, "the release falls on the day")
	case gap == 1:
		l.count(-0.4, "the release falls beside the day")
	case gap <= 3 && (a.kind == readout.AccountJointText || b.kind == readout.AccountJointText):
		l.count(-0.3, "the joint text is %d days off", gap)
	case gap <= 3:
		l.count(-1, "the release is %d days off", gap)
	case (a.kind == readout.AccountAdvance) != (b.kind == readout.AccountAdvance) && gap <= 21 || sameRound && gap <= 62:
		l.count(-1.5, "the notice is %d days off", gap)
	default:
		l.bar("%d days apart", gap)
	}
}

func compareFormat(l *link, a, b *account) {
	if a.format == "" || b.format == "" {
		return
	}
	if a.format == b.format {
		l.count(map[readout.MeetingFormat]float64{readout.ByPhone: 0.5, readout.ByVideo: 0.8, readout.InPerson: 0.2}[a.format], "both %s", a.format)
		return
	}
	if a.format != readout.InPerson && b.format != readout.InPerson {
		l.count(-1, "a call and a video conference")
		return
	}
	if a.format == readout.ByPhone || b.format == readout.ByPhone {
		l.bar("a call and a meeting")
		return
	}
	l.count(-3, "by video and in person")
}

func compareLevel(l *link, a, b *account, matched int) {
	if a.level == levels.Untold || b.level == levels.Untold || a.level == b.level || matched >= 2 {
		return
	}
	l.count(-2, "another level")
}

func comparePlace(l *link, a, b *account) {
	if a.format == readout.ByPhone || b.format == readout.ByPhone {
		return
	}
	switch {
	case a.city != "" && b.city != "" && a.lang == b.lang:
		if a.city == b.city {
			l.count(1, "both in %s", a.city)
		} else {
			l.count(-2, "in %s and in %s", a.city, b.city)
		}
	case a.land != "" && b.land != "":
		if a.land == b.land {
			l.count(0.4, "both in %s", a.land)
		} else {
			l.count(-2, "in %s and in %s", a.land, b.land)
		}
	}
}

func compareSeries(l *link, a, b *account, matched int) {
	kin := a.series.kin(b.series)
	if a.lang != b.lang && kin < identical {
		kin = unnamed // names in two languages say nothing of each other
	}
	share := 1.0
	if a.series.weak || b.series.weak {
		share = 0.6
	}
	switch kin {
	case identical:
		l.count(2.5*share, "the same series")
	case same:
		l.count(2*share, "the same series by other words")
	case related:
		l.count(1*share, "related names of a series")
	case unrelated:
		l.count(-4.5*share, "two series")
	case unnamed:
		named, other := a, b
		if len(a.series.topic) == 0 {
			named, other = b, a
		}
		switch {
		case len(named.series.topic) == 0 || a.lang != b.lang:
		case mentions(other, named.series):
			l.count(-3, "the other text names the series as another meeting")
		case hasAll(other.lead, named.series):
			l.count(0.8*share, "the other text begins with the words of the series")
		case hasAll(other.words, named.series):
			l.count(-0.6, "the other text does not begin with the words of the series")
		default:
			l.count(-1.2, "the other text has not the words of the series")
			if ownSide(a, b) && reports(other) {
				l.count(-2, "and is of the same publisher")
			}
		}
	}
	x, y := a.series.ordinal, b.series.ordinal
	switch {
	case x == 0 || y == 0:
	case x == y:
		if kin >= related || a.lang != b.lang {
			l.count(2, "the same round")
		}
	case kin >= related && matched >= 2 && a.first == b.first:
		l.count(-2, "two numbers (%d, %d) for one day and the same heads", x, y)
	case kin >= related || kin == unnamed:
		l.bar("two rounds (%d, %d)", x, y)
	}
}

// mentions says whether a text names a series without reporting a round of it.
func mentions(a *account, s series) bool {
	for _, m := range a.record.Mentions {
		if m.Relation != readout.MentionOther && m.Relation != readout.MentionMarginOf {
			continue
		}
		t := nameOf(readout.Value(m.Series), a.parties)
		if t.kin(s) >= related && len(t.topic) > 0 {
			return true
		}
	}
	return false
}

func hasAll(w words, s series) bool {
	for _, t := range s.topic {
		if !w.has(t) && !plain[t] {
			return false
		}
	}
	return len(s.topic) > 0
}

func compareMatter(l *link, a, b *account) float64 {
	if a.lang != b.lang {
		return 0
	}
	likeness := a.words.likeness(b.words)
	score := min(max(6*(likeness-0.15), -0.6), 2)
	l.count(float64(int(score*100))/100, "the texts share %d%% of their matter", int(100*likeness))
	return likeness
}

func compareHouses(l *link, a, b *account, likeness float64) {
	if !ownSide(a, b) || a.lang != b.lang {
		return
	}
	l.rival = reports(a) && reports(b) && likeness < 0.75 // until something stronger says otherwise
	switch {
	case a.kind == readout.AccountCorrection || b.kind == readout.AccountCorrection:
		l.count(0.5, "one corrects")
	case likeness >= 0.75:
	case reports(a) && reports(b):
		if (len(a.series.topic) == 0) != (len(b.series.topic) == 0) {
			l.bar("one publisher reports a round and a meeting outside the series")
		}
		l.count(-4, "one publisher reports twice")
		if a.released != b.released && (!a.dated || !b.dated) {
			l.count(-2, "on two days")
		}
	case a.kind == b.kind:
		l.count(-1, "one publisher, twice the same kind of text")
	}
}

// reports says whether a text is the plain report of a meeting: not its notice,
// its joint text, remarks or a briefing.
func reports(a *account) bool { return a.kind == readout.AccountOutcome || a.kind == "" }

// ownSide says whether two texts are of one publisher, or of one side where the
// publisher of one is not known.
func ownSide(a, b *account) bool {
	if a.house != "" && b.house != "" {
		return a.house == b.house
	}
	return a.side != "" && a.side == b.side
}
