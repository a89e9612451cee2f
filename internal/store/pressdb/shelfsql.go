package pressdb

import (
	"strconv"
	"strings"

	"readout/internal/press"
	"readout/internal/store"
)

// The columns of a row of public_edition, in the order that scanEdition reads.
const editionColumns = `release, lang, version, latest_version, publisher, ours, board, kind, state, demo, year, slug, authoritative, first_released, imported_hits, rights, ` + versionFacts

// lineColumns are what a line of a list shows, in the order that scanLines reads.
// They stand before the marks of a version, which weigh more than all the rest:
// what stands behind them is read page by page of the database.
const lineColumns = `release, lang, latest_version, publisher, board, kind, state, demo, year, slug, authoritative, first_released, title, date`

// unmarkedColumns are editionColumns without the marks, which only a release's
// own page shows.
var unmarkedColumns = strings.Replace(editionColumns, " marks,", " '' as marks,", 1)

// The public queries that do not depend on a filter.
var (
	publicNewest   = store.Public("select " + lineColumns + " from public_edition where latest = 1 and release in ($1...)")
	publicNewestAt = store.Public("select " + unmarkedColumns + " from public_edition where latest = 1 and slug <> '' and year = $1 and slug = $2")
	publicTexts    = store.Public("select " + unmarkedColumns + ", substr(text, 1, $1) from public_edition where latest = 1 and release in ($2...)")
	publicSheet    = store.Public("select " + editionColumns + ", substr(text, 1, $4) from public_edition where release = $1 and lang = $2 and version = $3")
	publicHistory  = store.Public("select version, released, note from public_edition where release = $1 and lang = $2 order by version desc")

	publicChanged = store.Public("select release, released from public_edition where latest = 1 and version > 1 and state = 'public' and ours >= $1 order by released desc limit $2")

	// one release for each row of the first two: at one instant by id
	publicBefore = store.Public(`select release from public_edition
		where publisher = $1 and board = $2 and lang = authoritative and latest = 1 and first_released <= $3 and (first_released < $3 or release < $4)
		order by first_released desc, release desc limit 1`)
	publicAfter = store.Public(`select release from public_edition
		where publisher = $1 and board = $2 and lang = authoritative and latest = 1 and first_released >= $3 and (first_released > $3 or release > $4)
		order by first_released, release limit 1`)

	publicPublishers   = store.Public("select code, ours, names, party, zone, rights, founded, url, licence, boards from public_publisher order by code")
	publicPublisher    = store.Public("select code, ours, names, party, zone, rights, founded, url, licence, boards from public_publisher where code = $1")
	publicBoardCounts  = store.Public("select publisher, board, sum(releases) from public_count group by publisher, board")
	publicBoardCount   = store.Public("select publisher, board, sum(releases) from public_count where publisher = $1 group by publisher, board")
	publicNewestOfEach = store.Public(`select p.code, (select first_released from public_edition e where e.publisher = p.code order by e.first_released desc limit 1) from public_publisher p`)
	publicNewestOf     = store.Public("select publisher, first_released from public_edition where publisher = $1 order by first_released desc limit 1")

	publicRedirect = store.Public("select year, slug from public_redirect where kind = $1 and from_year = $2 and from_slug = $3")
)

// shape says which parts of a filter are set; each shape has queries of its own
// because one with optional parts could use no index.
type shape struct{ ours, publisher, board, year bool }

func shapeOf(f press.Filter) shape {
	return shape{f.OursOnly, f.Publisher != "", f.Board != "", f.Year != 0}
}

// filterQueries are the public queries of one shape.
type filterQueries struct {
	weeks store.PublicQuery // filter → week, releases; newest first
	years store.PublicQuery // filter → year; newest first
	page  store.PublicQuery // filter, before this instant, limit, offset → releases
}

var publicByShape = func() map[shape]filterQueries {
	all := map[shape]filterQueries{}
	for bits := range 16 {
		s := shape{bits&1 != 0, bits&2 != 0, bits&4 != 0, bits&8 != 0}
		var conditions []string
		add := func(on bool, column string) {
			if on {
				conditions = append(conditions, column+" = $"+strconv.Itoa(len(conditions)+1))
			}
		}
		add(s.ours, "ours")
		add(s.publisher, "publisher")
		add(s.board, "board")
		add(s.year, "year")
		where := strings.Join(append([]string{""}, conditions...), " and ")
		n := len(conditions)
		place := func(i int) string { return "$" + strconv.Itoa(n+i) }
		all[s] = filterQueries{
			weeks: store.Public("select week, sum(releases) from public_count where releases > 0" + where + " group by week order by week desc"),
			years: store.Public("select distinct year from public_count where releases > 0" + where + " order by year desc"),
			page: store.Public("select release from public_edition where lang = authoritative and latest = 1" + where +
				" and first_released < " + place(1) + " order by first_released desc, release desc limit " + place(2) + " offset " + place(3)),
		}
	}
	return all
}()

// args are the arguments of a filter, in the order of its shape.
func args(f press.Filter) []any {
	var a []any
	if f.OursOnly {
		a = append(a, 1)
	}
	if f.Publisher != "" {
		a = append(a, f.Publisher)
	}
	if f.Board != "" {
		a = append(a, f.Board)
	}
	if f.Year != 0 {
		a = append(a, f.Year)
	}
	return a
}
