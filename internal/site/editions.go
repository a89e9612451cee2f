package site

import (
	"context"
	"net/http"
	"time"

	"readout"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/web"
)

// others says how a release's other editions stand to the one shown: which text a
// translation follows while that has moved on, and where two are side by side.
func (s *Site) others(r *http.Request, p *releasePage, e press.Edition, zone *time.Location) error {
	if len(e.Langs) < 2 || e.State == readout.Removed {
		return nil
	}
	current, err := s.Press.Current(r.Context(), []readout.ReleaseID{e.Release}, 0)
	if err != nil {
		return err
	}
	for _, o := range current[e.Release] {
		_, spoken := web.MessagesFor(o.Shown.Lang)
		if o.Shown.Lang == e.Shown.Lang || !spoken {
			continue
		}
		if e.Shown.Lang == p.Lang() && e.Text != "" && e.Shown.Number == e.Latest {
			p.Besides = append(p.Besides, layout.Link{Href: p.Of("beside/"+string(o.Shown.Lang), e.Address), Text: p.T("release.besides")})
		}
		switch follows := e.Shown.Follows; {
		case e.Shown.Lang == e.Authoritative && o.Shown.Follows > 0 && o.Shown.Follows < e.Latest:
			p.Behind = append(p.Behind, p.T("release.otherbehind", p.LangMark(o.Shown.Lang), o.Shown.Follows))
		case o.Shown.Lang == e.Authoritative && follows > 0 && follows < o.Latest:
			p.Behind = append(p.Behind, p.T("release.behind", p.LangMark(o.Shown.Lang), o.Latest, p.Day(readout.DayIn(o.Shown.Released, zone)), follows))
		}
	}
	return nil
}

// results leads from the announcement of a meeting to what came of it.
func (s *Site) results(r *http.Request, p *releasePage, ref *register.MeetingRef) error {
	if ref == nil || len(ref.Results) == 0 {
		return nil
	}
	entries, err := s.Press.Entries(r.Context(), ref.Results, p.Lang())
	if err != nil {
		return err
	}
	for _, id := range ref.Results {
		if entry, ok := entries[id]; ok {
			p.Results = append(p.Results, layout.Link{Href: p.Of("releases", entry.Address), Text: entry.Title, Lang: p.Foreign(entry.Lang)})
		}
	}
	return nil
}

// shownPublishers are the publishers, by code, whose texts the house shows.
func (s *Site) shownPublishers(ctx context.Context) (map[string]press.PublisherLine, error) {
	lines, err := s.Press.Publishers(ctx)
	if err != nil {
		return nil, err
	}
	shown := map[string]press.PublisherLine{}
	for _, l := range lines {
		shown[l.Code] = l
	}
	return shown, nil
}

// edition returns the edition in a language, the zero Edition where there is
// none.
func edition(editions []press.Edition, lang readout.Lang) press.Edition {
	for _, e := range editions {
		if e.Lang == lang {
			return e
		}
	}
	return press.Edition{}
}
