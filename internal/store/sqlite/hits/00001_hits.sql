-- +goose Up

create table hits (
    release integer primary key,
    n       integer not null
);
