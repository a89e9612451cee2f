package speaker

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
	sub   *Subject
}

// bareName is the subject of a name without post or title that the text has
// elsewhere too: "Ma Lin noted".
func (r *Reader) bareName(c, head int) (*Subject, bool) {
	toks := r.text.Tokens
	if head-c < 2 || head-c > 4 {
		return nil, false
	}
	for i := c; i < head; i++ {
		if toks[i].Kind != prose.Word && toks[i].Kind != prose.Hyphen || toks[i].Kind == prose.Word && (!toks[i].Capital || r.words[i] != nil) {
			return nil, false
		}
	}
	if !r.seenAgain(head - 1) {
		return nil, false
	}
	side := r.home(toks[head-1].Lower)
	if side == "" {
		side = r.ownSide()
	}
	if side == "" {
		return nil, false
	}
	return r.found(Subject{Side: side, First: c, Last: head, NameFirst: c, NameLast: head, Named: true, Single: true,
		Note: "the country beside the name, or the side that publishes"}, "side.person")
}

// styled is the subject of "His Highness", "Her Excellency": the one participant
// whose name the text gives with that style.
func (r *Reader) styled(c, last int) (*Subject, bool) {
	const near = 4 // words between the style and the name
	toks := r.text.Tokens
	style, who := toks[last-1].Lower, -1
	switch style {
	case "highness", "excellency", "majesty", "eminence":
	default:
		return nil, false
	}
	for n := range r.meeting.People {
		p := &r.meeting.People[n]
		for i := max(0, p.First-near); i < p.First; i++ {
			if toks[i].Lower == style {
				if who >= 0 && who != n {
					return nil, false
				}
				who = n
			}
		}
	}
	if who < 0 || r.meeting.People[who].Side == nil {
		return nil, false
	}
	return r.found(Subject{Side: *r.meeting.People[who].Side, First: c, Last: last, NameFirst: c, NameLast: last, Named: true, Single: true, Note: "the one whom the text styles so"}, "side.person")
}

// styleAt reports "His Excellency", "Her Majesty" before a post or a name.
func (r *Reader) styleAt(c int) bool {
	if w := r.text.Tokens[c].Lower; w != "his" && w != "her" {
		return false
	}
	switch r.text.Tokens[c+1].Lower {
	case "excellency", "highness", "majesty", "eminence":
		return true
	}
	return false
}

// speaker is the subject of one named participant.
func (r *Reader) speaker(c, end, head int, f *faces) (*Subject, bool) {
	toks := r.text.Tokens
	p := &r.meeting.People[f.who]
	side, note := f.side, "the side of the person named"
	if p.Side != nil {
		side = *p.Side
	} else if f.sides == 0 {
		if side = r.home(toks[f.at].Lower); side == "" {
			side, note = r.emptyChair(), "the side for which nobody else that is named sat"
		}
		if side == "" && r.meeting.Own == "" {
			if side = r.speaksFor(end); side != "" {
				note = "the country of which the words tell as of one's own"
				r.unknown[toks[f.at].Lower] = side
			}
		}
		switch {
		case side != "":
		case r.accredited(c, f.from, p):
			note = "an envoy, whose country nothing tells"
		default:
			side, note = r.meeting.Own, "the side that publishes, whose people need no country"
		}
	}
	// someone's: "Mr. Sullivan's visit"
	if f.at+1 < end && toks[f.at+1].Kind == prose.Clitic {
		return nil, false
	}
	sub := Subject{Side: side, First: c, Last: end, NameFirst: f.from, NameLast: f.at + 1, Named: true, Single: true, Note: note}
	switch toks[c].Lower {
	case "mr", "mr.":
		sub.male = true
	case "ms", "ms.", "mrs", "mrs.":
		sub.female = true
	}
	got, ok := r.found(sub, "side.person")
	r.remember(c, f.from, got)
	return got, ok
}

// mostPosts and mostStrangers bound what is remembered of one text.
const mostPosts, mostStrangers = 64, 64

