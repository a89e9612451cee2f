package page

import (
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"readout"
	"readout/internal/prose"
)

// front is what front matter says, with the words that become lines of the
// stored text.
type front struct {
	stated   readout.Stated
	imported Import
	date     string // as written
	notes    []string
}

// splitFrontMatter returns the front matter that opens text and the body after
// it; front is nil where text opens otherwise. Front matter stands between two
// lines of three hyphens, the first being the text's own first line.
func splitFrontMatter(text string, limit int) (*front, string, error) {
	rest, ok := cutLine(text, "---")
	if !ok || !opensWithKey(rest) {
		return nil, text, nil
	}
	window := rest[:min(len(rest), limit+8)]
	block, at := "", 0
	for at < len(window) {
		line, _, more := strings.Cut(window[at:], "\n")
		if trimmed := strings.TrimRight(line, " \t"); trimmed == "---" || trimmed == "..." {
			block = window[:at]
			f, err := readFrontMatter(block)
			return f, rest[min(at+len(line)+1, len(rest)):], err
		}
		if !more {
			break
		}
		at += len(line) + 1
	}
	if len(rest) > limit {
		return nil, "", readout.Invalid("has front matter of more than %s, or never ends it; end it with a line of three hyphens", bytesText(limit))
	}
	return nil, "", readout.Invalid("opens front matter and never ends it; end it with a line of three hyphens")
}

func cutLine(text, line string) (rest string, ok bool) {
	first, rest, more := strings.Cut(text, "\n")
	return rest, more && strings.TrimRight(first, " \t") == line
}

var keyLine = regexp.MustCompile(`^("[^"\n]+"|'[^'\n]+'|[A-Za-z_][A-Za-z0-9_. -]*):(\s|$)`)

// opensWithKey tells front matter from a text that begins with a rule: its
// first line that is neither empty nor a comment is a key, or the closing line.
func opensWithKey(s string) bool {
	for range 20 {
		line, rest, more := strings.Cut(s, "\n")
		switch {
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#"):
		case strings.TrimRight(line, " \t") == "---":
			return true
		default:
			return keyLine.MatchString(line[:min(len(line), 200)])
		}
		if !more {
			return false
		}
		s = rest
	}
	return false
}

// readFrontMatter reads the block between the hyphens. Keys that nobody here
// knows are left alone.
func readFrontMatter(block string) (*front, error) {
	dec := yaml.NewDecoder(strings.NewReader(block))
	var doc yaml.Node
	if err := dec.Decode(&doc); err != nil {
		if errors.Is(err, io.EOF) {
			return &front{}, nil
		}
		return nil, readout.Invalid("has front matter that is no YAML (%s); mend it", yamlReason(err))
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, readout.Invalid("has front matter that is no list of keys and values; write one a line, such as title: Outcome")
	}
	if hasAlias(&doc) {
		return nil, readout.Invalid("has anchors or aliases in its front matter, which are not read; write the values out")
	}
	var f front
	seen := map[string]bool{}
	pairs := doc.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		key, value := pairs[i].Value, pairs[i+1]
		if seen[key] {
			return nil, readout.Invalid("has the key %q twice in its front matter; keep one", key)
		}
		seen[key] = true
		read, ok := frontKeys[key]
		if !ok || value.Tag == "!!null" {
			continue
		}
		if value.Kind != yaml.ScalarNode && key != "tags" && key != "attachments" {
			return nil, readout.Invalid("has a list or a map for %q in its front matter; write one value", key)
		}
		if err := read(&f, value); err != nil {
			return nil, err
		}
	}
	if f.stated.Date == "" && !f.stated.Published.IsZero() {
		f.stated.Date = readout.DayIn(f.stated.Published, f.stated.Published.Location())
		f.date = string(f.stated.Date)
	}
	return &f, nil
}

func yamlReason(err error) string {
	reason := strings.TrimPrefix(err.Error(), "yaml: ")
	reason, _, _ = strings.Cut(reason, "\n")
	return reason
}

func hasAlias(n *yaml.Node) bool {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		return true
	}
	for _, c := range n.Content {
		if hasAlias(c) {
			return true
		}
	}
	return false
}

