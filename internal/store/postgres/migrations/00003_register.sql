-- +goose Up

-- Series, meetings and people keep their rows and addresses for good. key is
-- what joins accounts to them: readout.SeriesKey; a sure key of the register,
-- which may change; readout.PersonKey.
create table series (
    id   bigint primary key,
    slug text collate "C" not null unique,
    key  text collate "C" not null unique,
    name text collate "C" not null -- as the first account words it
);
create table meetings (
    id     bigint primary key,
    key    text collate "C" not null unique,
    series bigint references series (id),
    year   bigint not null,
    slug   text collate "C" not null,
    unique (slug, year)
);
create index meetings_series on meetings (series);
create table people (
    id    bigint primary key,
    slug  text collate "C" not null unique,
    key   text collate "C" not null unique,
    name  text collate "C" not null, -- as the first account writes it
    party text collate "C" not null
);

-- A meeting, series or person that nothing stands on any more and that became
-- another. Always one step: what leads to a row leads to one that stands.
create table merges (
    kind    text collate "C" not null, -- meetings, series, people
    from_id bigint not null,
    to_id   bigint not null,
    actor   text collate "C" not null, -- who brought them together: 'reading', by a sure key
    at      bigint not null,
    primary key (kind, from_id)
);
create index merges_to on merges (kind, to_id);

-- Where a release stood last. A new reading finds the row again through it.
create table stood (
    release bigint primary key,
    meeting bigint not null references meetings (id)
);
create index stood_meeting on stood (meeting);

-- What one edition version was read into, without its text.
create table records (
    release      bigint not null,
    lang         text collate "C" not null,
    version      bigint not null,
    text_sha256  text collate "C" not null,
    rules_sha256 text collate "C" not null,
    status       text collate "C" not null,
    facts        text collate "C" not null, -- JSON of the shown record's facts; '' where it has no meeting
    reading      text collate "C" not null, -- JSON of the record as read
    shown        text collate "C" not null, -- JSON with decisions laid over it; '' where there are none
    primary key (release, lang, version)
);

-- An editor's word on one value of an edition; a row never changes.
create table decisions (
    release     bigint not null,
    lang        text collate "C" not null,
    number      bigint not null, -- from 1 within the edition
    field       text collate "C" not null,    -- JSON Pointer
    exact       text collate "C" not null,
    before      text collate "C" not null,    -- 32 code points
    after       text collate "C" not null,
    start_at    bigint not null, -- code points of the text
    end_at      bigint not null,
    text_sha256 text collate "C" not null,
    value       text collate "C" not null,    -- JSON; '' where the value is rejected
    actor       text collate "C" not null,
    at          bigint not null,
    primary key (release, lang, number)
);

-- The meeting that a release is an account of, and the version whose record
-- says so.
create table accounts (
    release   bigint primary key,
    lang      text collate "C" not null,
    version   bigint not null,
    meeting   bigint not null references meetings (id),
    round_key text collate "C" not null, -- '' where there is none
    day_key   text collate "C" not null,
    day       text collate "C" not null, -- what lists sort by: the start, else the release's date
    account   text collate "C" not null,
    series    text collate "C" not null, -- wording
    parties   text collate "C" not null, -- codes in the text's order, divided by +
    facts     text collate "C" not null  -- JSON
);
create index accounts_meeting on accounts (meeting);
create index accounts_newest on accounts (day, meeting, release);
create index accounts_day_key on accounts (day_key) where day_key <> '';

-- Rounds that an account names and does not report.
create table mentions (
    release    bigint not null,
    number     bigint not null,
    series_key text collate "C" not null, -- '' for the unnamed series of the account's own meeting
    named      text collate "C" not null, -- JSON
    primary key (release, number)
);
create index mentions_series on mentions (series_key) where series_key <> '';

create table appearances (
    release     bigint not null,
    person      bigint not null references people (id),
    participant text collate "C" not null, -- JSON
    primary key (release, person)
);
create index appearances_person on appearances (person);

