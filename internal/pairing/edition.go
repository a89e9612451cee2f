package pairing

import (
	"path"
	"slices"
	"strings"

	"readout"
)

// edition is a text in a language that is not read: it reports what the text of
// the same release in another language reports.
type edition struct {
	source string
	key    string
}

// editionKey names the release of a record: its source without the language that
// the name of the file gives, its publisher and its day. "" where the name gives
// no language.
func editionKey(r *readout.Record) string {
	dir, file := path.Split(r.Release.Source)
	parts := strings.FieldsFunc(file, func(r rune) bool { return r == '.' || r == '_' })
	lang, _, _ := strings.Cut(strings.ToLower(string(r.Release.Lang)), "-")
	at := slices.IndexFunc(parts, func(p string) bool { return strings.ToLower(p) == lang })
	if at < 0 || lang == "" {
		return ""
	}
	parts[at] = "*"
	return dir + strings.Join(parts, ".") + "\x00" + readout.Value(r.Release.Publisher) + "\x00" + string(readout.Value(r.Release.Date))
}

// withEditions adds to each account's source those of its editions that could
// not be read.
func (s *Sorter) withEditions(m *Meeting, members []*account) {
	for _, a := range members {
		if a.edition == "" {
			continue
		}
		for _, e := range s.editions {
			if e.key == a.edition && !slices.Contains(m.Accounts, e.source) {
				m.Accounts = append(m.Accounts, e.source)
				m.Joins = append(m.Joins, Join{A: a.source, B: e.source, Score: sure, Certain: true, Reasons: []Reason{{"the same release in another language", sure}}})
			}
		}
	}
	slices.Sort(m.Accounts)
}
