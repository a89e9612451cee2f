package site

import (
	"errors"
	"net/http"
	"strings"

	"readout"
	"readout/internal/press"
	"readout/internal/register"
)

// seriesNav leads to the rounds around the meeting of a release.
type seriesNav struct {
	Name           string
	All            string
	Previous, Next *link
}

// reads is the meeting that a release is about, nil where there is none that
// the house shows.
func (s *Site) reads(r *http.Request, e press.Edition) (*register.MeetingRef, error) {
	if !s.Features.Public(readout.FeatureUnconfirmedDetails) || e.State == readout.Removed {
		return nil, nil
	}
	ref, err := s.Register.Reads(r.Context(), e.Release)
	if errors.Is(err, readout.ErrNotFound) {
		return nil, nil
	}
	return ref, err
}

// around fills the way to the releases beside.
func (s *Site) around(r *http.Request, p *releasePage, e press.Edition) error {
	previous, next, err := s.Press.Neighbours(r.Context(), e.Entry, p.Lang())
	if err != nil {
		return err
	}
	if previous != nil {
		p.Previous = &p.entries([]press.Entry{*previous}, nil)[0]
	}
	if next != nil {
		p.Next = &p.entries([]press.Entry{*next}, nil)[0]
	}
	return nil
}

func (f frame) seriesNav(ref *register.MeetingRef) *seriesNav {
	if ref.Series == nil {
		return nil
	}
	n := &seriesNav{Name: ref.Series.Name, All: f.To("/series/" + ref.Series.Slug)}
	n.Previous, n.Next = f.roundLink(ref.Previous), f.roundLink(ref.Next)
	return n
}

// roundLink names a round and leads to its meeting where we hold a text of it,
// else to nowhere.
func (f frame) roundLink(r *register.Round) *link {
	if r == nil {
		return nil
	}
	l := &link{}
	if !r.Address.IsZero() {
		l.Href = f.Of("meetings", r.Address)
	}
	var parts []string
	if r.Ordinal > 0 {
		parts = append(parts, f.Ordinal(r.Ordinal))
	}
	if r.Start != "" {
		parts = append(parts, f.Days(r.Start, r.End))
	}
	if r.City != "" {
		parts = append(parts, r.City)
	}
	l.Text = strings.Join(parts, ", ")
	if l.Text == "" {
		l.Text = f.T("round.nonumber")
	}
	return l
}
