package search

import (
	"context"
	"slices"
	"strings"
	"time"

	"readout"
	"readout/internal/lexicon"
	"readout/internal/press"
)

// narrowing is what the fields of a query ask of a release.
type narrowing struct {
	must, not []clause
	said      []string // fields of statements, in which words are looked for
	any       bool     // a field narrows, so that a query may only leave out
}

// values resolves the values of fields for one query.
type values struct {
	x          *Index
	publishers []press.PublisherLine
}

// resolver asks the office for its publishers.
func (x *Index) resolver(ctx context.Context, ours bool) (*values, error) {
	v := &values{x: x}
	office, ok := x.editions.(interface {
		Publishers(ctx context.Context) ([]press.PublisherLine, error)
	})
	if d, is := x.editions.(detailed); is {
		office, ok = d.Editions.(interface {
			Publishers(ctx context.Context) ([]press.PublisherLine, error)
		})
	}
	if ok {
		lines, err := office.Publishers(ctx)
		if err != nil {
			return nil, err
		}
		v.publishers = lines
	}
	if ours {
		v.publishers = slices.DeleteFunc(v.publishers, func(p press.PublisherLine) bool { return !p.Ours })
	}
	return v, nil
}

// Value implements lexicon.Resolver.
func (v *values) Value(key, text string) (string, bool) {
	details, kind := told(v.x.editions)
	switch key {
	case lexicon.KeySeries, lexicon.KeyCountry, lexicon.KeySaid, lexicon.KeyTopic:
		if details == nil {
			return "", false
		}
	case lexicon.KeyPerson:
		if kind != "+people" {
			return "", false
		}
	}
	switch key {
	case lexicon.KeyBy:
		return strings.Join(v.publishersOf(text), " "), true
	case lexicon.KeyBoard:
		return strings.Join(v.boardsOf(text), " "), true
	case lexicon.KeyKind:
		return lexicon.KindOf(text, details != nil), true
	case lexicon.KeyLang:
		return lexicon.LanguageOf(text), true
	case lexicon.KeyCountry:
		if code := strings.ToUpper(text); v.x.has("c:" + code) {
			return code, true
		}
		return lexicon.PartyCode(text), true
	case lexicon.KeySaid:
		if strings.EqualFold(text, string(readout.BothSides)) || text == "양측" {
			return string(readout.BothSides), true
		}
		return lexicon.PartyCode(text), true
	case lexicon.KeyAfter, lexicon.KeyBefore:
		return lexicon.DateOf(text), true
	case lexicon.KeyYear:
		if d := lexicon.DateOf(strings.TrimSuffix(text, "년")); len(d) == 4 {
			return d, true
		}
		return "", true
	}
	if parts, _ := lexicon.PartsOf([]lexicon.Lexeme{{Text: text}}, false); len(parts) == 0 {
		return "", true
	}
	return strings.Join(strings.Fields(text), " "), true
}

// publishersOf are the codes of the publishers that a value names: by code, by
// the party that they speak for, or by words of a name.
func (v *values) publishersOf(text string) []string {
	var out []string
	for _, p := range v.publishers {
		if strings.EqualFold(p.Code, text) {
			return []string{p.Code}
		}
	}
	party := lexicon.PartyCode(text)
	for _, p := range v.publishers {
		if party != "" && p.Party == readout.PartyCode(party) || calls(p.Names, text) {
			out = append(out, p.Code)
		}
	}
	return out
}

// boardsOf are the boards that a value names: by publisher/code, by code, or by
// words of a name.
func (v *values) boardsOf(text string) []string {
	var out []string
	for _, p := range v.publishers {
		for _, b := range p.Boards {
			at := p.Code + "/" + b.Code
			if at == text {
				return []string{at}
			}
			if b.Code == text || calls(b.Names, text) {
				out = append(out, at)
			}
		}
	}
	return out
}

// calls reports whether a name in any language has all words of a text.
func calls(names map[readout.Lang]string, text string) bool {
	parts := lexicon.Parse(text)
	if len(parts) == 0 {
		return false
	}
	for _, name := range names {
		if holdsAll(name, parts) {
			return true
		}
	}
	return false
}

