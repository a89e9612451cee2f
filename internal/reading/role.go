package reading

import (
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/marks"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
)

// roleAt is a phrase that tells the role of the people beside it.
type roleAt struct {
	rules.Tokens
	role  readout.Role
	rule  string
	after bool // it stands after its person: "leading the ROK side"
	all   bool // it stands after all of them: "A, B and C were also present"
}

// meets reports a phrase that tells of another meeting where it stands in a
// later sentence: whom somebody also met, called on, was received by.
func meets(ra roleAt) bool {
	return ra.rule == "role.called-on" || alsoMet(ra.rule) || ra.rule == "role.received-by"
}

// alsoMet reports a rule about whom somebody met besides.
func alsoMet(rule string) bool { return strings.HasPrefix(rule, "role.also-met") }

// pastMeeting reports "meeting with" in words about another meeting, before or
// after: "welcomed the trilateral meeting with Minister Roe".
func (r *reader) pastMeeting(m rules.Match, s prose.Sentence) bool {
	if !strings.HasPrefix(r.text.Tokens[m.First].Lower, "meeting") {
		return false
	}
	for k := max(s.First, m.First-8); k < m.First; k++ {
		switch r.text.Tokens[k].Lower {
		case "welcomed", "following", "after", "since", "recalled", "historic", "upcoming", "last", "next", "previous", "noted", "before":
			return true
		}
	}
	return false
}

// ofMeeting reports "led by" and the like after a delegation, a meeting or a verb,
// and not after any other thing that somebody leads.
func (r *reader) ofMeeting(m rules.Match, s prose.Sentence) bool {
	if r.text.Tokens[m.First].Lower == "represented" {
		return true
	}
	for k := m.First - 1; k >= s.First && k >= m.First-6; k-- {
		t := &r.text.Tokens[k]
		if r.text.Is(k, r.lang.SideWord) || r.text.Is(k, r.lang.EventNoun) && !t.Capital || r.text.Is(k, r.lang.SeriesHead) && t.Kind == prose.Word && k >= m.First-2 {
			return true
		}
		switch t.Lower {
		case "was", "were", "is", "are", "be", "been", "being", "and", "'s", "’s", "(", "which", "meeting", "session", "event", "discussion", "discussions":
			return true
		}
	}
	return false
}

// principals reports an event that has its own two: somebody met somebody of
// another side in the clause itself.
func (r *reader) principals(e *event) bool {
	if e.form != "met" && e.form != "held" && e.form != "call" && e.form != "received" {
		return false
	}
	n := 0
	for _, p := range r.people {
		if p.roleAt.rule == "role.principal" || p.roleAt.rule == "role.led-by" || p.roleAt.rule == "role.side-by" {
			n++
		}
	}
	return n >= 2
}

// roleOf finds the phrase that tells a person's role: the last before the
// name, or one that follows it directly.
func (r *reader) roleOf(n people.Person, roles []roleAt, people []people.Person, k int) (roleAt, bool) {
	next := len(r.text.Tokens)
	if k+1 < len(people) {
		next = people[k+1].Whole.First
	}
	for _, ra := range roles {
		if ra.after && ra.First >= n.Name.Last && ra.First < next && ra.First-n.Whole.Last <= 3 {
			return ra, true
		}
	}
	for _, ra := range roles {
		if ra.rule == "role.accompanied" && ra.First > n.Name.Last && ra.First-n.Whole.Last <= 2 && (r.text.Tokens[ra.First-1].Lower == "was" || r.text.Tokens[ra.First-1].Kind == prose.Comma) {
			return roleAt{Tokens: ra.Tokens, role: readout.RoleHead, rule: "role.is-accompanied"}, true
		}
	}
	best, ok := roleAt{}, false
	for _, ra := range roles {
		if ra.rule == "role.accompanied" && n.Whole.First > ra.Last+4 && (k == 0 || people[k-1].Whole.First < ra.First) {
			continue // "accompanied by guards, went to … President Roe"
		}
		if alsoMet(ra.rule) && n.Whole.First > ra.Last && k > 0 && people[k-1].Whole.First >= ra.First && !marks.OneList(r.text, people[k-1], n) {
			continue
		}
		if ra.rule == "role.hosted-delegation" && n.Whole.First > ra.Last+1 && !r.clauses.LedBy(ra.Last, n.Whole.First) {
			continue // "welcomed the Dutch delegation and the role of …"
		}
		if !ra.after && !ra.all && ra.First < n.Name.First {
			best, ok = ra, true
		}
	}
	if !ok {
		for _, ra := range roles {
			if ra.all && ra.First >= n.Name.Last {
				return ra, true
			}
		}
	}
	if !ok {
		for _, ra := range roles {
			// "X and Y co-chaired", "X led the delegation": the subject
			if !ra.after && ra.First >= n.Name.Last && ra.role == readout.RoleHead && !r.passive(ra) {
				return ra, true
			}
		}
	}
	return best, ok
}

// passive reports "led by", "co-chaired by".
func (r *reader) passive(ra roleAt) bool {
	for k := ra.First; k < ra.Last; k++ {
		if r.text.Tokens[k].Lower == "by" {
			return true
		}
	}
	return false
}

