-- +goose Up

-- Where in the row of its release's addresses an old one stood: 1 is the first
-- that it ever had, by which feeds know it. Rows of before count as one; the
-- command that gives a release another address did not exist.
alter table redirects add column number integer not null default 1;
create index redirects_release on redirects (release, number);
