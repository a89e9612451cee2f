-- +goose Up

-- The history that event numbers belong to: one row. A restore gives it a new
-- name.
create table era (
    "only" bigint primary key check ("only" = 1),
    name text collate "C" not null
);
insert into era ("only", name) values (1, replace(gen_random_uuid()::text, '-', ''));

-- What happened, numbered without gaps; a row never changes.
create table events (
    number         bigint primary key check (number > 0),
    at             bigint not null,
    kind           text collate "C" not null,
    changes_public boolean not null,
    actor          text collate "C" not null,
    release        bigint not null default 0,
    publisher      text collate "C" not null default '',
    lang           text collate "C" not null default '',
    version        bigint not null default 0
);
create index events_release on events (release, number);
create index events_public on events (number) where changes_public = true;

-- +goose StatementBegin
create function events_stay() returns trigger language plpgsql as $$ begin
    raise exception 'an event never changes';
end $$;
-- +goose StatementEnd
create trigger events_stay before update on events for each row execute function events_stay();
-- +goose StatementBegin
create function events_last() returns trigger language plpgsql as $$ begin
    raise exception 'an event is never deleted';
end $$;
-- +goose StatementEnd
create trigger events_last before delete on events for each row execute function events_last();
create trigger events_all before truncate on events for each statement execute function events_last();

-- How far the followers have come that build in this database.
create table cursors (
    follower text collate "C" primary key,
    era      text collate "C" not null,
    number   bigint not null
);

-- Events that a follower gave up on after repeated failures.
create table parked (
    follower text collate "C" not null,
    era      text collate "C" not null,
    event    bigint not null,
    cause    text collate "C" not null,
    at       bigint not null,
    primary key (follower, era, event)
);
