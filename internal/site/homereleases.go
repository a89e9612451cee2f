package site

import (
	"context"
	"slices"
	"time"

	"readout"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/web"
)

// For how many days a correction is told above everything, and a translation as
// under way: one that did not come by then is not promised.
const (
	corrected  = 7
	translated = 30
)

// Boards whose newest releases the home page of a publisher shows apart.
const (
	boardBriefings    = "briefings"
	boardNotices      = "media-notices"
	boardExplanations = "explanations"
)

// homeReleases fills the lists of releases.
func (s *Site) homeReleases(ctx context.Context, p *homePage, publishers []press.PublisherLine, today readout.Day) error {
	all, ours := layout.ShelvesOf(publishers), slices.DeleteFunc(slices.Clone(publishers), func(l press.PublisherLine) bool { return !l.Ours })
	revised, err := s.Press.Revisions(ctx, !p.Archive, p.Lang(), besideIt)
	if err != nil {
		return err
	}
	for _, v := range revised {
		zone := all[v.Publisher].Zone()
		row, at := p.entries([]press.Entry{v.Entry}, all)[0], p.Moment(v.At, zone)
		row.Date, row.State = &at, "" // that it changed is why it is here
		if day := readout.DayIn(v.At, zone); p.Archive {
			p.Changed = append(p.Changed, row)
		} else if day.AddDays(corrected) > today {
			p.Corrections = append(p.Corrections, row)
		}
	}
	if len(ours) == 0 {
		return nil
	}
	list, err := s.Press.List(ctx, press.Filter{OursOnly: true}, p.Lang(), 1)
	if err != nil {
		return err
	}
	newest := list.Entries[:min(onHome, len(list.Entries))]
	p.Entries = p.entries(newest, layout.ShelvesOf(ours))
	for i, e := range newest {
		p.Entries[i].Clock = clockOf(e, all[e.Publisher].Zone())
		if !p.Archive {
			p.Entries[i].Coming = p.coming(e, today)
		}
	}
	if p.Archive {
		return nil
	}
	return s.homeBoards(ctx, p, ours)
}

// homeBoards lists the boards of ours with how much stands on them, and the
// newest of some.
func (s *Site) homeBoards(ctx context.Context, p *homePage, ours []press.PublisherLine) error {
	apart := map[string]*[]entry{boardBriefings: &p.Briefing, boardNotices: &p.Notices, boardExplanations: &p.Explanations}
	for _, line := range ours {
		links := p.boardLinks(line)
		for i, b := range line.Boards {
			if b.Releases == 0 {
				continue
			}
			p.Boards = append(p.Boards, publisherRow{link: links[i], Count: p.Count("releases", b.Releases)})
			to := apart[b.Code]
			if to == nil {
				continue
			}
			list, err := s.Press.List(ctx, press.Filter{Publisher: line.Code, Board: b.Code}, p.Lang(), 1)
			if err != nil {
				return err
			}
			*to = append(*to, p.entries(list.Entries[:min(besideIt, len(list.Entries))], nil)...)
		}
	}
	p.Briefing = p.Briefing[:min(1, len(p.Briefing))]
	return nil
}

// coming says which of the pages' languages a new release of ours is not in yet.
func (f frame) coming(e press.Entry, today readout.Day) string {
	if e.State != readout.Public || readout.DayIn(e.FirstReleased, time.UTC).AddDays(translated) <= today {
		return ""
	}
	for _, l := range web.Languages() {
		if !slices.Contains(e.Langs, l) {
			return f.T("release.coming", f.langMark(l))
		}
	}
	return ""
}

// clockOf is the time of day at which a release came out; "" where only its day
// is known, or is not that of its date.
func clockOf(e press.Entry, zone *time.Location) string {
	at := e.FirstReleased.In(zone)
	if at.Hour() == 0 && at.Minute() == 0 || e.Date != "" && e.Date != readout.DayIn(at, zone) {
		return ""
	}
	return at.Format("15:04")
}
