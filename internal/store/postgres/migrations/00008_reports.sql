-- +goose Up

-- What readers say is wrong in a text. A row never changes.
create table reports (
    number  bigint primary key check (number > 0),
    at      bigint not null,
    release bigint not null references releases (id),
    lang    text collate "C" not null,
    version bigint not null,
    point   text collate "C" not null, -- as the reader names it; '' for the whole text
    words   text collate "C" not null
);
create index reports_release on reports (release, number);

-- The register keeps of each account what lists are narrowed by, topics and
-- organisations too, so it reads everything once more.
delete from cursors where follower = 'register';
