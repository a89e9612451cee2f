package register

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"readout"
	"readout/internal/press"
)

// PageSize is how many lines a page of meetings or people has.
const PageSize = 20

// counts are how long the lists were at a public epoch. Counting looks at every
// account, so it is done once for each epoch.
type counts struct {
	epoch            int64
	meetings, people int
	known            bool
}

// count returns how many meetings and people the public may see.
func (r *Registrar) count(ctx context.Context, p Public) (counts, error) {
	epoch, err := p.Epoch(ctx)
	if err != nil {
		return counts{}, err
	}
	r.mu.Lock()
	c := r.counts
	r.mu.Unlock()
	if c.known && c.epoch == epoch {
		return c, nil
	}
	c = counts{epoch: epoch, known: true}
	if c.meetings, c.people, err = p.Count(ctx); err != nil {
		return counts{}, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if epoch >= r.counts.epoch {
		r.counts = c
	}
	return c, nil
}

// pages returns how many pages a list has, at least 1, and readout.ErrNotFound
// where page is none of them.
func pages(total, page int) (int, error) {
	n := max(1, (total+PageSize-1)/PageSize)
	if page < 1 || page > n {
		return n, readout.ErrNotFound
	}
	return n, nil
}

// Meetings returns a page of the meetings that have public accounts, the latest
// day first. A page beyond the end is readout.ErrNotFound.
func (r *Registrar) Meetings(ctx context.Context, page int) (MeetingList, error) {
	list := MeetingList{Page: page}
	err := r.view(ctx, func(p Public) error {
		c, err := r.count(ctx, p)
		if err != nil {
			return err
		}
		list.Total = c.meetings
		if list.Pages, err = pages(list.Total, page); err != nil {
			return err
		}
		ids, err := p.Newest(ctx, PageSize, (page-1)*PageSize)
		if err != nil {
			return err
		}
		accounts, err := p.Accounts(ctx, ids)
		if err != nil {
			return err
		}
		list.Lines = lines(ids, accounts)
		return confirm(ctx, p, list.Lines, accounts)
	})
	return list, err
}

// Announced returns the meetings that public accounts announce for these days,
// first and last included, the earliest first, at most a page of them.
func (r *Registrar) Announced(ctx context.Context, from, to readout.Day) ([]MeetingLine, error) {
	var out []MeetingLine
	err := r.view(ctx, func(p Public) error {
		ids, err := p.Announced(ctx, from, to, 2*PageSize)
		if err != nil {
			return err
		}
		accounts, err := p.Accounts(ctx, ids)
		if err != nil {
			return err
		}
		// an account without a day of the meeting is sorted by its own
		out = slices.DeleteFunc(lines(ids, accounts), func(l MeetingLine) bool {
			return l.Start < readout.PartialDate(from) || l.Start > readout.PartialDate(to)
		})
		return nil
	})
	return out[:min(len(out), PageSize)], err
}

// Lines returns a line for each of the meetings, in their order; one without
// public accounts is left out.
func (r *Registrar) Lines(ctx context.Context, ids []readout.MeetingID) (out []MeetingLine, err error) {
	err = r.view(ctx, func(p Public) error {
		accounts, err := p.Accounts(ctx, ids)
		if err != nil {
			return err
		}
		out = lines(ids, accounts)
		return confirm(ctx, p, out, accounts)
	})
	return out, err
}

// lines writes a line for each meeting, in the order of ids.
func lines(ids []readout.MeetingID, accounts []PublicAccount) []MeetingLine {
	slices.SortFunc(accounts, byDate)
	groups := map[readout.MeetingID][]PublicAccount{}
	for _, a := range accounts {
		groups[a.Meeting] = append(groups[a.Meeting], a)
	}
	out := make([]MeetingLine, 0, len(ids))
	for _, id := range ids {
		if of := groups[id]; len(of) > 0 {
			coming := !slices.ContainsFunc(of, func(a PublicAccount) bool { return a.Facts.Account != readout.AccountAdvance })
			out = append(out, MeetingLine{Round: round(of), Series: seriesOf(of), Title: of[0].Title, Lang: of[0].Lang, Coming: coming})
		}
	}
	return out
}

// seriesOf returns the series of a meeting with the commonest name among its
// accounts, nil outside any series.
func seriesOf(accounts []PublicAccount) *readout.Series {
	s := accounts[0].Series
	if s.ID == 0 {
		return nil
	}
	var names []string
	for _, a := range accounts {
		names = append(names, a.Facts.Series)
	}
	s.Name = commonest(names)[0]
	return &s
}

// commonest orders wordings by how often they occur, the commonest first, each
// once; equally common ones stay in their order. Empty ones are left out unless
// there is no other.
func commonest(words []string) []string {
	count := map[string]int{}
	var each []string
	for _, w := range words {
		if count[w]++; count[w] == 1 && w != "" {
			each = append(each, w)
		}
	}
	slices.SortStableFunc(each, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	if len(each) == 0 {
		return []string{""}
	}
	return each
}

// Meeting returns the meeting at an address with its public accounts, titles in
// lang where there is an edition in it. A meeting without public account is
// readout.ErrNotFound, as one that never was.
func (r *Registrar) Meeting(ctx context.Context, a readout.Address, lang readout.Lang) (MeetingSheet, error) {
	var sheet MeetingSheet
	err := r.view(ctx, func(p Public) error {
		id, err := p.MeetingAt(ctx, a)
		if err != nil {
			return err
		}
		accounts, err := p.Accounts(ctx, []readout.MeetingID{id})
		if err != nil {
			return err
		}
		if len(accounts) == 0 {
			return readout.ErrNotFound
		}
		slices.SortFunc(accounts, byDate)
		if sheet.Accounts, err = sheets(ctx, p, accounts, lang); err != nil {
			return err
		}
		whole := round(accounts)
		sheet.Series = seriesOf(accounts)
		sheet.Meeting = readout.Meeting{ID: id, Address: whole.Address, Series: accounts[0].Series.ID, Ordinal: whole.Ordinal,
			Kind: whole.Kind, Start: readout.Day(whole.Start), End: whole.End}
		if sheet.Previous, sheet.Next, err = around(ctx, p, id, accounts); err != nil {
			return err
		}
		sheet.People, err = peopleIn(ctx, p, accounts)
		return err
	})
	return sheet, err
}

// sheets completes accounts with their records and titles.
func sheets(ctx context.Context, p Public, accounts []PublicAccount, lang readout.Lang) ([]AccountSheet, error) {
	var versions []press.VersionKey
	var releases []readout.ReleaseID
	for _, a := range accounts {
		versions = append(versions, press.VersionKey{Release: a.Release, Lang: a.Lang, Version: a.Version})
		releases = append(releases, a.Release)
	}
	records, err := p.Records(ctx, versions)
	if err != nil {
		return nil, err
	}
	titles, err := p.Titles(ctx, releases, lang)
	if err != nil {
		return nil, err
	}
	out := make([]AccountSheet, len(accounts))
	for i, a := range accounts {
		out[i] = AccountSheet{Account: a.Account, Publisher: a.Publisher, Date: a.Date, Address: a.Address,
			Title: a.Title, TitleLang: a.Lang, Record: records[versions[i]]}
		if title, ok := titles[a.Release]; ok {
			out[i].Title, out[i].TitleLang = title, lang
		}
	}
	return out, nil
}

// around returns the rounds before and after a meeting.
func around(ctx context.Context, p Public, id readout.MeetingID, accounts []PublicAccount) (previous, next *Round, err error) {
	series := accounts[0].Series
	all := accounts
	if series.ID != 0 {
		if all, err = p.SeriesAccounts(ctx, series.ID); err != nil {
			return nil, nil, err
		}
	}
	named, err := p.Mentions(ctx, series.Key, id)
	if err != nil {
		return nil, nil, err
	}
	previous, next = beside(rounds(held(all), named), id)
	return previous, next, nil
}

func held(accounts []PublicAccount) []Round {
	var out []Round
	for _, r := range meetings(accounts) {
		out = append(out, r)
	}
	// the order of a map is none; what was held is recognised in this one
	slices.SortFunc(out, func(a, b Round) int { return cmp.Compare(a.Address.String(), b.Address.String()) })
	return out
}

// Reads returns the meeting that a release is a public account of, nil where
// the release reports none, or none that the public may know.
func (r *Registrar) Reads(ctx context.Context, release readout.ReleaseID) (*MeetingRef, error) {
	var ref *MeetingRef
	err := r.view(ctx, func(p Public) error {
		id, err := p.MeetingOf(ctx, release)
		if err != nil {
			return err
		}
		accounts, err := p.Accounts(ctx, []readout.MeetingID{id})
		if err != nil {
			return err
		}
		if len(accounts) == 0 {
			return readout.ErrNotFound
		}
		whole := round(accounts)
		ref = &MeetingRef{Address: whole.Address, Series: seriesOf(accounts), Ordinal: whole.Ordinal, Accounts: whole.Accounts}
		if ref.Previous, ref.Next, err = around(ctx, p, id, accounts); err != nil {
			return err
		}
		ref.Results = results(accounts, release)
		ref.People, err = peopleIn(ctx, p, slices.DeleteFunc(accounts, func(a PublicAccount) bool { return a.Release != release }))
		return err
	})
	if errors.Is(err, readout.ErrNotFound) {
		return nil, nil
	}
	return ref, err
}

// results are the accounts of what came of a meeting that a release announces.
func results(accounts []PublicAccount, release readout.ReleaseID) []readout.ReleaseID {
	i := slices.IndexFunc(accounts, func(a PublicAccount) bool { return a.Release == release })
	if i < 0 || accounts[i].Kind != readout.AccountAdvance {
		return nil
	}
	accounts = slices.Clone(accounts)
	slices.SortFunc(accounts, byDate)
	var out []readout.ReleaseID
	for _, a := range accounts {
		if a.Kind == readout.AccountOutcome || a.Kind == readout.AccountJointText {
			out = append(out, a.Release)
		}
	}
	return out
}
