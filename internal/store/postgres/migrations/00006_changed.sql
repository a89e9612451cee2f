-- +goose Up

-- Texts that changed, the latest first, are few among many: a list of them
-- reads no others.
create index versions_changed on versions (released) where number > 1;
