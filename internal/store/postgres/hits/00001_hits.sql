-- +goose Up

create table hits (
    release bigint primary key,
    n       bigint not null
);
