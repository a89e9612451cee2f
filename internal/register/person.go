package register

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"readout"
	"readout/internal/facts"
)

// People returns a page of the heads and deputies who appear in public
// accounts, those who met last first. A page beyond the end is
// readout.ErrNotFound.
func (r *Registrar) People(ctx context.Context, page int) (PeopleList, error) {
	list := PeopleList{Page: page}
	err := r.view(ctx, func(p Public) error {
		c, err := r.count(ctx, p)
		if err != nil {
			return err
		}
		list.Total = c.people
		if list.Pages, err = pages(list.Total, page); err != nil {
			return err
		}
		people, err := p.People(ctx, PageSize, (page-1)*PageSize)
		if err != nil {
			return err
		}
		sheets, err := personSheets(ctx, p, people)
		if err != nil {
			return err
		}
		for _, s := range sheets {
			line := PersonLine{Person: s.Person, Meetings: len(s.Appearances)}
			if len(s.Appearances) > 0 {
				last := s.Appearances[0]
				line.Post, line.Organisation, line.Last = last.Post, last.Organisation, last.Start
			}
			list.Lines = append(list.Lines, line)
		}
		return nil
	})
	return list, err
}

// Person returns a person with every meeting that public accounts name them as
// head or deputy of, latest first. One who is in no public account is
// readout.ErrNotFound.
func (r *Registrar) Person(ctx context.Context, slug string) (PersonSheet, error) {
	var sheet PersonSheet
	err := r.view(ctx, func(p Public) error {
		person, err := p.PersonAt(ctx, slug)
		if err != nil {
			return err
		}
		sheets, err := personSheets(ctx, p, []readout.Person{person})
		if err != nil {
			return err
		}
		if len(sheets[0].Appearances) == 0 {
			return readout.ErrNotFound
		}
		sheet = sheets[0]
		return nil
	})
	return sheet, err
}

// personSheets puts together what public accounts say of people, in the order
// of people.
func personSheets(ctx context.Context, p Public, people []readout.Person) ([]PersonSheet, error) {
	var ids []readout.PersonID
	for _, person := range people {
		ids = append(ids, person.ID)
	}
	appearances, err := p.Appearances(ctx, ids)
	if err != nil {
		return nil, err
	}
	var met []readout.MeetingID
	for _, a := range appearances {
		met = append(met, a.Meeting)
	}
	slices.Sort(met)
	met = slices.Compact(met)
	accounts, err := p.Accounts(ctx, met)
	if err != nil {
		return nil, err
	}
	diary, err := p.Diary(ctx, met)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(accounts, byDate)
	of := map[readout.MeetingID][]PublicAccount{}
	for _, a := range accounts {
		of[a.Meeting] = append(of[a.Meeting], a)
	}
	whole := map[readout.MeetingID]Round{}
	for id, accounts := range of {
		whole[id] = round(accounts)
	}
	said := map[readout.PersonID]map[readout.ReleaseID]readout.Participant{}
	metBy := map[readout.PersonID][]readout.MeetingID{}
	written := map[readout.PersonID]map[readout.ReleaseID]string{}
	for _, a := range appearances {
		if said[a.Person] == nil {
			said[a.Person] = map[readout.ReleaseID]readout.Participant{}
			written[a.Person] = map[readout.ReleaseID]string{}
		}
		written[a.Person][a.Release] = a.Participant.Name
		said[a.Person][a.Release] = a.Participant
		metBy[a.Person] = append(metBy[a.Person], a.Meeting)
	}
	sheets := make([]PersonSheet, 0, len(people))
	for _, person := range people {
		sheet := PersonSheet{Person: person}
		slices.Sort(metBy[person.ID])
		for _, id := range slices.Compact(metBy[person.ID]) {
			if a, from, ok := appearance(of[id], whole[id], said[person.ID]); ok {
				if checked := diary[from].Checked; checked != nil {
					a.Checked = slices.ContainsFunc(checked.Leaders, func(l facts.Leader) bool { return readout.Value(l.Side) == person.Party && l.Name == a.Name })
				}
				sheet.Appearances = append(sheet.Appearances, a)
			}
		}
		slices.SortStableFunc(sheet.Appearances, func(a, b Appearance) int {
			return cmp.Or(-cmp.Compare(a.Start, b.Start), -cmp.Compare(a.Meeting.String(), b.Meeting.String()))
		})
		var names []string
		for _, a := range sheet.Appearances {
			names = append(names, a.Name)
		}
		if len(names) > 0 {
			sheet.Names = commonest(names)
			sheet.Name = sheet.Names[0]
			// and as other accounts of those meetings write it
			for _, name := range slices.Sorted(maps.Values(written[person.ID])) {
				if !slices.Contains(sheet.Names, name) {
					sheet.Names = append(sheet.Names, name)
				}
			}
		}
		sheets = append(sheets, sheet)
	}
	return sheets, nil
}

// appearance is a person at one meeting, from the first of its accounts that
// names the person and, if one does, the post; from is that account.
func appearance(accounts []PublicAccount, whole Round, said map[readout.ReleaseID]readout.Participant) (a Appearance, from readout.ReleaseID, ok bool) {
	var best PublicAccount
	var is readout.Participant
	found := false
	for _, a := range accounts {
		p, ok := said[a.Release]
		if !ok {
			continue
		}
		if !found || readout.Value(is.Post) == "" && readout.Value(p.Post) != "" {
			best, is, found = a, p, true
		}
	}
	if !found {
		return Appearance{}, 0, false
	}
	return Appearance{Meeting: whole.Address, Series: seriesOf(accounts), Ordinal: whole.Ordinal, Kind: whole.Kind, Start: readout.Day(whole.Start),
		Name: is.Name, Post: readout.Value(is.Post), Organisation: readout.Value(is.Organisation), Role: readout.Value(is.Role),
		Release: best.Address, Publisher: best.Publisher}, best.Release, true
}

// peopleIn returns the slugs, by key, of those in accounts who have pages.
func peopleIn(ctx context.Context, p Public, accounts []PublicAccount) (map[string]string, error) {
	releases := make([]readout.ReleaseID, len(accounts))
	for i, a := range accounts {
		releases[i] = a.Release
	}
	return p.PeopleIn(ctx, releases)
}
