package site

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"readout"
	"readout/internal/press"
)

// entry is one line of a list of releases.
type entry struct {
	Href      string
	Title     string
	Lang      readout.Lang // of Title where it is not that of the page
	Date      *datum
	Clock     string // the time of day of the first release, where a list tells it
	Publisher *link  // nil where all entries of the list have the same one
	Board     link   // else the word for its kind
	Langs     string // the languages of its texts
	State     string // withdrawn, removed, corrected; "" else
	Coming    string // the translation that is under way; "" for none
}

// datum is a day for people and for machines.
type datum struct{ ISO, Text string }

// listPage is a page of a list: releases of ours, of a publisher, of a board.
type listPage struct {
	frame
	Count   string
	Entries []entry
	Pager   pager
	Boards  []link // the publisher's, above its list
	Source  string // the publisher's own site
	Terms   string
}

// entries makes the lines of a list; of are the publishers that it holds texts
// of, nil where neither they nor their boards are told.
func (f frame) entries(list []press.Entry, of shelves) []entry {
	out := make([]entry, 0, len(list))
	for _, e := range list {
		n := entry{Href: f.Of("releases", e.Address), Title: e.Title, Lang: f.Foreign(e.Lang)}
		n.Publisher, n.Board = f.shelved(e, of)
		day := e.Date
		if day == "" {
			day = readout.Day(e.FirstReleased.Format("2006-01-02"))
		}
		n.Date = &datum{ISO: string(day), Text: f.Day(day)}
		var langs []string
		for _, l := range e.Langs {
			langs = append(langs, f.langShort(l))
		}
		n.Langs = strings.Join(langs, " · ")
		switch {
		case e.State == readout.Withdrawn:
			n.State = f.T("state.withdrawn")
		case e.State == readout.Removed:
			n.State = f.T("state.removed")
		case e.Corrected:
			n.State = f.T("state.corrected")
		}
		out = append(out, n)
	}
	return out
}

// langMark names the language of a text.
func (f frame) langMark(l readout.Lang) string { return f.langWord("lang.mark.", l) }

// langName names a language.
func (f frame) langName(l readout.Lang) string { return f.langWord("lang.", l) }

func (f frame) langWord(prefix string, l readout.Lang) string {
	if f.Has(prefix + string(l)) {
		return f.T(prefix + string(l))
	}
	return f.T(prefix + "und")
}

// publisherNames are the names of all publishers in a language.
func (s *Site) publisherNames(ctx context.Context, lang readout.Lang) (map[string]string, error) {
	lines, err := s.Press.Publishers(ctx)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, p := range lines {
		names[p.Code], _ = p.Name(lang)
	}
	return names, nil
}

// list fills a page of releases.
func (s *Site) list(r *http.Request, f frame, path string, filter press.Filter, of shelves) (*listPage, error) {
	page, err := pageNumber(r)
	if err != nil {
		return nil, err
	}
	l, err := s.Press.List(r.Context(), filter, f.Lang(), page)
	if err != nil {
		return nil, err
	}
	return &listPage{
		frame: f, Count: f.Count("releases", l.Total), Entries: f.entries(l.Entries, of),
		Pager: f.pager(path, url.Values{}, l.Page, l.Pages),
	}, nil
}

func (s *Site) releases(w http.ResponseWriter, r *http.Request) error {
	page, err := pageNumber(r)
	if err != nil {
		return err
	}
	lang := langOf(r)
	publishers, err := s.Press.Publishers(r.Context())
	if err != nil {
		return err
	}
	publishers = slices.DeleteFunc(publishers, func(l press.PublisherLine) bool { return !l.Ours })
	f := s.frame(lang, withPage("/releases", page), "")
	f.Heading = f.T("release.title")
	f.Trail = append(f.Trail, link{Text: f.Heading})
	l, err := s.list(r, f, "/releases", press.Filter{OursOnly: true}, shelvesOf(publishers))
	if err != nil {
		return err
	}
	return s.render(w, "list", l)
}
