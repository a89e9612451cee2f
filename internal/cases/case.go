package cases

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// Case is one release and what a careful person reads from it.
type Case struct {
	Name  string   // small letters, digits and hyphens, unique in a corpus
	Shows []string // the patterns that the text is an example of
	Text  string
	Given readout.Stated // what the caller says of the release
	Want  Answer
}

// Answer is what can be compared of a record. None means that the release
// reports and announces no meeting; then everything else is empty.
type Answer struct {
	None                         bool
	Kind, Series, Ordinal        string
	Start, End                   string
	Format, City, Country, Venue string
	Parties                      []string
	People                       []Person
	Topics                       []string
	PreviousDate, PreviousGap    string
	FirstSince                   bool
	NextText, NextDate           string
	Statements                   []Statement
	Outcomes                     []string
}

// Person is a participant; an empty field is one that the text does not give.
type Person struct{ Name, Post, Organisation, Side, Role string }

// Statement is what a side said; Side is a party's code or "both".
type Statement struct{ Side, Act, Speaker, Quote string }

var namePattern = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// Parse reads a file of cases, divided by lines of four equals signs. An error
// names the case and the line that is wrong.
func Parse(text string) ([]Case, error) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	var out []Case
	for part := range strings.SplitSeq("\n"+text, "\n====\n") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		c, err := parseCase(part)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(out, func(o Case) bool { return o.Name == c.Name }) {
			return nil, fmt.Errorf("case %s: there is another of this name", c.Name)
		}
		out = append(out, c)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("there is no case in it")
	}
	return out, nil
}

func parseCase(part string) (Case, error) {
	head, words, ok := strings.Cut(part, "\n--\n")
	words = strings.TrimSpace(words)
	if !ok || words == "" {
		first, _, _ := strings.Cut(strings.TrimSpace(part), "\n")
		return Case{}, fmt.Errorf("the case that begins %q has no line -- with a text below it", first)
	}
	c := Case{Text: words + "\n"}
	said := false
	for line := range strings.SplitSeq(head, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		if !ok || value == "" {
			return c, fmt.Errorf("case %s: %q is no line of a key, a colon and a value", c.Name, line)
		}
		if key == "meeting" || key == "kind" {
			said = true
		}
		if err := c.line(key, value); err != nil {
			return c, fmt.Errorf("case %s: %s: %w", c.Name, key, err)
		}
	}
	switch {
	case !namePattern.MatchString(c.Name):
		return c, fmt.Errorf("case %q needs a line case: with a name of small letters, digits and hyphens", c.Name)
	case !said:
		return c, fmt.Errorf("case %s says neither kind nor meeting: none", c.Name)
	case c.Want.None && c.Want.Kind != "":
		return c, fmt.Errorf("case %s: a release without a meeting has no kind", c.Name)
	}
	return c, nil
}

// line takes one line of a case's head.
func (c *Case) line(key, value string) (err error) {
	w := &c.Want
	switch key {
	case "case":
		c.Name = value
	case "shows":
		for pattern := range strings.SplitSeq(value, ",") {
			c.Shows = append(c.Shows, strings.TrimSpace(pattern))
		}
	case "given date":
		c.Given.Date, err = readout.ParseDay(value)
	case "given publisher":
		c.Given.Publisher = value
	case "meeting":
		if value != "none" {
			return fmt.Errorf("%q is not none; a meeting is told by its kind", value)
		}
		w.None = true
	case "kind":
		w.Kind = value
	case "series":
		w.Series, err = c.words(value)
	case "ordinal":
		if value == "none" {
			return nil
		}
		if n, e := strconv.Atoi(value); e != nil || n < 1 {
			return fmt.Errorf("%q is neither a number from 1 nor none", value)
		}
		w.Ordinal = value
	case "dates":
		if value == "none" {
			return nil
		}
		start, end, ok := strings.Cut(value, " to ")
		if !ok {
			end = start
		}
		for _, d := range []string{start, end} {
			if _, err := readout.ParseDay(d); err != nil {
				return err
			}
		}
		w.Start, w.End = start, end
	case "format":
		w.Format = value
	case "city":
		w.City, err = c.words(value)
	case "country":
		w.Country = value
	case "venue":
		w.Venue, err = c.words(value)
	case "parties":
		w.Parties = strings.Fields(value)
	case "person":
		err = c.person(value)
	case "topic":
		value, err = c.words(value)
		w.Topics = append(w.Topics, value)
	case "previous":
		err = c.previous(value)
	case "next":
		date, words, ok := strings.Cut(value, "|")
		if !ok {
			return fmt.Errorf("%q is not date | words; write - for no date", value)
		}
		w.NextDate = dash(date)
		w.NextText, err = c.words(words)
	case "says":
		err = c.says(value)
	case "outcome":
		value, err = c.words(value)
		w.Outcomes = append(w.Outcomes, value)
	default:
		return fmt.Errorf("no such key; the README of the corpus lists them")
	}
	return err
}

func (c *Case) person(value string) error {
	f := strings.Split(value, "|")
	if len(f) != 5 {
		return fmt.Errorf("%q is not name | post | organisation | side | role", value)
	}
	p := Person{Side: dash(f[3]), Role: dash(f[4])}
	for i, to := range []*string{&p.Name, &p.Post, &p.Organisation} {
		if s := dash(f[i]); s != "" {
			words, err := c.words(s)
			if err != nil {
				return err
			}
			*to = words
		}
	}
	c.Want.People = append(c.Want.People, p)
	return nil
}

func (c *Case) previous(value string) error {
	date, words, ok := strings.Cut(value, "|")
	if !ok {
		return fmt.Errorf("%q is not date | words", value)
	}
	date = strings.TrimSpace(date)
	if rest, first := strings.CutPrefix(date, "first since"); first {
		c.Want.FirstSince, date = true, strings.TrimSpace(rest)
	}
	c.Want.PreviousDate = dash(date)
	var err error
	c.Want.PreviousGap, err = c.words(words)
	return err
}

func (c *Case) says(value string) error {
	f := strings.SplitN(value, "|", 4)
	if len(f) != 4 {
		return fmt.Errorf("%q is not side | act | speaker | quote", value)
	}
	quote, err := c.words(f[3])
	if err != nil {
		return err
	}
	speaker := dash(f[2])
	if speaker != "" {
		if speaker, err = c.words(speaker); err != nil {
			return err
		}
	}
	c.Want.Statements = append(c.Want.Statements, Statement{dash(f[0]), strings.TrimSpace(f[1]), speaker, quote})
	return nil
}

func dash(s string) string {
	s = strings.TrimSpace(s)
	if s == "-" {
		return ""
	}
	return s
}

// words finds a value in the text, where every name and quote must stand word
// for word; white space may differ. "first words … last words" stands for all
// from the one to the next place of the other.
func (c *Case) words(value string) (string, error) {
	value = strings.Join(strings.Fields(value), " ")
	text := strings.Join(strings.Fields(c.Text), " ")
	if len(words(value)) == 0 {
		return "", fmt.Errorf("%q holds no word", value)
	}
	first, last, cut := strings.Cut(value, " … ")
	if !cut {
		if !strings.Contains(text, value) {
			return "", fmt.Errorf("%q does not stand in the text", value)
		}
		return value, nil
	}
	start := strings.Index(text, first)
	if start < 0 {
		return "", fmt.Errorf("%q does not stand in the text", first)
	}
	from := start + len(first)
	length := strings.Index(text[from:], last)
	if length < 0 {
		return "", fmt.Errorf("%q does not follow %q in the text", last, first)
	}
	return text[start : from+length+len(last)], nil
}
