-- +goose Up

-- What the processes on one database tell each other. A lease ends at
-- lease_until by the database's own clock, whatever the clocks of the processes
-- say. epoch is of a process: the public epoch that it has acknowledged, before
-- which it serves nothing.
create table leases (
    name        text collate "C" not null primary key, -- followers, or process and a random name
    holder      text collate "C" not null,
    lease_until bigint not null,
    epoch       bigint not null
);

-- A fingerprint of the secret that all processes on the database share.
create table secrets (
    name        text collate "C" not null primary key,
    fingerprint text collate "C" not null
);

-- The database's clock in microseconds UTC.
create view clock as
select cast(extract(epoch from clock_timestamp()) * 1000000 as bigint) as now;
