-- +goose Up

-- What pairing keeps of one edition version, to weigh it against others.
create table sketches (
    release integer not null,
    lang    text not null,
    version integer not null,
    sketch  text not null, -- JSON; words as numbers
    primary key (release, lang, version)
) without rowid;

-- Where pairing finds the account of a release: under the parties that it names,
-- two by two and one by one, on the days that it gives. Days are counted.
create table blocks (
    block   text not null,
    first   integer not null,
    release integer not null,
    last    integer not null,
    lower   integer not null, -- the days that another account of the meeting may give
    upper   integer not null,
    primary key (block, first, release)
) without rowid;
create index blocks_release on blocks (release);

-- Two releases (kind 'meetings') or two spellings (kind 'people') that were
-- brought together, or may be one: why, by whom and when.
create table joins (
    kind    text not null,
    a       integer not null, -- the lower id
    b       integer not null,
    state   text not null, -- joined, beside, offered, refused
    rule    text not null, -- person, round, day, text, name
    score   integer not null, -- of pairing, in hundredths; 0 where it has no say
    certain integer not null,
    reasons text not null, -- JSON; '' without any
    actor   text not null, -- the person; '' for a rule
    at      integer not null,
    primary key (kind, a, b)
) without rowid;
create index joins_b on joins (kind, b);
create index joins_state on joins (state, at, kind, a, b);

-- A person's word on a pair; a row never changes, the last one on a pair holds.
create table rulings (
    number integer not null, -- of what was said at once
    kind   text not null,
    a      integer not null,
    b      integer not null,
    says   text not null, -- one, two; '' takes back what was said before
    actor  text not null,
    at     integer not null,
    primary key (number, kind, a, b)
) without rowid;
create index rulings_a on rulings (kind, a);
create index rulings_b on rulings (kind, b);

create index accounts_round_key on accounts (round_key) where round_key <> '';

-- Whether a release of ours stood at an address that leads elsewhere now: a house
-- that shows ours alone has no other addresses.
alter table merges add column ours integer not null default 1;

drop view public_merge;

-- A meeting is of a series for whoever sees an account that says so.
drop view public_series;
create view public_series as
select s.id as id, s.slug as slug, s.key as key, s.name as name,
    case when exists (select 1 from public_account_at a where a.series = s.id and a.ours = 1 and a.wording <> '') then 1 else 0 end as ours
from series s
where exists (select 1 from public_account_at a where a.series = s.id and a.wording <> '');

create view public_merge as
select 'meetings' as kind, f.year || '/' || f.slug as from_address, t.year || '/' || t.slug as to_address,
    case when t.ours = 1 and g.ours = 1 then 1 else 0 end as ours
from merges g join meetings f on f.id = g.from_id join public_meeting t on t.id = g.to_id where g.kind = 'meetings'
union all
select 'series', f.slug, t.slug, case when t.ours = 1 and g.ours = 1 then 1 else 0 end
from merges g join series f on f.id = g.from_id join public_series t on t.id = g.to_id where g.kind = 'series'
union all
select 'people', f.slug, t.slug, case when t.ours = 1 and g.ours = 1 then 1 else 0 end
from merges g join people f on f.id = g.from_id join public_person t on t.id = g.to_id where g.kind = 'people';
