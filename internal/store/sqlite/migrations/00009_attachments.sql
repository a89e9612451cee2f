-- +goose Up

-- Files that belong to a version, in the order that its publisher gives them; a
-- row never changes. The bytes are kept beside the database under their hash.
create table attachments (
    release    integer not null references releases (id),
    lang       text not null,
    version    integer not null,
    number     integer not null, -- from 1 within the version
    name       text not null, -- under which readers save it
    sha256     text not null,
    size       integer not null, -- bytes
    media_type text not null,
    pages      integer not null, -- 0 where nobody can tell
    title      text not null,
    alt        text not null,
    caption    text not null,
    credit     text not null,
    licence    text not null, -- code; '' where it is that of the release
    primary key (release, lang, version, number)
);
create index attachments_sha256 on attachments (sha256);

-- The words that were found in a file, for the search.
create table file_words (
    sha256 text primary key,
    words  text not null
) without rowid;

-- +goose StatementBegin
create trigger attachments_stay before update on attachments begin
    select raise(abort, 'an attachment of a published version never changes');
end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger attachments_last before delete on attachments begin
    select raise(abort, 'an attachment of a published version is never deleted');
end;
-- +goose StatementEnd

-- Attachments through the gate: of what is public now and shown whole, and not
-- of what was withdrawn or removed.
create view public_attachment as
select
    a.release as release, a.lang as lang, a.version as version, p.latest as latest, p.ours as ours, a.number as number,
    a.name as name, a.sha256 as sha256, a.size as size, a.media_type as media_type, a.pages as pages,
    a.title as title, a.alt as alt, a.caption as caption, a.credit as credit, a.licence as licence,
    coalesce(w.words, '') as words
from attachments a
cross join public_edition p
left join file_words w on w.sha256 = a.sha256
where p.release = a.release and p.lang = a.lang and p.version = a.version and p.state = 'public' and p.rights = 'full';
