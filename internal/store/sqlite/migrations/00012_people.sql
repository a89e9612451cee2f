-- +goose Up

-- A row of people is a spelling. Which spellings are of one person is worked out
-- from them: an appearance names the spelling that its text uses and the person,
-- who is the spelling that stands for all; merges lead from the others to it.
alter table appearances add column spelling integer not null default 0;
update appearances set spelling = person;
create index appearances_spelling on appearances (spelling);

-- Keys under which other spellings of a name are found; each begins with the
-- party.
create table sounds (
    sound  text not null,
    person integer not null references people (id),
    primary key (sound, person)
) without rowid;
create index sounds_person on sounds (person);

-- Two spellings that accounts of one meeting give: for one seat, or both in one
-- account, where release and other are the same.
create table encounters (
    a       integer not null, -- spellings, the lower id first
    b       integer not null,
    release integer not null,
    other   integer not null,
    primary key (a, b, release, other)
) without rowid;
create index encounters_b on encounters (b);
create index encounters_release on encounters (release);
create index encounters_other on encounters (other);

drop view public_merge;
drop view public_person;
drop view public_appearance;
create view public_appearance as
select w.person as person, w.spelling as spelling, h.key as spelled, a.meeting as meeting, a.release as release, a.day as day, w.participant as participant, p.ours as ours
from appearances w
cross join accounts a
cross join public_edition p
cross join people h
where a.release = w.release and h.id = w.spelling
    and p.release = a.release and p.lang = a.lang and p.version = a.version and p.state <> 'removed' and p.rights <> 'link';

create view public_person as
select h.id as id, h.slug as slug, h.key as key, h.name as name, h.party as party,
    case when exists (select 1 from public_appearance w where w.person = h.id and w.ours = 1) then 1 else 0 end as ours
from people h
where exists (select 1 from public_appearance w where w.person = h.id);

create view public_merge as
select 'meetings' as kind, f.year || '/' || f.slug as from_address, t.year || '/' || t.slug as to_address,
    case when t.ours = 1 and g.ours = 1 then 1 else 0 end as ours
from merges g join meetings f on f.id = g.from_id join public_meeting t on t.id = g.to_id where g.kind = 'meetings'
union all
select 'series', f.slug, t.slug, case when t.ours = 1 and g.ours = 1 then 1 else 0 end
from merges g join series f on f.id = g.from_id join public_series t on t.id = g.to_id where g.kind = 'series'
union all
select 'people', f.slug, t.slug, case when t.ours = 1 and exists (select 1 from public_appearance w where w.spelling = f.id and w.ours = 1) then 1 else 0 end
from merges g join people f on f.id = g.from_id join public_person t on t.id = g.to_id
where g.kind = 'people' and exists (select 1 from public_appearance w where w.spelling = f.id);