// notThere reports a person who is named and did not take part: whose thing it
// is, who invited, who spoke for the publisher.
func (r *reader) notThere(n people.Person, s prose.Sentence) bool {
	toks := r.text.Tokens
	if n.Name.Last < s.Last && toks[n.Name.Last].Kind == prose.Clitic {
		return !r.titledMeeting(n.Name.Last+1, s)
	}
	if r.speaksForOthers(n) {
		return true
	}
	if at := n.Whole.First - 1; at > s.First && (toks[at].Lower == "for" || toks[at].Lower == "to") && n.Post.First < n.Name.First && r.names.Serves(at, s) {
		return true // "Chief of Staff for President Roe"
	}
	for k := n.Whole.First - 1; k > s.First && k > n.Whole.First-10 && toks[k].Kind != prose.Comma && s.First != r.main[0]; k-- {
		if toks[k].Lower == "of" && toks[k-1].Lower == "leadership" {
			return true // "stronger under the leadership of President A and Prime Minister B"
		}
	}
	if r.inDelegationOf(n, s) || r.ofTimeBefore(n, s) {
		return true
	}
	for k := max(s.First, n.Whole.First-3); k < n.Whole.First; k++ {
		switch toks[k].Lower {
		case "between":
			return !(s.First == r.main[0] && r.main[1] > 0)
		case "former":
			if n.Name.Last >= s.Last || k+1 != n.Whole.First || !r.text.Is(n.Name.Last, r.lang.VerbHold) && !r.text.Is(n.Name.Last, r.lang.VerbMeet) {
				return true
			}
		case "invitation", "behalf", "late", "appointed", "congratulated", "played", "initiated":
			return true
		}
	}
	return false
}

// inDelegationOf reports whoever leads a delegation as a part of which somebody
// comes: "will visit as part of the delegation led by President Roe".
func (r *reader) inDelegationOf(n people.Person, s prose.Sentence) bool {
	for k := n.Whole.First - 1; k > s.First+2 && k > n.Whole.First-6; k-- {
		if r.text.Tokens[k].Lower == "delegation" {
			if r.text.Tokens[k-1].Lower == "the" {
				k--
			}
			return r.text.Tokens[k-1].Lower == "of" && r.text.Tokens[k-2].Lower == "part"
		}
	}
	return false
}

// ofTimeBefore reports somebody whom only the opening of a sentence names, by a
// summit or a visit before the meeting: "Following President Roe's summit with
// President Diaz, Secretary Doe met …".
func (r *reader) ofTimeBefore(n people.Person, s prose.Sentence) bool {
	toks := r.text.Tokens
	if w := toks[s.First].Lower; w != "following" && w != "after" || s.First != r.main[0] {
		return false
	}
	summit := false
	for k := s.First; k < n.Whole.First; k++ {
		summit = summit || toks[k].Lower == "summit" || toks[k].Lower == "visit"
	}
	for k := n.Name.Last; k < s.Last && summit; k++ {
		if r.text.Is(k, r.lang.VerbMeet) && toks[k].Lower != "meeting" {
			return r.text.Between(n.Name.Last, k, ",") && len(r.names.In(s)) > 2
		}
	}
	return false
}

// titledMeeting reports a title that calls a meeting somebody's: "Secretary Roe's
// Call with …".
func (r *reader) titledMeeting(at int, s prose.Sentence) bool {
	if s.First < r.title[0] || s.Last > r.title[1] {
		return false
	}
	for k := at; k < min(at+3, s.Last); k++ {
		if r.text.Is(k, r.lang.EventNoun) || r.text.Is(k, r.lang.VerbMeet) {
			return true
		}
	}
	return false
}

// inRemark reports a person whom only a remark about the meeting names: ", which
// had been agreed by President Roe".
func (r *reader) inRemark(n people.Person, s prose.Sentence) bool {
	toks := r.text.Tokens
	for k := n.Whole.First - 1; k > s.First; k-- {
		switch {
		case toks[k].Kind == prose.Comma:
			return false
		case toks[k].Lower == "which":
			if k+2 < s.Last && presence(toks[k+2].Lower) {
				return false // ", which was attended by Minister Roe,"
			}
			return toks[k-1].Kind == prose.Comma && k+1 < s.Last && (toks[k+1].Lower == "had" || toks[k+1].Lower == "was" || toks[k+1].Lower == "were" || toks[k+1].Lower == "follows" || toks[k+1].Lower == "followed")
		}
	}
	return false
}

// narrated reports that whoever gives the statement tells of a meeting of his
// own: "Today I received …".
func (r *reader) narrated(e *event) bool {
	return !r.myself(e).Empty()
}

// inviter reports a person at whose invitation somebody came.
func (r *reader) inviter(n people.Person, s prose.Sentence) bool {
	for k := max(s.First, n.Whole.First-3); k < n.Whole.First; k++ {
		if r.text.Tokens[k].Lower == "invitation" {
			return true
		}
	}
	return false
}

// speaksForOthers reports a spokesperson, whose words these are and who seldom
// takes part.
func (r *reader) speaksForOthers(n people.Person) bool {
	toks := r.text.Tokens
	for k := n.Post.First; k < n.Post.Last; k++ {
		switch toks[k].Lower {
		case "spokesperson", "spokesman", "spokeswoman":
			return k+1 == n.Post.Last
		case "press":
			return k+1 < n.Post.Last && toks[k+1].Lower == "secretary"
		}
	}
	return false
}

// presence reports a verb that tells who was at a meeting.
func presence(word string) bool {
	switch word {
	case "attended", "chaired", "co-chaired", "hosted", "led", "joined", "headed":
		return true
	}
	return false
}
