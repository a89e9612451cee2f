package rules

import (
	"strings"
	"testing"
)

// TestTags: every tag is one that a rule has, and a file that names another is refused.
func TestTags(t *testing.T) {
	used := Tag(0)
	for _, r := range English().Rules {
		used |= r.tags
	}
	for name, tag := range tags {
		if used&tag == 0 {
			t.Errorf("no rule has the tag %s", name)
		}
	}
	for block, says := range map[string]string{
		"tag sideways":             `"sideways" is no tag`,
		"tag opening\ntag opening": "the tag opening twice",
	} {
		l := &Language{lexicon: English().lexicon, topics: map[string]*topic{}}
		err := l.addRules("rule x.y\ntopic x\npattern met\n"+block+"\nfor They met.\nagainst They sat.", "en")
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want %q", block, err, says)
		}
	}
}
