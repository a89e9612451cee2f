package acts

import (
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
)

// postUse is a post as the text uses it of one person: "Vice Minister" Kim.
type postUse struct {
	words string
	sub   *subject
}

// bareName is the subject of a name without post or title that the text has
// elsewhere too: "Ma Lin noted".
func (s *speech) bareName(c, head int) (*subject, bool) {
	toks := s.text.Tokens
	if head-c < 2 || head-c > 4 {
		return nil, false
	}
	for i := c; i < head; i++ {
		if toks[i].Kind != prose.Word && toks[i].Kind != prose.Hyphen || toks[i].Kind == prose.Word && (!toks[i].Capital || s.words[i] != nil) {
			return nil, false
		}
	}
	if !s.seenAgain(head - 1) {
		return nil, false
	}
	side := s.home(toks[head-1].Lower)
	if side == "" {
		side = s.ownSide()
	}
	if side == "" {
		return nil, false
	}
	return s.found(subject{side: side, first: c, last: head, nameFirst: c, nameLast: head, named: true, single: true,
		note: "the country beside the name, or the side that publishes"}, "side.person")
}

// styled is the subject of "His Highness", "Her Excellency": the one participant
// whose name the text gives with that style.
func (s *speech) styled(c int) (*subject, bool) {
	const near = 4 // words between the style and the name
	toks := s.text.Tokens
	style, who := toks[c+1].Lower, -1
	switch style {
	case "highness", "excellency", "majesty", "eminence":
	default:
		return nil, false
	}
	for n := range s.meeting.People {
		p := &s.meeting.People[n]
		for i := max(0, p.First-near); i < p.First; i++ {
			if toks[i].Lower == style {
				if who >= 0 && who != n {
					return nil, false
				}
				who = n
			}
		}
	}
	if who < 0 || s.meeting.People[who].Side == nil {
		return nil, false
	}
	return s.found(subject{side: *s.meeting.People[who].Side, first: c, last: c + 2, nameFirst: c, nameLast: c + 2, named: true, single: true, note: "the one whom the text styles so"}, "side.person")
}

// styleAt reports "His Excellency", "Her Majesty" before a post or a name.
func (s *speech) styleAt(c int) bool {
	if w := s.text.Tokens[c].Lower; w != "his" && w != "her" {
		return false
	}
	switch s.text.Tokens[c+1].Lower {
	case "excellency", "highness", "majesty", "eminence":
		return true
	}
	return false
}

// speaker is the subject of one named participant.
func (s *speech) speaker(c, end, head int, f *faces) (*subject, bool) {
	toks := s.text.Tokens
	p := &s.meeting.People[f.who]
	side, note := f.side, "the side of the person named"
	if p.Side != nil {
		side = *p.Side
	} else if f.sides == 0 {
		if side = s.home(toks[f.at].Lower); side == "" {
			side, note = s.emptyChair(), "the side for which nobody else that is named sat"
		}
	}
	// someone's: "Mr. Sullivan's visit"
	if f.at+1 < end && toks[f.at+1].Kind == prose.Clitic {
		return nil, false
	}
	sub := subject{side: side, first: c, last: end, nameFirst: f.from, nameLast: f.at + 1, named: true, single: true, note: note}
	switch toks[c].Lower {
	case "mr", "mr.":
		sub.male = true
	case "ms", "ms.", "mrs", "mrs.":
		sub.female = true
	}
	got, ok := s.found(sub, "side.person")
	s.remember(c, f.from, got)
	return got, ok
}

// mostPosts and mostStrangers bound what is remembered of one text.
const mostPosts, mostStrangers = 64, 64

// remember notes by which post the text calls a person.
func (s *speech) remember(c, name int, sub *subject) {
	words := s.postWords(c, name)
	if words == "" {
		return
	}
	for i := range s.posts {
		if s.posts[i].words == words {
			s.posts = append(append(s.posts[:i], s.posts[i+1:]...), postUse{words: words, sub: sub})
			return
		}
	}
	if len(s.posts) < mostPosts {
		s.posts = append(s.posts, postUse{words: words, sub: sub})
	}
}

// postWords are the words of a post in small letters, without articles, titles
// and countries.
func (s *speech) postWords(c, end int) string {
	toks := s.text.Tokens
	var b []byte
	m := s.text.MentionFrom(c)
	for i := c; i < end; i++ {
		for m < len(s.text.Mentions) && s.text.Mentions[m].Last <= i {
			m++
		}
		if m < len(s.text.Mentions) && s.text.Mentions[m].First <= i || toks[i].Kind != prose.Word || s.words[i].Is(grammar.Determiner|grammar.Title) && !s.words[i].Is(grammar.Post) {
			continue
		}
		if len(b) > 0 {
			b = append(b, ' ')
		}
		b = append(b, toks[i].Lower...)
	}
	return string(b)
}

// postSpan returns the words of a post without the article and the country.
func (s *speech) postSpan(c, head int) (int, int) {
	for c < head {
		if i := s.text.MentionFrom(c); i < len(s.text.Mentions) && s.text.Mentions[i].First == c && s.text.Mentions[i].Last < head {
			c = s.text.Mentions[i].Last
			continue
		}
		t := &s.text.Tokens[c]
		if t.Kind == prose.Word && !s.words[c].Is(grammar.Determiner) {
			break
		}
		c++
	}
	return c, head
}

