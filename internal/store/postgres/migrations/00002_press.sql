-- +goose Up

create table publishers (
    code    text collate "C" primary key,
    ours    bigint not null,
    names   text collate "C" not null, -- JSON: language to name
    party   text collate "C" not null,
    zone    text collate "C" not null,
    rights  text collate "C" not null,
    founded text collate "C" not null,
    url     text collate "C" not null,
    licence text collate "C" not null,
    boards  text collate "C" not null, -- JSON: code and names, in the publisher's order
    changed bigint not null -- number of the event that last changed it
);

-- visible is the gate's rule as far as a release goes; it is stored so that
-- indexes can begin with it. ours follows the publisher.
create table releases (
    id             bigint primary key,
    publisher      text collate "C" not null references publishers (code),
    ours           bigint not null,
    board          text collate "C" not null,
    kind           text collate "C" not null,
    source         text collate "C" not null, -- what an import knows it by; '' where written here
    state          text collate "C" not null,
    visible        bigint not null generated always as (case when state in ('public', 'withdrawn', 'removed') then 1 else 0 end) stored,
    year           bigint not null default 0,
    slug           text collate "C" not null default '', -- '' until first released
    authoritative  text collate "C" not null,
    first_released bigint,
    imported_hits  bigint not null default 0,
    demo           bigint not null default 0,
    changed        bigint not null default 0 -- number of its last event
);
create unique index releases_source on releases (publisher, source) where source <> '';
create unique index releases_address on releases (slug, year) where slug <> '';
create index releases_newest on releases (visible, first_released, id);
create index releases_ours on releases (visible, ours, first_released, id);
create index releases_publisher on releases (visible, publisher, first_released, id);
create index releases_board on releases (visible, publisher, board, first_released, id);

-- An address that a release once had: it leads to the one that it has now and
-- is given to no other.
create table redirects (
    kind    text collate "C" not null, -- releases
    year    bigint not null,
    slug    text collate "C" not null,
    release bigint not null references releases (id),
    primary key (kind, slug, year)
);

-- The texts of a unit that is not released yet are JSON in editions; those of a
-- released one are its versions.
create table units (
    release       bigint not null references releases (id),
    number        bigint not null,
    state         text collate "C" not null,
    release_at    bigint,
    approved_hash text collate "C" not null default '',
    approved_by   text collate "C" not null default '',
    editions      text collate "C" not null default '[]',
    primary key (release, number)
);
create index units_scheduled on units (release_at) where state = 'scheduled';

create table texts (
    text_sha256 text collate "C" primary key,
    text        text collate "C" not null
);

-- One published state of an edition; a row never changes.
create table versions (
    release             bigint not null references releases (id),
    lang                text collate "C" not null,
    number              bigint not null,
    unit                bigint not null,
    title               text collate "C" not null,
    date                text collate "C" not null, -- YYYY-MM-DD; '' where the text has none
    text_sha256         text collate "C" not null references texts (text_sha256),
    marks               text collate "C" not null, -- JSON
    translation         text collate "C" not null,
    follows             bigint not null,
    contact             text collate "C" not null,
    reporting_time      text collate "C" not null,
    source_url          text collate "C" not null,
    original_sha256     text collate "C" not null,
    original_size       bigint not null,
    original_media_type text collate "C" not null,
    released            bigint,
    note                text collate "C" not null,
    salt                bytea not null,
    primary key (release, lang, number)
);

-- The newest version of each edition.
create table editions (
    release bigint not null references releases (id),
    lang    text collate "C" not null,
    latest  bigint not null,
    primary key (release, lang)
);

-- +goose StatementBegin
create function versions_stay() returns trigger language plpgsql as $$ begin
    raise exception 'a published version never changes';
end $$;
-- +goose StatementEnd
create trigger versions_stay before update on versions for each row execute function versions_stay();
-- +goose StatementBegin
create function versions_last() returns trigger language plpgsql as $$ begin
    raise exception 'a published version is never deleted';
end $$;
-- +goose StatementEnd
create trigger versions_last before delete on versions for each row execute function versions_last();
create trigger versions_all before truncate on versions for each statement execute function versions_last();
-- +goose StatementBegin
create function texts_stay() returns trigger language plpgsql as $$ begin
    raise exception 'a stored text never changes';
end $$;
-- +goose StatementEnd
create trigger texts_stay before update on texts for each row execute function texts_stay();

-- The gate: readout.Visible in SQL, and its only form. One row for each edition
-- version that the public may see. text is '' where the publisher's rights or a
-- removal withhold it.
create view public_edition as
select
    r.id as release, v.lang as lang, v.number as version,
    case when v.number = e.latest then 1 else 0 end as latest,
    e.latest as latest_version,
    r.publisher as publisher, r.ours as ours, r.board as board, r.kind as kind, r.state as state, r.demo as demo,
    r.year as year, r.slug as slug, r.authoritative as authoritative,
    r.first_released as first_released, r.imported_hits as imported_hits,
    v.title as title, v.date as date, v.text_sha256 as text_sha256, v.marks as marks, v.translation as translation,
    v.follows as follows, v.contact as contact, v.reporting_time as reporting_time, v.source_url as source_url,
    v.original_sha256 as original_sha256, v.original_size as original_size, v.original_media_type as original_media_type,
    v.unit as unit, v.released as released, v.note as note,
    case when r.ours = 1 then 'full' else p.rights end as rights,
    case when r.state = 'removed' or r.ours = 0 and p.rights <> 'full' then '' else t.text end as text
from releases r
join versions v on v.release = r.id
join units u on u.release = v.release and u.number = v.unit
join editions e on e.release = v.release and e.lang = v.lang
left join publishers p on p.code = r.publisher
left join texts t on t.text_sha256 = v.text_sha256
where r.visible = 1 and u.state = 'released' and v.released is not null;

-- Publishers are configuration that everybody may read.
create view public_publisher as
select code, ours, names, party, zone, rights, founded, url, licence, boards from publishers;

-- Where an old address of a release that the public may see leads.
create view public_redirect as
select m.kind as kind, m.year as from_year, m.slug as from_slug, p.year as year, p.slug as slug
from redirects m
join public_edition p on p.release = m.release
where p.latest = 1 and p.lang = p.authoritative;

-- How many releases the public may see, by week of first release (days since
-- 1970 divided by seven, rounded down). Kept by every change of a release in
-- its own transaction, so that neither a total nor a late page of a list reads
-- all releases; a test holds it to public_edition.
create table public_count (
    publisher text collate "C" not null,
    board     text collate "C" not null,
    year      bigint not null, -- of the address
    week      bigint not null,
    ours      bigint not null,
    releases  bigint not null check (releases >= 0),
    primary key (publisher, board, year, week)
);
