-- +goose Up

-- What of the register our own releases tell. A house that keeps other
-- publishers' texts for its desk shows nothing that only one of those tells, so
-- every view of the register says whether a release of ours stands behind a row.

drop view public_account;
create view public_account as
select
    a.release as release, a.lang as lang, a.version as version, a.meeting as meeting,
    a.day as day, a.account as account, a.series as wording, a.parties as parties, a.facts as facts,
    p.publisher as publisher, p.year as year, p.slug as slug, p.date as date, p.title as title, p.ours as ours
from accounts a
cross join public_edition p
where p.release = a.release and p.lang = a.lang and p.version = a.version and p.state <> 'removed' and p.rights <> 'link';

drop view public_account_at;
create view public_account_at as
select
    a.release as release, a.lang as lang, a.version as version, m.id as meeting,
    a.day as day, a.account as account, a.series as wording, a.parties as parties, a.facts as facts,
    p.publisher as publisher, p.year as year, p.slug as slug, p.date as date, p.title as title,
    m.year as meeting_year, m.slug as meeting_slug,
    m.series as series, s.slug as series_slug, s.key as series_key, s.name as series_name, p.ours as ours
from meetings m
cross join accounts a
cross join public_edition p
left join series s on s.id = m.series
where a.meeting = m.id
    and p.release = a.release and p.lang = a.lang and p.version = a.version and p.state <> 'removed' and p.rights <> 'link';

drop view public_meeting;
create view public_meeting as
select m.id as id, m.series as series, m.year as year, m.slug as slug,
    case when exists (select 1 from public_account a where a.meeting = m.id and a.ours = 1) then 1 else 0 end as ours
from meetings m
where exists (select 1 from public_account a where a.meeting = m.id);

drop view public_series;
create view public_series as
select s.id as id, s.slug as slug, s.key as key, s.name as name,
    case when exists (select 1 from public_account_at a where a.series = s.id and a.ours = 1) then 1 else 0 end as ours
from series s
where exists (select 1 from public_account_at a where a.series = s.id);

drop view public_appearance;
create view public_appearance as
select w.person as person, a.meeting as meeting, a.release as release, a.day as day, w.participant as participant, p.ours as ours
from appearances w
cross join accounts a
cross join public_edition p
where a.release = w.release
    and p.release = a.release and p.lang = a.lang and p.version = a.version and p.state <> 'removed' and p.rights <> 'link';

drop view public_leader;
create view public_leader as
select w.person as person, a.meeting as meeting, a.release as release, a.day as day, p.ours as ours
from accounts a
cross join appearances w
cross join public_edition p
where w.release = a.release
    and p.release = a.release and p.lang = a.lang and p.version = a.version and p.state <> 'removed' and p.rights <> 'link';

drop view public_person;
create view public_person as
select h.id as id, h.slug as slug, h.key as key, h.name as name, h.party as party,
    case when exists (select 1 from public_appearance w where w.person = h.id and w.ours = 1) then 1 else 0 end as ours
from people h
where exists (select 1 from public_appearance w where w.person = h.id);

drop view public_mention;
create view public_mention as
select m.series_key as series_key, m.number as number, m.named as named, a.meeting as meeting,
    a.release as release, a.lang as lang, a.version as version,
    p.publisher as publisher, p.year as year, p.slug as slug, p.date as date, p.ours as ours
from mentions m
cross join accounts a
cross join public_edition p
where a.release = m.release
    and p.release = a.release and p.lang = a.lang and p.version = a.version and p.state <> 'removed' and p.rights <> 'link';

drop view public_record;
create view public_record as
select
    r.release as release, r.lang as lang, r.version as version, r.status as status,
    case when r.shown <> '' then r.shown else r.reading end as record,
    p.follows as follows, p.authoritative as authoritative, p.released as released, p.ours as ours
from records r
cross join public_edition p
where p.release = r.release and p.lang = r.lang and p.version = r.version and p.state <> 'removed' and p.rights <> 'link';

drop view public_merge;
create view public_merge as
select 'meetings' as kind, f.year || '/' || f.slug as from_address, t.year || '/' || t.slug as to_address, t.ours as ours
from merges g join meetings f on f.id = g.from_id join public_meeting t on t.id = g.to_id where g.kind = 'meetings'
union all
select 'series', f.slug, t.slug, t.ours
from merges g join series f on f.id = g.from_id join public_series t on t.id = g.to_id where g.kind = 'series'
union all
select 'people', f.slug, t.slug, t.ours
from merges g join people f on f.id = g.from_id join public_person t on t.id = g.to_id where g.kind = 'people';