// unknownName returns where, at the end of a head, the name of someone begins
// who is no participant: capitals after a post or a title.
func (s *speech) unknownName(c, head int) (int, bool) {
	toks := s.text.Tokens
	i := head
	for i > c && toks[i-1].Capital && toks[i-1].Kind == prose.Word && !s.words[i-1].Is(grammar.Post|grammar.Title|grammar.SideNoun|grammar.Group|grammar.Body) && !s.text.Within(i-1) {
		i--
		if i-1 > c && toks[i-1].Kind == prose.Hyphen && !toks[i-1].Space {
			i--
		}
	}
	if i == head || i == c || !s.words[i-1].Is(grammar.Post|grammar.Title) {
		return 0, false
	}
	return i, true
}

// stranger is the subject of someone who is named but is no participant that
// the record knows; the side is the country that stands beside the name
// anywhere in the text.
func (s *speech) stranger(c, head int) (*subject, bool) {
	name, ok := s.unknownName(c, head)
	if !ok {
		return nil, false
	}
	side, note := s.home(s.text.Tokens[head-1].Lower), "the country beside the name"
	if side == "" && s.quoting {
		side, note = s.ownSide(), "the side that publishes" // a release quotes its own minister
	}
	if side == "" {
		side, note = s.emptyChair(), "the side for which nobody else that is named sat"
	}
	if side == "" && !s.seenAgain(head-1) {
		return nil, false
	}
	sub, ok := s.found(subject{side: side, first: c, last: head, nameFirst: name, nameLast: head, named: true, single: true,
		note: note}, "side.person")
	s.remember(c, name, sub)
	return sub, ok
}

// seenAgain reports a name that stands elsewhere in the text too, as that of
// someone who took part does.
func (s *speech) seenAgain(at int) bool {
	toks := s.text.Tokens
	for i := max(0, at-2000); i < len(toks) && i < at+2000; i++ {
		if i != at && toks[i].Capital && toks[i].Lower == toks[at].Lower {
			return true
		}
	}
	return false
}

// home returns the side of a surname from the country that stands beside it in
// the text: "Canadian Prime Minister Trudeau", "President Kenyatta of Kenya".
func (s *speech) home(surname string) readout.PartyCode {
	if code, ok := s.unknown[surname]; ok {
		return code
	}
	if len(s.unknown) >= mostStrangers {
		return ""
	}
	toks := s.text.Tokens
	code := readout.PartyCode("")
	for i := range toks {
		if toks[i].Lower != surname || !toks[i].Capital {
			continue
		}
		if code = s.beside(i); code != "" {
			break
		}
	}
	s.unknown[surname] = code
	return code
}

// beside returns the side whose name stands in the noun phrase around a name.
func (s *speech) beside(at int) readout.PartyCode {
	toks := s.text.Tokens
	sent := s.text.Sentences[s.text.SentenceAt(at)] // the title's country stands beside nobody in the text
	for i := at - 1; i >= sent.First && i > at-12; i-- {
		if toks[i].Kind == prose.Stop || toks[i].Kind == prose.Colon || s.words[i].Is(grammar.Conjunction|grammar.Be|grammar.Modal|grammar.Have) || s.apart(i) ||
			toks[i].Kind == prose.Comma && !s.owned(i) || s.words[i] != nil && !toks[i].Capital && len(s.words[i].Verbs) > 0 {
			break
		}
		k := s.text.MentionFrom(i)
		if k < len(s.text.Mentions) && s.text.Mentions[k].First == i && s.isSide(s.text.Mentions[k].Code) && s.text.Mentions[k].Form != rules.ByCity {
			return s.text.Mentions[k].Code
		}
	}
	for i := at + 1; i < sent.Last && i < at+12; i++ {
		t := &toks[i]
		if t.Kind == prose.Stop || t.Kind == prose.Colon || t.Kind == prose.Clitic || t.Kind == prose.Comma && i+1 < len(toks) && !toks[i+1].Capital && toks[i+1].Lower != "the" || s.words[i].Is(grammar.Conjunction|grammar.Be|grammar.Modal|grammar.Have) || s.apart(i) ||
			s.words[i] != nil && !t.Capital && len(s.words[i].Verbs) > 0 {
			break
		}
		k := s.text.MentionFrom(i)
		if k < len(s.text.Mentions) && s.text.Mentions[k].First == i && s.isSide(s.text.Mentions[k].Code) && s.text.Mentions[k].Form != rules.ByCity {
			return s.text.Mentions[k].Code
		}
	}
	return ""
}

// owned reports a comma after "of Chile", which goes on with a name, and not
// after "In Chile".
func (s *speech) owned(comma int) bool {
	for i := comma - 1; i > 0 && i > comma-8; i-- {
		if !s.text.Within(i) && !s.words[i].Is(grammar.Determiner) {
			return s.text.Tokens[i].Lower == "of" && i < comma-1
		}
	}
	return false
}

