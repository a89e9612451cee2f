package feeds

import (
	"time"

	"readout"
)

// Feed is a list of releases as programs subscribe to it. All addresses are
// absolute.
type Feed struct {
	ID       string // stays the same for ever
	Title    string
	Subtitle string // "" for none
	Lang     readout.Lang
	Page     string // the list for people
	Self     Forms
	First    Forms // the newest part of the list (RFC 5005)
	Previous Forms // newer part; zero at the beginning
	Next     Forms // older part; zero at the end
	Icon     string
	Entries  []Entry // newest first
}

// Forms are the addresses of one feed, one for each format.
type Forms struct{ Atom, RSS, JSON string }

// Entry is one release in a feed.
type Entry struct {
	ID        string // stays the same for ever
	Title     string
	Lang      readout.Lang // of Title, Summary and HTML
	Page      string
	Published time.Time
	Updated   time.Time // when it truly changed last
	Issuer    string    // who published it
	Kind      Category
	State     *Category // withdrawn and the like; nil else
	Summary   string
	HTML      string // the words as HTML; "" where only Summary is given
	Rights    string
	Source    string // the text at its publisher; "" for none
	Others    []Link // the same release in other languages and forms
	Demo      string // says that the text was written for a demonstration; "" else
}

// Category is a kind with its word for people.
type Category struct{ Term, Label string }

// Link leads to another form of an entry.
type Link struct {
	Href, Type string
	Lang       readout.Lang // "" where it is that of the entry
}

// updated is when the newest of the entries changed; of an empty feed the
// beginning of Unix time, because a feed must say something and nothing has
// happened.
func (f Feed) updated() time.Time {
	at := time.Unix(0, 0)
	for _, e := range f.Entries {
		if e.Updated.After(at) {
			at = e.Updated
		}
	}
	return at
}

// stamp writes an instant as RFC 3339 does, to the second, UTC.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05Z") }
