package layout

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout"
	"readout/internal/web"
)

// Frame is what every page has around its own content. Its methods are the
// words, dates and addresses that templates may use.
type Frame struct {
	*web.Messages
	Heading      string       // the page's h1 and title
	HeadingLang  readout.Lang // of Heading where it is not that of the page; "" else
	Path         string       // of this page without its language, with its query
	Masthead     Link         // what the house calls itself
	Tagline      string
	CSS, Icon    string
	Describe     string // the page in a sentence, for search engines; "" for none
	Demo         bool
	Copies       bool // the archive house: what stands here are copies
	Words        string
	SearchInPage bool // the page has the search field itself, not its head
	Menu         []Link
	Foot         []Link // what the foot leads to beyond the menu
	Trail        []Link
	Switch       []Link
	Canonical    string        // absolute; "" on loopback
	Alternates   []Link        // the page in every language that it has, itself included; none where it has one
	Feed         string        // address of the page's feed, or of the newest texts, without the ending that names its format
	Linked       any           // what the page is of, in the words of schema.org; nil for nothing
	Article      *ArticleTimes // of a release; nil on other pages
	Embed        string        // the address of the page as others ask to embed it; "" where it is not for that
	Annotations  string        // address of the values of the page at their words; "" for none
	Calendar     string        // address of the calendar of the page's meetings; "" for none
	FeedQuery    string        // what stands behind that ending; "" for nothing
	Unlisted     bool          // search engines are asked to leave the page out
	layout       *Layout
}

// ArticleTimes are what OpenGraph says of an article besides.
type ArticleTimes struct{ Published, Modified string }

// Link is a place to go; Here marks where the reader already is.
type Link struct {
	Href string
	Text string
	Lang readout.Lang // of Text where it is not that of the page
	Here bool
}

// Frame begins a page; path has no language. trail are the steps between home
// and this page.
func (l *Layout) Frame(lang readout.Lang, path, heading string, trail ...Link) Frame {
	m, _ := web.MessagesFor(lang)
	f := Frame{Messages: m, Heading: heading, Path: path, CSS: l.css, Icon: l.icon, Demo: l.Demo, Copies: l.House == readout.HouseArchive, layout: l}
	f.Masthead, f.Tagline = Link{Text: m.Text("site.name")}, m.Text("site.tagline")
	if len(l.Masthead) > 0 {
		name, in := (readout.Publisher{Names: l.Masthead}).Name(lang)
		f.Masthead, f.Tagline = Link{Text: name, Lang: f.Foreign(in)}, m.Text("house.tagline")
	}
	f.Menu = l.menu(f, path)
	if l.Features.Public(readout.FeatureUnconfirmedDetails) {
		for _, m := range []struct{ path, key string }{
			{"/calendar", "calendar.title"}, {"/countries", "country.list"}, {"/organisations", "organisation.list"}, {"/topics", "topic.list"},
		} {
			f.Foot = append(f.Foot, Link{Href: f.To(m.path), Text: f.T(m.key)})
		}
	}
	if l.Features.Public(readout.FeatureWording) {
		f.Foot = append(f.Foot, Link{Href: f.To("/phrases"), Text: f.T("phrase.link")})
	}
	f.Foot = append(f.Foot, Link{Href: f.To("/accessibility"), Text: f.T("access.title")})
	if l.Features.Public(readout.FeatureHits) {
		f.Foot = append(f.Foot, Link{Href: f.To("/counting"), Text: f.T("counting.title")})
	}
	f.Trail = append([]Link{{Href: f.To("/"), Text: m.Text("trail.home")}}, trail...)
	for _, other := range web.Languages() {
		own, _ := web.MessagesFor(other)
		f.Switch = append(f.Switch, Link{Href: "/" + string(other) + path, Text: own.Text("lang.own"), Lang: other, Here: other == lang})
	}
	f.Alternates = f.Switch
	f.Feed = f.To(feedOf(path))
	if l.Origin != "" {
		f.Canonical = l.Origin + "/" + string(lang) + path
	}
	return f
}

// feedOf is where the feed of a page stands: that of the list which the page
// shows, else that of the home page.
func feedOf(path string) string {
	list, _, _ := strings.Cut(path, "?")
	switch kind, rest, _ := strings.Cut(strings.TrimPrefix(list, "/"), "/"); {
	case kind == "releases" && rest == "", (kind == "publishers" || kind == "boards") && rest != "":
		return list
	case (kind == "series" || kind == "people") && rest != "": // and what is told of one besides
		slug, _, _ := strings.Cut(rest, "/")
		return "/" + kind + "/" + slug
	}
	return "/feed"
}

func (l *Layout) menu(f Frame, path string) []Link {
	var menu []Link
	for _, m := range []struct {
		path, key string
		feature   readout.Feature
	}{
		{"/releases", "menu.releases", ""},
		{"/meetings", "menu.meetings", readout.FeatureUnconfirmedDetails},
		{"/series", "menu.series", readout.FeatureUnconfirmedDetails},
		{"/people", "menu.people", readout.FeaturePeople},
		{"/publishers", "menu.publishers", ""},
		{"/boards", "menu.boards", ""},
	} {
		if m.feature == "" || l.Features.Public(m.feature) {
			menu = append(menu, Link{Href: f.To(m.path), Text: f.T(m.key), Here: path == m.path || strings.HasPrefix(path, m.path+"/") || strings.HasPrefix(path, m.path+"?")})
		}
	}
	return menu
}

