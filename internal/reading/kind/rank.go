package kind

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/reading/rules"
)

// The ranks of posts, from the lowest; 0 is a post that the lexicon does not rank.
const (
	officials = 1 + iota
	ministers
	leaders
)

// lowest tells the rank of the meeting: the highest on each side, and of those the
// lowest; 0 where none is told.
func (r *reader) lowest() int {
	if !r.ranked {
		r.rank, r.rankAt = r.rankOfMeeting()
		r.ranked = true
	}
	return r.rank
}

// rankOfMeeting finds the rank of the meeting and the words that tell it.
func (r *reader) rankOfMeeting() (int, rules.Tokens) {
	best := map[readout.PartyCode]int{}
	where := map[readout.PartyCode]rules.Tokens{}
	for _, p := range r.People {
		if p.Post.Empty() {
			continue
		}
		if k := r.rankOf(p); k > best[p.Side] {
			best[p.Side], where[p.Side] = k, p.Post
		}
	}
	lowest, at := 0, rules.Tokens{}
	for _, code := range r.ranking(best) {
		if k := best[code]; k > 0 && (lowest == 0 || k < lowest) {
			lowest, at = k, where[code]
		}
	}
	if lowest > 0 {
		return lowest, at
	}
	return r.rankTold()
}

// ministerMet finds the post of the minister who is the subject of a clause about an
// official of another side: the meeting is the minister's. A vice minister's is so
// where the other is a deputy minister.
func (r *reader) ministerMet() rules.Tokens {
	var minister Person
	deputy := false
	for _, p := range r.People {
		if p.Post.Empty() {
			continue
		}
		switch k := r.rankOf(p); {
		case p.Subject && k == ministers && minister.Post.Empty():
			minister = p
		case p.Subject && k == officials:
			return rules.Tokens{}
		case !p.Subject && k == officials:
			deputy = deputy || r.says(p.Post, "minister")
		}
	}
	if minister.Post.Empty() || r.says(minister.Post, "vice") && !deputy || len(r.Parties) < 2 {
		return rules.Tokens{}
	}
	return minister.Post
}

// says reports a word among tokens.
func (r *reader) says(at rules.Tokens, word string) bool {
	for k := at.First; k < at.Last; k++ {
		if r.Text.Tokens[k].Lower == word {
			return true
		}
	}
	return false
}

// rankOf tells the rank that a person has by post, organisation and side.
func (r *reader) rankOf(p Person) int {
	k := r.rankOfPost(p.Post)
	if k == officials && r.headsDepartment(p) {
		k = ministers
	}
	if k == ministers && strings.HasPrefix(r.Text.Words(p.Post.First, p.Post.Last), "Foreign Secretary") {
		switch p.Side {
		case "", "GB", "MX", "PH":
		default:
			k = officials // the highest official, but in London, Mexico and Manila
		}
	}
	return k
}

// ranking lists the sides whose rank counts: the parties, or where nations' own
// people met, the nations alone. An organisation's envoy beside ministers makes
// theirs no meeting of officials.
func (r *reader) ranking(best map[readout.PartyCode]int) []readout.PartyCode {
	codes := slices.Clone(r.Parties)
	nations := 0
	for _, code := range codes {
		if rules.Nation(code) && best[code] > 0 {
			nations++
		}
	}
	if nations > 1 {
		codes = slices.DeleteFunc(codes, func(code readout.PartyCode) bool { return !rules.Nation(code) })
	}
	if len(codes) == 1 {
		codes = append(codes, "")
	}
	return codes
}

// rankTold tells the rank where no person has one: by the words of the clause, then
// of the title.
func (r *reader) rankTold() (int, rules.Tokens) {
	for _, span := range []rules.Tokens{rules.Range(r.Sentence.First, r.Sentence.Last), r.Title} {
		for i := span.First; i < span.Last; i++ {
			for k, c := range r.ranks() {
				if t, ok := r.Text.At(i, c); ok {
					return k + 1, t.Tokens()
				}
			}
		}
	}
	return 0, rules.Tokens{}
}

// rankOfPost tells the rank of a post by the first of its words that the lexicon
// ranks, the longest phrase at that place.
func (r *reader) rankOfPost(post rules.Tokens) int {
	rank, length := 0, 0
	for i := post.First; i < post.Last && rank == 0; i++ {
		for k, c := range r.ranks() {
			if t, ok := r.Text.At(i, c); ok && t.Last <= post.Last && t.Last-t.First > length {
				rank, length = k+1, t.Last-t.First
			}
		}
	}
	return rank
}

// ranks are the lexicon's classes of ranks, the lowest first.
func (r *reader) ranks() [3]rules.Class {
	return [3]rules.Class{r.lang.RankOfficial, r.lang.RankMinister, r.lang.RankLeader}
}

// sidesOfRank counts the sides of which somebody has a rank.
func (r *reader) sidesOfRank(rank int) int {
	sides := map[readout.PartyCode]bool{}
	for _, p := range r.People {
		if p.Side != "" && !p.Post.Empty() && r.rankOfPost(p.Post) == rank {
			sides[p.Side] = true
		}
	}
	return len(sides)
}

// headsDepartment reports a member of a government who is called the head of a
// department: the Swiss ministers are.
func (r *reader) headsDepartment(p Person) bool {
	toks := r.Text.Tokens
	return !p.Organisation.Empty() && p.Post.Last-p.Post.First == 1 && toks[p.Post.First].Lower == "head" &&
		p.Organisation.Last-p.Organisation.First > 1 && toks[p.Organisation.First].Lower == "federal" && toks[p.Organisation.First+1].Lower == "department"
}
