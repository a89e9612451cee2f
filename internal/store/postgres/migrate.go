package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"

	"readout"
)

// migrationLock is the advisory lock under which processes that start together
// take turns. The number is this program's own.
const migrationLock = 0x726561646f7574

// Migrate brings a database to the newest schema, after a look at whether its
// server may be used at all. Where nothing is to be done it writes nothing, so
// that a role which may not change the schema can serve.
func Migrate(ctx context.Context, address string) (err error) {
	db, err := pool(address, endless)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	conn, err := db.Conn(ctx)
	if err != nil {
		return reach(err)
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if err := check(ctx, conn); err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, "select pg_advisory_lock($1)", int64(migrationLock)); err != nil {
		return fmt.Errorf("waiting for another migration: %w", err)
	}
	for _, s := range schemas {
		if err := migrate(ctx, db, s.folder, s.versions); err != nil {
			return err
		}
	}
	if _, err := conn.ExecContext(ctx, "select pg_advisory_unlock($1)", int64(migrationLock)); err != nil {
		return fmt.Errorf("ending the migration: %w", err)
	}
	return nil
}

func migrate(ctx context.Context, db *sql.DB, folder, versions string) error {
	files, err := fs.Sub(folders, folder)
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectPostgres, db, files, goose.WithDisableGlobalRegistry(true), goose.WithTableName(versions))
	if err != nil {
		return fmt.Errorf("reading migrations: %w", err)
	}
	have, want, err := provider.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("reading the schema's version: %w", err)
	}
	switch {
	case have > want:
		return readout.Invalid("the database was written by a newer program (schema %d, this one knows %d); use that program or a backup from before", have, want)
	case have == want:
		return nil
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrating: %w", err)
	}
	return nil
}

// check refuses a server that would not keep what it acknowledged, and one that
// cannot hold every text.
func check(ctx context.Context, conn *sql.Conn) error {
	var version int
	var encoding, synchronous, fsync, pages string
	var copied bool
	err := conn.QueryRowContext(ctx, `select current_setting('server_version_num')::int, current_setting('server_encoding'),
		current_setting('synchronous_commit'), current_setting('fsync'), current_setting('full_page_writes'), pg_is_in_recovery()`).
		Scan(&version, &encoding, &synchronous, &fsync, &pages, &copied)
	if err != nil {
		return fmt.Errorf("asking for the server's settings: %w", reach(err))
	}
	switch {
	case version < minimum:
		return readout.Invalid("the server runs PostgreSQL %d; this program needs %d or newer", version/10000, minimum/10000)
	case encoding != "UTF8":
		return readout.Invalid("the database stores %s, which cannot hold every text; make one with: create database readout template template0 encoding 'UTF8'", encoding)
	case synchronous == "off" || fsync == "off" || pages == "off":
		return readout.Invalid("the server may lose what it has acknowledged (synchronous_commit %s, fsync %s, full_page_writes %s); set all three on", synchronous, fsync, pages)
	case copied:
		return readout.Invalid("the server of --database follows another and writes nothing; name the one that it follows")
	}
	return nil
}