// PageLang is the language of the page, under a name that no page's own content
// hides.
func (f Frame) PageLang() readout.Lang { return f.Lang() }

// T is the wording of key.
func (f Frame) T(key string, args ...any) string { return f.Text(key, args...) }

// To is the address of a path in the page's language.
func (f Frame) To(path string) string { return "/" + string(f.Lang()) + path }

// Absolute is a path with the origin before it; on loopback, where no absolute
// address is printed, the path alone.
func (f Frame) Absolute(path string) string { return f.layout.Origin + path }

// Of is the address of a release or meeting below a kind of page, e.g.
// "releases".
func (f Frame) Of(kind string, a readout.Address) string { return f.To("/" + kind + "/" + a.String()) }

// EditionAddress is the page of a release with the text in a language on it: below
// the page's language where that shows this text, else below its own.
func (f Frame) EditionAddress(a readout.Address, lang readout.Lang, langs []readout.Lang) string {
	if _, spoken := web.MessagesFor(lang); spoken && slices.Contains(langs, f.Lang()) {
		return "/" + string(lang) + "/releases/" + a.String()
	}
	return f.Of("releases", a)
}

// Day writes a day as the page's language does; "" stays "".
func (f Frame) Day(d readout.Day) string {
	if f.Lang() == "ko" {
		return d.Korean()
	}
	return d.English()
}

// Partial writes a date as far as it is known.
func (f Frame) Partial(p readout.PartialDate) string {
	switch len(p) {
	case len(time.DateOnly):
		return f.Day(readout.Day(p))
	case len("2006-01"):
		t, err := time.Parse("2006-01", string(p))
		if err != nil {
			return string(p)
		}
		if f.Lang() == "ko" {
			return fmt.Sprintf("%d. %d.", t.Year(), int(t.Month()))
		}
		return t.Format("January 2006")
	case 4:
		if f.Lang() == "ko" {
			return string(p) + "."
		}
	}
	return string(p)
}

// Days writes a meeting's first and last day.
func (f Frame) Days(start readout.PartialDate, end readout.Day) string {
	if end == "" || string(end) == string(start) {
		return f.Partial(start)
	}
	return f.Partial(start) + " – " + f.Day(end)
}

// Instant writes a time in a zone with the zone's name.
func (f Frame) Instant(t time.Time, zone *time.Location) string {
	t = t.In(zone)
	day := f.Day(readout.DayIn(t, zone))
	if t.Hour() == 0 && t.Minute() == 0 {
		return day
	}
	return day + " " + t.Format("15:04 MST")
}

// Moment is a time in a zone, for people and for programs.
func (f Frame) Moment(t time.Time, zone *time.Location) Datum {
	return Datum{ISO: t.In(zone).Format(time.RFC3339), Text: f.Instant(t, zone)}
}

// Party is the house's name of a country or body.
func (f Frame) Party(code readout.PartyCode) string { return f.layout.Names.Name(code, f.Lang()) }

// Parties joins the names of parties.
func (f Frame) Parties(codes []readout.PartyCode) string {
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = f.Party(c)
	}
	return strings.Join(names, ", ")
}

// Count writes how many there are: "12 releases", "1 release".
func (f Frame) Count(what string, n int) string {
	switch {
	case n == 1 && f.Has("count."+what[:len(what)-1]):
		return f.T("count." + what[:len(what)-1])
	case strings.Contains(f.T("count."+what), "%d"):
		return f.T("count."+what, n)
	}
	return f.T("count."+what, Thousands(n))
}

// Thousands writes a number with commas, as both languages do.
func Thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Side is the house's name of a party, and says so where no text tells it.
func (f Frame) Side(party readout.PartyCode) string {
	if party == "" {
		return f.T("meeting.sideunknown")
	}
	return f.Party(party)
}

// LangMark names the language of a text.
func (f Frame) LangMark(l readout.Lang) string { return f.langWord("lang.mark.", l) }

// LangName names a language.
func (f Frame) LangName(l readout.Lang) string { return f.langWord("lang.", l) }

// LangShort names the language of a text in as few letters as a list has room
// for.
func (f Frame) LangShort(l readout.Lang) string { return f.langWord("lang.short.", l) }

func (f Frame) langWord(prefix string, l readout.Lang) string {
	if f.Has(prefix + string(l)) {
		return f.T(prefix + string(l))
	}
	if f.Has("lang." + string(l)) {
		return f.T("lang." + string(l))
	}
	return f.T(prefix + "und")
}

// Foreign is lang where it is not the page's own, for a lang attribute.
func (f Frame) Foreign(lang readout.Lang) readout.Lang {
	if lang == f.Lang() {
		return ""
	}
	return lang
}

// Shows reports whether the house shows a feature to the public.
func (f Frame) Shows(name string) bool { return f.layout.Features.Public(readout.Feature(name)) }

// Spoken is the language of pages that show an edition: its own, or that of the page
// that asks where no page speaks it.
func Spoken(edition, page readout.Lang) readout.Lang {
	if _, ok := web.MessagesFor(edition); ok {
		return edition
	}
	return page
}

// VersionPage is the permanent page of a version of an edition, below the language
// of its text where pages speak that.
func (f Frame) VersionPage(edition readout.Lang, release readout.Address, number int) string {
	return "/" + string(Spoken(edition, f.Lang())) + release.Version(number)
}