-- The register through the gate. An account whose text was removed, or whose
-- publisher lets no words be shown, gives the public nothing.
create view public_account as
select
    a.release as release, a.lang as lang, a.version as version, a.meeting as meeting,
    a.day as day, a.account as account, a.series as wording, a.parties as parties, a.facts as facts,
    p.publisher as publisher, p.year as year, p.slug as slug, p.date as date, p.title as title
from accounts a
cross join public_edition p
where p.release = a.release and p.lang = a.lang and p.version = a.version and p.state <> 'removed' and p.rights <> 'link';

-- The same from the meeting's side, with its address and series.
create view public_account_at as
select
    a.release as release, a.lang as lang, a.version as version, m.id as meeting,
    a.day as day, a.account as account, a.series as wording, a.parties as parties, a.facts as facts,
    p.publisher as publisher, p.year as year, p.slug as slug, p.date as date, p.title as title,
    m.year as meeting_year, m.slug as meeting_slug,
    m.series as series, s.slug as series_slug, s.key as series_key, s.name as series_name
from meetings m
cross join accounts a
cross join public_edition p
left join series s on s.id = m.series
where a.meeting = m.id
    and p.release = a.release and p.lang = a.lang and p.version = a.version and p.state <> 'removed' and p.rights <> 'link';

create view public_meeting as
select m.id as id, m.series as series, m.year as year, m.slug as slug from meetings m
where exists (select 1 from public_account a where a.meeting = m.id);

create view public_series as
select s.id as id, s.slug as slug, s.key as key, s.name as name from series s
where exists (select 1 from public_account_at a where a.series = s.id);

create view public_appearance as
select w.person as person, a.meeting as meeting, a.release as release, a.day as day, w.participant as participant
from appearances w
cross join accounts a
cross join public_edition p
where a.release = w.release
    and p.release = a.release and p.lang = a.lang and p.version = a.version and p.state <> 'removed' and p.rights <> 'link';

-- The same from the account's side, to walk it by day.
create view public_leader as
select w.person as person, a.meeting as meeting, a.release as release, a.day as day
from accounts a
cross join appearances w
cross join public_edition p
where w.release = a.release
    and p.release = a.release and p.lang = a.lang and p.version = a.version and p.state <> 'removed' and p.rights <> 'link';

create view public_person as
select h.id as id, h.slug as slug, h.key as key, h.name as name, h.party as party from people h
where exists (select 1 from public_appearance w where w.person = h.id);

create view public_mention as
select m.series_key as series_key, m.number as number, m.named as named, a.meeting as meeting,
    a.release as release, a.lang as lang, a.version as version,
    p.publisher as publisher, p.year as year, p.slug as slug, p.date as date
from mentions m
cross join accounts a
cross join public_edition p
where a.release = m.release
    and p.release = a.release and p.lang = a.lang and p.version = a.version and p.state <> 'removed' and p.rights <> 'link';

create view public_record as
select
    r.release as release, r.lang as lang, r.version as version, r.status as status,
    case when r.shown <> '' then r.shown else r.reading end as record,
    p.follows as follows, p.authoritative as authoritative, p.released as released
from records r
cross join public_edition p
where p.release = r.release and p.lang = r.lang and p.version = r.version and p.state <> 'removed' and p.rights <> 'link';

-- Where a merged meeting, series or person stands now.
create view public_merge as
select 'meetings' as kind, f.year || '/' || f.slug as from_address, t.year || '/' || t.slug as to_address
from merges g join meetings f on f.id = g.from_id join public_meeting t on t.id = g.to_id where g.kind = 'meetings'
union all
select 'series', f.slug, t.slug
from merges g join series f on f.id = g.from_id join public_series t on t.id = g.to_id where g.kind = 'series'
union all
select 'people', f.slug, t.slug
from merges g join people f on f.id = g.from_id join public_person t on t.id = g.to_id where g.kind = 'people';

-- The public epoch, under which counts may be kept in memory.
create view public_epoch as
select number from events where changes_public = true order by number desc limit 1;
