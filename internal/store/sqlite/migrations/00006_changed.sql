-- +goose Up

-- Texts that changed, the latest first, are few among many: a list of them
-- reads no others.
create index versions_changed on versions (released) where number > 1;

-- What the planner has to know and cannot guess, or it begins with all visible
-- releases and sorts them.
analyze sqlite_schema;
insert into sqlite_stat1 (tbl, idx, stat) values ('versions', 'versions_changed', '1000 1');
analyze sqlite_schema;
