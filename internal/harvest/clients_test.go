package harvest_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"readout"
	"readout/internal/needs"
)

// feedPaths are the feeds of the demonstration, one of each kind of list.
var feedPaths = []string{
	"/en/feed", "/ko/feed", "/en/releases", "/ko/releases", "/en/publishers/demo-kr", "/ko/publishers/demo-jp", "/en/boards/northmark/statements",
	"/en/series/rok-japan-security-policy-consultation", "/en/publishers/southmark",
}

// script runs a program that others wrote over input and returns what it prints.
func script(t *testing.T, input []byte, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = t.TempDir()
	cmd.Stdin = bytes.NewReader(input)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v: %s %s", name, err, &errs, &out)
	}
	return out.String()
}

// TestOthersReadTheFeeds gives every kind of feed to three readers.
func TestOthersReadTheFeeds(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive, true)
	t.Run("feedparser", func(t *testing.T) { feedparserReads(t, r) })
	t.Run("newsboat", func(t *testing.T) { newsboatReads(t, r) })
	t.Run("sfeed", func(t *testing.T) { sfeedReads(t, r) })
}

// parseFeeds takes a list of feeds: to start Python takes longer than to read one.
const parseFeeds = `
import feedparser, json, sys
def parsed(d): return ({"bozo": int(bool(d.bozo)), "why": str(d.get("bozo_exception", "")), "version": d.version, "title": d.feed.get("title", ""), "lang": d.feed.get("language", ""),
  "entries": [{"id": e.id, "title": e.title, "link": e.link, "published": bool(e.get("published_parsed")), "updated": list(e.updated_parsed or []),
    "author": e.get("author", ""), "words": len(e.get("content", [{"value": e.summary}])[0]["value"])} for e in d.entries]})
print(json.dumps([parsed(feedparser.parse(text.encode())) for text in json.load(sys.stdin)]))
`

// feedparserReads: what is by far the most used reader finds nothing
// to complain of and the same entries in both XML formats.
func feedparserReads(t *testing.T, r *room) {
	python := needs.Python(t, "feedparser")
	type parsed struct {
		Bozo                      int
		Why, Version, Title, Lang string
		Entries                   []struct {
			ID, Title, Link, Author string
			Published               bool
			Updated                 []int
			Words                   int
		}
	}
	var feeds []string
	for _, path := range feedPaths {
		feeds = append(feeds, string(r.body(path+".atom")), string(r.body(path+".rss")))
	}
	given, err := json.Marshal(feeds)
	must(t, err)
	var all []parsed
	must(t, json.Unmarshal([]byte(script(t, given, python, "-c", parseFeeds)), &all))
	if len(all) != len(feeds) {
		t.Fatalf("%d feeds of %d", len(all), len(feeds))
	}
	for i, path := range feedPaths {
		of := map[string]parsed{}
		for k, form := range []string{"atom", "rss"} {
			p, version := all[2*i+k], []string{"atom10", "rss20"}[k]
			if p.Bozo != 0 || p.Version != version || p.Title == "" || p.Lang != path[1:3] || len(p.Entries) == 0 {
				t.Errorf("%s.%s: bozo %d (%s), %s, %q in %q, %d entries", path, form, p.Bozo, p.Why, p.Version, p.Title, p.Lang, len(p.Entries))
			}
			for _, e := range p.Entries {
				if !e.Published || len(e.Updated) == 0 || e.Author == "" || e.Words < 20 || !strings.HasPrefix(e.Link, origin+path[:4]+"releases/") {
					t.Errorf("%s.%s: %+v", path, form, e)
				}
			}
			of[form] = p
		}
		if len(of["atom"].Entries) != len(of["rss"].Entries) {
			t.Fatalf("%s: the two formats have not the same entries", path)
		}
		for i, e := range of["atom"].Entries {
			if o := of["rss"].Entries[i]; o.ID != e.ID || o.Title != e.Title || o.Link != e.Link {
				t.Errorf("%s: entry %d is %+v in Atom, %+v in RSS", path, i, e, o)
			}
		}
	}
}

// newsboatReads has it count what it would show of each XML feed.
func newsboatReads(t *testing.T, r *room) {
	newsboat := needs.Tool(t, "newsboat")
	for _, path := range feedPaths {
		want := len(r.atom(path + ".atom").Entries)
		for _, form := range []string{"atom", "rss"} {
			body := r.body(path + "." + form)
			file := filepath.Join(t.TempDir(), "feed.xml")
			must(t, os.WriteFile(file, body, 0o600))
			urls := filepath.Join(t.TempDir(), "urls")
			must(t, os.WriteFile(urls, []byte("file://"+file+"\n"), 0o600))
			out := script(t, nil, newsboat, "-q", "-u", urls, "-c", filepath.Join(t.TempDir(), "cache.db"), "-C", os.DevNull, "-x", "reload", "print-unread")
			if n, _, _ := strings.Cut(strings.TrimSpace(out), " "); n != strconv.Itoa(want) {
				t.Errorf("%s.%s: newsboat finds %q, there are %d", path, form, out, want)
			}
		}
	}
}

// sfeedReads: a reader that knows nothing but the formats finds the
// same titles and addresses.
func sfeedReads(t *testing.T, r *room) {
	sfeed := needs.Tool(t, "sfeed")
	for _, path := range feedPaths {
		f := r.atom(path + ".atom")
		for _, form := range []string{"atom", "rss"} {
			lines := strings.Split(strings.TrimSpace(script(t, r.body(path+"."+form), sfeed)), "\n")
			if len(lines) != len(f.Entries) {
				t.Errorf("%s.%s: %d lines for %d entries", path, form, len(lines), len(f.Entries))
				continue
			}
			for i, line := range lines {
				cells := strings.Split(line, "\t") // time, title, link, content, type, id, author …
				if len(cells) < 7 || cells[0] == "" || cells[1] != f.Entries[i].Title || cells[2] != f.Entries[i].Links[0].Href || cells[5] != f.Entries[i].ID {
					t.Errorf("%s.%s line %d: %.300q", path, form, i, line)
				}
			}
		}
	}
}