// remember notes by which post the text calls a person.
func (r *Reader) remember(c, name int, sub *Subject) {
	words := r.postWords(c, name)
	if words == "" {
		return
	}
	for i := range r.posts {
		if r.posts[i].words == words {
			r.posts = append(append(r.posts[:i], r.posts[i+1:]...), postUse{words: words, sub: sub})
			return
		}
	}
	if len(r.posts) < mostPosts {
		r.posts = append(r.posts, postUse{words: words, sub: sub})
	}
}

// postWords are the words of a post in small letters, without articles, titles
// and countries.
func (r *Reader) postWords(c, end int) string {
	toks := r.text.Tokens
	var b []byte
	m := r.text.MentionFrom(c)
	for i := c; i < end; i++ {
		for m < len(r.text.Mentions) && r.text.Mentions[m].Last <= i {
			m++
		}
		if m < len(r.text.Mentions) && r.text.Mentions[m].First <= i || toks[i].Kind != prose.Word || r.words[i].Is(grammar.Determiner|grammar.Title) && !r.words[i].Is(grammar.Post) {
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
func (r *Reader) postSpan(c, head int) (int, int) {
	for c < head {
		if i := r.text.MentionFrom(c); i < len(r.text.Mentions) && r.text.Mentions[i].First == c && r.text.Mentions[i].Last < head {
			c = r.text.Mentions[i].Last
			continue
		}
		t := &r.text.Tokens[c]
		if t.Kind == prose.Word && !r.words[c].Is(grammar.Determiner) {
			break
		}
		c++
	}
	return c, head
}

// unknownName returns where, at the end of a head, the name of someone begins
// who is no participant: capitals after a post or a title.
func (r *Reader) unknownName(c, head int) (int, bool) {
	toks := r.text.Tokens
	i := head
	for i > c && toks[i-1].Capital && toks[i-1].Kind == prose.Word && !r.words[i-1].Is(grammar.Post|grammar.Title|grammar.SideNoun|grammar.Group|grammar.Body) && !r.text.Within(i-1) {
		i--
		if i-1 > c && toks[i-1].Kind == prose.Hyphen && !toks[i-1].Space {
			i--
		}
	}
	if i == head || i == c || !r.words[i-1].Is(grammar.Post|grammar.Title) {
		return 0, false
	}
	return i, true
}

// stranger is the subject of someone who is named but is no participant that
// the record knows; the side is the country that stands beside the name
// anywhere in the text.
func (r *Reader) stranger(c, head int) (*Subject, bool) {
	name, ok := r.unknownName(c, head)
	if !ok {
		return nil, false
	}
	side, note := r.home(r.text.Tokens[head-1].Lower), "the country beside the name"
	if side == "" && r.sent(c, name) {
		note = "an envoy, whose country nothing tells"
	} else if side == "" && r.quoting {
		side, note = r.ownSide(), "the side that publishes" // a release quotes its own minister
	}
	if side == "" {
		side, note = r.emptyChair(), "the side for which nobody else that is named sat"
	}
	if side == "" && !r.seenAgain(head-1) {
		return nil, false
	}
	sub, ok := r.found(Subject{Side: side, First: c, Last: head, NameFirst: name, NameLast: head, Named: true, Single: true,
		Note: note}, "side.person")
	r.remember(c, name, sub)
	return sub, ok
}

// seenAgain reports a name that stands elsewhere in the text too, as that of
// someone who took part does.
func (r *Reader) seenAgain(at int) bool {
	toks := r.text.Tokens
	for i := max(0, at-2000); i < len(toks) && i < at+2000; i++ {
		if i != at && toks[i].Capital && toks[i].Lower == toks[at].Lower {
			return true
		}
	}
	return false
}

// home returns the side of a surname from the country that stands beside it in
// the text: "Canadian Prime Minister Trudeau", "President Kenyatta of Kenya".
func (r *Reader) home(surname string) readout.PartyCode {
	if code, ok := r.unknown[surname]; ok {
		return code
	}
	if len(r.unknown) >= mostStrangers {
		return ""
	}
	toks := r.text.Tokens
	code := readout.PartyCode("")
	for i := range toks {
		if toks[i].Lower != surname || !toks[i].Capital {
			continue
		}
		if code = r.beside(i); code != "" {
			break
		}
	}
	r.unknown[surname] = code
	return code
}

// beside returns the side whose name stands in the noun phrase around a name.
func (r *Reader) beside(at int) readout.PartyCode {
	toks := r.text.Tokens
	sent := r.text.Sentences[r.text.SentenceAt(at)] // the title's country stands beside nobody in the text
	for i := at - 1; i >= sent.First && i > at-12; i-- {
		if toks[i].Kind == prose.Stop || toks[i].Kind == prose.Colon || r.words[i].Is(grammar.Conjunction|grammar.Be|grammar.Modal|grammar.Have) || r.apart(i) ||
			toks[i].Kind == prose.Comma && !r.owned(i) || r.words[i] != nil && !toks[i].Capital && len(r.words[i].Verbs) > 0 {
			break
		}
		k := r.text.MentionFrom(i)
		if k < len(r.text.Mentions) && r.text.Mentions[k].First == i && r.IsSide(r.text.Mentions[k].Code) && r.text.Mentions[k].Form != rules.ByCity {
			return r.text.Mentions[k].Code
		}
	}
	for i := at + 1; i < sent.Last && i < at+12; i++ {
		t := &toks[i]
		if t.Kind == prose.Stop || t.Kind == prose.Colon || t.Kind == prose.Clitic || t.Kind == prose.Comma && i+1 < len(toks) && !toks[i+1].Capital && toks[i+1].Lower != "the" || r.words[i].Is(grammar.Conjunction|grammar.Be|grammar.Modal|grammar.Have) || r.apart(i) ||
			r.words[i] != nil && !t.Capital && len(r.words[i].Verbs) > 0 {
			break
		}
		k := r.text.MentionFrom(i)
		if k < len(r.text.Mentions) && r.text.Mentions[k].First == i && r.IsSide(r.text.Mentions[k].Code) && r.text.Mentions[k].Form != rules.ByCity {
			return r.text.Mentions[k].Code
		}
	}
	return ""
}

// owned reports a comma after "of Chile", which goes on with a name, and not
// after "In Chile".
func (r *Reader) owned(comma int) bool {
	for i := comma - 1; i > 0 && i > comma-8; i-- {
		if !r.text.Within(i) && !r.words[i].Is(grammar.Determiner) {
			return r.text.Tokens[i].Lower == "of" && i < comma-1
		}
	}
	return false
}

// apart reports a preposition that leads out of the noun phrase of a name.
func (r *Reader) apart(at int) bool {
	switch r.text.Tokens[at].Lower {
	case "of", "from", "for", "the":
		return false
	case "to":
		return true
	}
	return r.words[at].Is(grammar.Preposition)
}

// post is the subject of a post without a name: "the Vice Minister".
func (r *Reader) post(c, head int) (*Subject, bool) {
	words := r.postWords(c, head)
	if words == "" || !r.words[c].Is(grammar.Determiner) && !r.text.Tokens[c].Capital {
		return nil, false
	}
	var sub *Subject
	for i := len(r.posts) - 1; i >= 0; i-- {
		if r.posts[i].words == words {
			sub = r.posts[i].sub
			break
		}
	}
	side := readout.PartyCode("")
	switch {
	case r.quoting && r.meeting.Own != "" && !r.sent(c, head):
		side = r.meeting.Own // a release quotes its own minister
	case sub != nil:
		side = sub.Side
	case r.some(c):
		return nil, false // "a representative of the port" is none who was named
	default:
		side = r.holder(words, c)
	}
	if side == "" && !r.oneHolds(words) {
		return nil, false
	}
	first, last := r.postSpan(c, head)
	found, ok := r.found(Subject{Side: side, First: c, Last: head, NameFirst: first, NameLast: last, Named: true, Single: true,
		Note: "the side of the one who holds the post"}, "side.post")
	if sub == nil {
		r.remember(c, head, found)
	}
	return found, ok
}

// some reports an article that tells of no one in particular.
func (r *Reader) some(c int) bool {
	switch r.text.Tokens[c].Lower {
	case "a", "an", "another", "any", "some":
		return true
	}
	return false
}

// doublePost is the subject of two posts that one participant holds: "the Prime
// Minister and Minister of Foreign Affairs".
func (r *Reader) doublePost(c, end int) (*Subject, bool) {
	words := r.postWords(c, end)
	for i := range r.meeting.People {
		p := &r.meeting.People[i]
		if p.First > c || p.Post == nil || p.Side == nil || !strings.EqualFold(*p.Post, words) {
			continue
		}
		first, last := r.postSpan(c, end)
		return r.found(Subject{Side: *p.Side, First: c, Last: end, NameFirst: first, NameLast: last, Named: true, Single: true,
			Note: "the side of the one who holds both posts"}, "side.post")
	}
	return nil, false
}

// holder returns the side of the participants who hold a post and were named
// before; the publisher's own where both sides have one or nobody was named yet
// ("The Prime Minister spoke to the Prime Minister of Iceland, Ms …"); "" where
// that is unknown.
func (r *Reader) holder(words string, at int) readout.PartyCode {
	side, clash, own, open := readout.PartyCode(""), false, false, false
	add := func(code readout.PartyCode) {
		if code == r.meeting.Own && code != "" {
			own = true
		}
		if side != "" && side != code {
			clash = true
		}
		side = code
	}
	if side := r.byInitials(words); side != "" {
		return side
	}
	for i := range r.meeting.People { // the very words count for more than words inside
		p := &r.meeting.People[i]
		if p.First > at || p.Post == nil || !strings.EqualFold(*p.Post, words) {
			continue
		}
		if p.Side == nil {
			open = true
			continue
		}
		add(*p.Side)
	}
	if side != "" && open {
		return r.meeting.Own // another holds the same, whose side nothing tells
	}
	if side != "" && !clash {
		return side
	}
	for i := range r.meeting.People {
		p := &r.meeting.People[i]
		if p.First > at && p.Post != nil && holds(strings.ToLower(*p.Post), words) {
			continue
		}
		if p.Post != nil && p.Side != nil && holds(strings.ToLower(strings.ReplaceAll(*p.Post, "-", " ")), words) {
			add(*p.Side)
		}
	}
	for i := range r.meeting.People {
		if p := &r.meeting.People[i]; side == "" && p.First <= at && p.Post != nil && p.Side != nil && sameOffice(*p.Post, words) {
			add(*p.Side)
		}
	}
	for _, u := range r.posts {
		if holds(u.words, words) {
			add(u.sub.Side)
		}
	}
	switch {
	case clash && own:
		return r.meeting.Own
	case clash && r.person != nil:
		return r.person.Side
	case clash:
		return ""
	case side == "" && isEnvoy(words):
		return ""
	case side == "":
		return r.ownSide()
	}
	return side
}

// sameOffice reports words each of which stands in a post, two at least: the "Defence
// Secretary" is the Secretary of State for Defence.
func sameOffice(post, words string) bool {
	n := 0
	post = strings.ToLower(post)
	for w := range strings.FieldsSeq(words) {
		if !holds(post, w) {
			return false
		}
		n++
	}
	return n > 1
}

// oneHolds reports that exactly one participant holds a post, and that the text
// does not tell for which side.
func (r *Reader) oneHolds(words string) bool {
	n := 0
	for i := range r.meeting.People {
		if p := &r.meeting.People[i]; p.Post != nil && holds(strings.ToLower(*p.Post), words) {
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
