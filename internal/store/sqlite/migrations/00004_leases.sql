-- +goose Up

-- What the processes on one database tell each other. A lease ends at
-- lease_until by the database's own clock, whatever the clocks of the processes
-- say. epoch is of a process: the public epoch that it has acknowledged, before
-- which it serves nothing.
create table leases (
    name        text not null primary key, -- followers, or process and a random name
    holder      text not null,
    lease_until integer not null,
    epoch       integer not null
) without rowid;

-- A fingerprint of the secret that all processes on the database share.
create table secrets (
    name        text not null primary key,
    fingerprint text not null
) without rowid;

-- The database's clock in microseconds UTC.
create view clock as
select cast(unixepoch('subsec') * 1000000 as integer) as now;