// frontKeys are the keys that are read, and how.
var frontKeys = map[string]func(*front, *yaml.Node) error{
	"title": func(f *front, n *yaml.Node) error {
		f.stated.Title = oneLine(n.Value)
		return nil
	},
	"date": func(f *front, n *yaml.Node) error {
		printed, ok := prose.FindPrintedDay(n.Value)
		if !ok {
			return badValue("date", n.Value, "write it as YYYY-MM-DD")
		}
		f.stated.Date, f.date = printed.Day, oneLine(n.Value)
		return nil
	},
	"published_time": func(f *front, n *yaml.Node) (err error) {
		f.stated.Published, err = instant("published_time", n.Value)
		return err
	},
	"modified_time": func(f *front, n *yaml.Node) (err error) {
		f.stated.Modified, err = instant("modified_time", n.Value)
		return err
	},
	"sealed_until": func(f *front, n *yaml.Node) (err error) {
		f.imported.SealedUntil, err = instant("sealed_until", n.Value)
		return err
	},
	"lang": func(f *front, n *yaml.Node) error {
		lang, ok := langTag(n.Value)
		if !ok {
			return badValue("lang", n.Value, "write a language tag such as en or ko")
		}
		f.stated.Lang = lang
		return nil
	},
	"publisher": func(f *front, n *yaml.Node) error {
		if !publisherCode.MatchString(n.Value) {
			return badValue("publisher", n.Value, "write a code of lower-case letters, digits and hyphens")
		}
		f.stated.Publisher = n.Value
		return nil
	},
	"board": func(f *front, n *yaml.Node) error {
		f.stated.Board = oneLine(n.Value)
		return nil
	},
	"contact": func(f *front, n *yaml.Node) error {
		f.stated.Contact = oneLine(n.Value)
		return nil
	},
	"reporting_time": func(f *front, n *yaml.Node) error {
		f.stated.ReportingTime = oneLine(n.Value)
		return nil
	},
	"url":        frontURL,
	"source_url": frontURL,
	"source": func(f *front, n *yaml.Node) error {
		f.imported.Key = oneLine(n.Value)
		return nil
	},
	"hits": func(f *front, n *yaml.Node) error {
		hits, err := strconv.ParseInt(strings.ReplaceAll(n.Value, ",", ""), 10, 64)
		if err != nil || hits < 0 {
			return badValue("hits", n.Value, "write a whole number")
		}
		f.stated.Hits = &hits
		f.notes = append(f.notes, "hits: "+n.Value)
		return nil
	},
	"translation": func(f *front, n *yaml.Node) error {
		switch t := readout.Translation(n.Value); t {
		case readout.TranslationOfficial, readout.TranslationUnofficial, readout.TranslationMachine:
			f.stated.Translation = t
		default:
			return badValue("translation", n.Value, "write official, unofficial or machine")
		}
		f.notes = append(f.notes, "translation: "+n.Value)
		return nil
	},
	"kind": func(f *front, n *yaml.Node) error {
		switch k := readout.ReleaseKind(n.Value); k {
		case readout.PressRelease, readout.Briefing, readout.Announcement, readout.JointText:
			f.imported.Kind = k
		default:
			return badValue("kind", n.Value, "write press_release, briefing, statement or joint_text")
		}
		return nil
	},
	"version": func(f *front, n *yaml.Node) error {
		number, err := strconv.Atoi(n.Value)
		if err != nil || number < 1 {
			return badValue("version", n.Value, "write a whole number from 1")
		}
		f.imported.Version = number
		return nil
	},
	"correction": func(f *front, n *yaml.Node) error {
		f.imported.Correction = oneLine(n.Value)
		return nil
	},
	"attachments": func(f *front, n *yaml.Node) (err error) {
		f.imported.Attached, err = frontAttached(n)
		return err
	},
	"tags": func(f *front, n *yaml.Node) error {
		if n.Kind == yaml.ScalarNode {
			f.stated.Tags = append(f.stated.Tags, oneLine(n.Value))
		}
		for _, c := range n.Content {
			if c.Kind == yaml.ScalarNode {
				f.stated.Tags = append(f.stated.Tags, oneLine(c.Value))
			}
		}
		return nil
	},
}

func frontURL(f *front, n *yaml.Node) error {
	f.stated.URL = href(nil, n.Value)
	if f.stated.URL == "" || strings.HasPrefix(f.stated.URL, "mailto:") {
		return badValue("url", n.Value, "write an address that begins with http:// or https://")
	}
	return nil
}

func badValue(key, value, advice string) error {
	if len(value) > 60 {
		value = strings.ToValidUTF8(value[:60], "") + "…"
	}
	return readout.Invalid("says %s: %q in its front matter; %s", key, value, advice)
}

var (
	publisherCode = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	langPattern   = regexp.MustCompile(`^[a-z]{2,3}(-[a-z0-9]{2,8})*$`)
)

// langTag folds a language tag to the form that documents carry.
func langTag(s string) (readout.Lang, bool) {
	s = strings.ToLower(strings.ReplaceAll(strings.TrimSpace(s), "_", "-"))
	if len(s) > 35 || !langPattern.MatchString(s) {
		return "", false
	}
	return readout.Lang(s), true
}

var instants = []string{
	time.RFC3339, "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 Z07:00",
	"2006-01-02T15:04:05-0700", "2006-01-02T15:04Z07:00", "2006-01-02 15:04Z07:00",
}

// instant reads a time that names its zone; one without could be any of 26.
func instant(key, s string) (time.Time, error) {
	for _, layout := range instants {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil {
			return t, nil
		}
	}
	return time.Time{}, badValue(key, s, "write it with its zone, as 2018-03-15T09:00:00+09:00")
}

// oneLine joins the lines of a value; no-break spaces stay.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r < 0x80 && isBlank(byte(r)) }), " ")
}