// narrowing is what the fields ask of a release.
func (v *values) narrowing(fields []lexicon.Narrowed, ours bool) narrowing {
	n := narrowing{any: len(fields) > 0}
	from, until := "", ""
	for _, f := range fields {
		switch {
		case f.Key == lexicon.KeyAfter && !f.Without, f.Key == lexicon.KeyBefore && f.Without:
			from = max(from, f.Value)
		case f.Key == lexicon.KeyBefore, f.Key == lexicon.KeyAfter:
			if until == "" || f.Value < until {
				until = f.Value
			}
		case f.Key == lexicon.KeySaid && !f.Without:
			n.said = append(n.said, saidBy(readout.PartyCode(f.Value)))
			n.must = append(n.must, marked("s:"+f.Value))
		case f.Without:
			n.not = append(n.not, v.clause(f))
		default:
			n.must = append(n.must, v.clause(f))
		}
	}
	if from != "" || until != "" {
		n.must = append(n.must, anyMark(v.days(from, until)))
	}
	if ours {
		var codes []string
		for _, p := range v.publishers { // none but ours are left
			codes = append(codes, "p:"+p.Code)
		}
		n.must = append(n.must, anyMark(codes))
	}
	return n
}

// clause is a field and its value as a clause.
func (v *values) clause(f lexicon.Narrowed) clause {
	marks := func(prefix string) clause {
		var all []string
		for _, value := range strings.Fields(f.Value) {
			all = append(all, prefix+value)
		}
		return anyMark(all)
	}
	switch f.Key {
	case lexicon.KeyBy:
		return marks("p:")
	case lexicon.KeyBoard:
		return marks("b:")
	case lexicon.KeyKind:
		return marked("k:" + f.Value)
	case lexicon.KeyLang:
		return marked("l:" + f.Value)
	case lexicon.KeyCountry:
		return marked("c:" + f.Value)
	case lexicon.KeySaid:
		return marked("s:" + f.Value)
	case lexicon.KeyYear:
		return marked("y:" + f.Value)
	case lexicon.KeySeries:
		return v.page("e:", fieldSeries, f.Value)
	case lexicon.KeyPerson:
		return v.page("h:", fieldPeople, f.Value)
	case lexicon.KeyTopic:
		return v.page("t:", fieldTopics, f.Value)
	}
	return anyOf{}
}

// page is what a value names that has a page: by its slug, else by words of its
// name.
func (v *values) page(prefix, field, value string) clause {
	if slug := strings.ToLower(value); readout.Slug(slug) == slug && v.x.has(prefix+slug) {
		return marked(prefix + slug)
	}
	var all []clause
	parts, _ := lexicon.PartsOf([]lexicon.Lexeme{{Text: value}}, false)
	if strings.Contains(value, " ") {
		var words []lexicon.Lexeme
		for w := range strings.FieldsSeq(value) {
			words = append(words, lexicon.Lexeme{Text: w})
		}
		parts, _ = lexicon.PartsOf(words, false)
	}
	for _, p := range parts {
		if !p.Small {
			all = append(all, within(p, field, 1))
		}
	}
	if len(all) == 0 {
		return anyOf{}
	}
	return every{must: all}
}

// days are marks that cover the days from the beginning of one date up to that of
// another: years where they are whole, else months, else days. "" is no bound.
func (v *values) days(from, until string) []string {
	years := v.x.terms("Y:")
	if len(years) == 0 {
		return nil
	}
	first, _ := time.Parse("2006", strings.TrimPrefix(years[0], "Y:"))
	last, _ := time.Parse("2006", strings.TrimPrefix(years[len(years)-1], "Y:"))
	end := last.AddDate(1, 0, 0)
	at := first
	if from != "" {
		at = later(begin(from), first)
	}
	if until != "" && begin(until).Before(end) {
		end = begin(until)
	}
	var out []string
	for at.Before(end) {
		switch {
		case at.YearDay() == 1 && !at.AddDate(1, 0, 0).After(end):
			out, at = append(out, at.Format("Y:2006")), at.AddDate(1, 0, 0)
		case at.Day() == 1 && !at.AddDate(0, 1, 0).After(end):
			out, at = append(out, at.Format("m:2006-01")), at.AddDate(0, 1, 0)
		default:
			out, at = append(out, at.Format("d:2006-01-02")), at.AddDate(0, 0, 1)
		}
	}
	return out
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// begin is the first instant of a day, month or year.
func begin(date string) time.Time {
	t, _ := time.Parse("2006-01-02"[:len(date)], date)
	return t
}