// apart reports a preposition that leads out of the noun phrase of a name.
func (s *speech) apart(at int) bool {
	switch s.text.Tokens[at].Lower {
	case "of", "from", "for", "the":
		return false
	case "to":
		return true
	}
	return s.words[at].Is(grammar.Preposition)
}

// post is the subject of a post without a name: "the Vice Minister".
func (s *speech) post(c, head int) (*subject, bool) {
	words := s.postWords(c, head)
	if words == "" || !s.words[c].Is(grammar.Determiner) && !s.text.Tokens[c].Capital {
		return nil, false
	}
	var sub *subject
	for i := len(s.posts) - 1; i >= 0; i-- {
		if s.posts[i].words == words {
			sub = s.posts[i].sub
			break
		}
	}
	side := readout.PartyCode("")
	if sub != nil {
		side = sub.side
	} else {
		side = s.holder(words, c)
	}
	if side == "" && !s.oneHolds(words) {
		return nil, false
	}
	first, last := s.postSpan(c, head)
	found, ok := s.found(subject{side: side, first: c, last: head, nameFirst: first, nameLast: last, named: true, single: true,
		note: "the side of the one who holds the post"}, "side.post")
	if sub == nil {
		s.remember(c, head, found)
	}
	return found, ok
}

// doublePost is the subject of two posts that one participant holds: "the Prime
// Minister and Minister of Foreign Affairs".
func (s *speech) doublePost(c, end int) (*subject, bool) {
	words := s.postWords(c, end)
	for i := range s.meeting.People {
		p := &s.meeting.People[i]
		if p.First > c || p.Post == nil || p.Side == nil || !strings.EqualFold(*p.Post, words) {
			continue
		}
		first, last := s.postSpan(c, end)
		return s.found(subject{side: *p.Side, first: c, last: end, nameFirst: first, nameLast: last, named: true, single: true,
			note: "the side of the one who holds both posts"}, "side.post")
	}
	return nil, false
}

// holder returns the side of the participants who hold a post and were named
// before; the publisher's own where both sides have one or nobody was named yet
// ("The Prime Minister spoke to the Prime Minister of Iceland, Ms …"); "" where
// that is unknown.
func (s *speech) holder(words string, at int) readout.PartyCode {
	side, clash, own := readout.PartyCode(""), false, false
	add := func(code readout.PartyCode) {
		if code == s.meeting.Own && code != "" {
			own = true
		}
		if side != "" && side != code {
			clash = true
		}
		side = code
	}
	if side := s.byInitials(words); side != "" {
		return side
	}
	for i := range s.meeting.People { // the very words count for more than words inside
		p := &s.meeting.People[i]
		if p.First <= at && p.Post != nil && p.Side != nil && strings.EqualFold(*p.Post, words) {
			add(*p.Side)
		}
	}
	if side != "" && !clash {
		return side
	}
	for i := range s.meeting.People {
		p := &s.meeting.People[i]
		if p.First > at && p.Post != nil && holds(strings.ToLower(*p.Post), words) {
			continue
		}
		if p.Post != nil && p.Side != nil && holds(strings.ToLower(strings.ReplaceAll(*p.Post, "-", " ")), words) {
			add(*p.Side)
		}
	}
	for _, u := range s.posts {
		if holds(u.words, words) {
			add(u.sub.side)
		}
	}
	switch {
	case clash && own:
		return s.meeting.Own
	case clash && s.person != nil:
		return s.person.side
	case clash:
		return ""
	case side == "":
		return s.ownSide()
	}
	return side
}

// byInitials returns the side of the one participant whose post has these initials:
// "EAM" is the External Affairs Minister. It is "" where nobody's or two people's have.
func (s *speech) byInitials(word string) readout.PartyCode {
	if len(word) < 2 || len(word) > 4 || strings.Contains(word, " ") {
		return ""
	}
	side := readout.PartyCode("")
	for i := range s.meeting.People {
		p := &s.meeting.People[i]
		if p.Post == nil || p.Side == nil || !initials(*p.Post, word) {
			continue
		}
		if side != "" && side != *p.Side {
			return ""
		}
		side = *p.Side
	}
	return side
}

// initials reports a post whose words begin with the letters of a word.
func initials(post, word string) bool {
	n := 0
	for w := range strings.FieldsSeq(strings.ToLower(post)) {
		if n >= len(word) || w[0] != word[n] {
			return false
		}
		n++
	}
	return n == len(word)
}

// oneHolds reports that exactly one participant holds a post, and that the text
// does not tell for which side.
func (s *speech) oneHolds(words string) bool {
	n := 0
	for i := range s.meeting.People {
		if p := &s.meeting.People[i]; p.Post != nil && holds(strings.ToLower(*p.Post), words) {
			if p.Side != nil {
				return false
			}
			n++
		}
	}
	return n == 1
}

// holds reports whether words stand in a post as whole words.
func holds(post, words string) bool {
	i := strings.Index(post, words)
	if i < 0 {
		return false
	}
	end := i + len(words)
	return (i == 0 || post[i-1] == ' ') && (end == len(post) || post[end] == ' ' || post[end] == ',')
}
