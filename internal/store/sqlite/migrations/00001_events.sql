-- +goose Up

-- The history that event numbers belong to: one row. A restore gives it a new
-- name.
create table era (
    only integer primary key check (only = 1),
    name text not null
);
insert into era (only, name) values (1, lower(hex(randomblob(16))));

-- What happened, numbered without gaps; a row never changes.
create table events (
    number         integer primary key check (number > 0),
    at             integer not null,
    kind           text not null,
    changes_public integer not null,
    actor          text not null,
    release        integer not null default 0,
    publisher      text not null default '',
    lang           text not null default '',
    version        integer not null default 0
);
create index events_release on events (release, number);
create index events_public on events (number) where changes_public = true;

-- +goose StatementBegin
create trigger events_stay before update on events begin
    select raise(abort, 'an event never changes');
end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger events_last before delete on events begin
    select raise(abort, 'an event is never deleted');
end;
-- +goose StatementEnd

-- How far the followers have come that build in this database.
create table cursors (
    follower text primary key,
    era      text not null,
    number   integer not null
) without rowid;

-- Events that a follower gave up on after repeated failures.
create table parked (
    follower text not null,
    era      text not null,
    event    integer not null,
    cause    text not null,
    at       integer not null,
    primary key (follower, era, event)
) without rowid;
