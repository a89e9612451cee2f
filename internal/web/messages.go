package web

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"readout"
)

// word is one wording of the pages in both languages. "%s" and the like are
// filled by Messages.Text.
type word struct{ key, en, ko string }

// Messages are the words of the pages in one language. A page shows no word
// that is not among them, but for what releases and records say themselves.
type Messages struct {
	lang  readout.Lang
	words map[string]string
}

// tables holds one table per language, made once from the words.
var tables = func() map[readout.Lang]*Messages {
	en, ko := &Messages{"en", map[string]string{}}, &Messages{"ko", map[string]string{}}
	for _, w := range words() {
		en.words[w.key], ko.words[w.key] = w.en, w.ko
	}
	return map[readout.Lang]*Messages{"en": en, "ko": ko}
}()

// Languages are those that the pages speak, the first for readers who ask for
// none of them.
func Languages() []readout.Lang { return []readout.Lang{"en", "ko"} }

// MessagesFor returns the words in a language; false where the pages do not
// speak it.
func MessagesFor(lang readout.Lang) (*Messages, bool) {
	m, ok := tables[lang]
	return m, ok
}

// Lang is the language of the words.
func (m *Messages) Lang() readout.Lang { return m.lang }

// Keys are the keys of all wordings, in order.
func (m *Messages) Keys() []string { return slices.Sorted(maps.Keys(m.words)) }

// Has reports whether there is a wording for key.
func (m *Messages) Has(key string) bool { return m.words[key] != "" }

// Text returns the wording of key with args filled in; a key that has none
// shows itself in brackets, which a test of every page finds.
func (m *Messages) Text(key string, args ...any) string {
	s, ok := m.words[key]
	if !ok {
		return "[" + key + "]"
	}
	if len(args) == 0 || !strings.Contains(s, "%") {
		return s
	}
	return fmt.Sprintf(s, args...)
}
