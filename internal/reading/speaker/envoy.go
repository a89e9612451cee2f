package speaker

import (
	"strings"
)

// accredited reports somebody whom the text calls by the post of one who is sent to
// another country: an ambassador whose country nothing tells may be anybody's, the
// publisher's own or the guest's.
func (r *Reader) accredited(c, name int, p *Person) bool {
	if r.sent(c, name) {
		return true
	}
	if p.Post == nil || r.presidential(c, name) {
		return false
	}
	return isEnvoy(strings.ToLower(*p.Post))
}

// isEnvoy reports the words of a post of somebody who is sent to another country.
func isEnvoy(post string) bool {
	sent := false
	for w := range strings.FieldsSeq(post) {
		if w == "presidential" {
			return false
		}
		sent = sent || envoy(w)
	}
	return sent
}

// sent reports the post of an envoy between two tokens.
func (r *Reader) sent(c, end int) bool {
	for i := c; i < end; i++ {
		if envoy(r.text.Tokens[i].Lower) {
			return !r.presidential(c, end)
		}
	}
	return false
}

// presidential reports the word by which a house calls its own President's envoy.
func (r *Reader) presidential(c, end int) bool {
	for i := c; i < end; i++ {
		if r.text.Tokens[i].Lower == "presidential" {
			return true
		}
	}
	return false
}

// envoy reports a word for one who is sent to another country.
func envoy(word string) bool {
	switch word {
	case "ambassador", "envoy", "chargé", "charge", "nuncio", "plenipotentiary":
		return true
	}
	return false
}
