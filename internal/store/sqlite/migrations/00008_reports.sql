-- +goose Up

-- What readers say is wrong in a text. A row never changes.
create table reports (
    number  integer primary key check (number > 0),
    at      integer not null,
    release integer not null references releases (id),
    lang    text not null,
    version integer not null,
    point   text not null, -- as the reader names it; '' for the whole text
    words   text not null
);
create index reports_release on reports (release, number);

-- The register keeps of each account what lists are narrowed by, topics and
-- organisations too, so it reads everything once more.
delete from cursors where follower = 'register';
