package search

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
	"golang.org/x/sys/unix"

	"readout"
	"readout/internal/lexicon"
	"readout/internal/press"
	"readout/internal/search/segments"
)

// Editions is where the index gets its texts: the press office.
type Editions interface {
	// Current returns every newest edition of the releases that the public may
	// see, with at most so many code points of its text (Edition.Cut tells that
	// there are more), the authoritative one first. A release that the public may
	// not see has no entry.
	Current(ctx context.Context, ids []readout.ReleaseID, most int) (map[readout.ReleaseID][]press.Edition, error)
	// Attached returns what is said of, and was found in, the attachments of the
	// same editions, of each file at most so many code points.
	Attached(ctx context.Context, ids []readout.ReleaseID, most int) (map[readout.ReleaseID][]string, error)
}

// layout names how terms and fields are made, with the tables that make them. An
// index of another layout is built anew; change it whenever the terms of a text
// change.
var layout = "10." + lexicon.TablesSum

// Fields of an entry. Its id is the release's number.
const (
	fieldWords = "w" // titles, texts and attachments of all editions
	fieldTitle = "t"
	fieldStamp = "a" // its release, when that came out first, and how long it is; see stamp
	fieldLangs = "l" // languages of the editions, stored

	fieldSurface = "x" // words as they are written, to compare misspelt ones to

	fieldMarks  = "m" // what queries narrow to: publisher, kind, day …
	fieldSeries = "s" // what the meeting's series is called
	fieldPeople = "n" // who led it
	fieldTopics = "o" // what it was about
	fieldTold   = "v" // of what the register tells, stored; see Detail.digest
	fieldSaid   = "q" // what each side said, see saidBy
)

var cursorKey = []byte("cursor")

// most is how much of a release's words is indexed, in bytes: as much as a
// snippet is looked for in. It keeps one hostile text from filling the memory;
// 4 MiB of ever new words took 490 MB and 40 s.
const most = Scanned

// Index is the search index of one process. Its methods may be called from
// several goroutines at once; Take and Reset from one at a time.
type Index struct {
	// Large is held while a long text is taken in, so that whoever holds it for
	// another long text does not add to its memory; nil where nobody does. It is
	// set before the index is followed.
	Large    sync.Locker
	editions Editions
	layout   string // with what the house tells of meetings
	log      *slog.Logger
	path     string // of the index, below the data directory
	lock     *os.File
	broken   atomic.Bool // reading failed in a way that only building anew mends

	known known // of segments

	mu sync.RWMutex // held for writing while the index is exchanged
	b  bleve.Index
}

// place is the index's folder in a data directory.
func place(dir string) string { return filepath.Join(dir, "search") }

// Open opens the index in a data directory and makes an empty one where there
// is none, where it is broken, or where another version of the program made it;
// the follower that runs it then fills it from the first event. An index that
// another process has open is refused with a sentence (readout.ErrConflict).
func Open(dir string, editions Editions, log *slog.Logger) (*Index, error) {
	lock, err := lockIndex(dir)
	if err != nil {
		return nil, err
	}
	if err := os.RemoveAll(unfinished(dir)); err != nil { // of a Reindex that was killed
		return nil, errors.Join(fmt.Errorf("search index: %w", err), lock.Close())
	}
	x := newIndex(editions, place(dir), log)
	x.lock = lock
	if x.b, err = openExisting(x.path, x.layout); err != nil {
		if !errors.Is(err, os.ErrNotExist) {
			log.Warn("search index is built anew", "error", err)
		}
		if x.b, err = makeIndex(x.path, x.layout); err != nil {
			return nil, errors.Join(err, lock.Close())
		}
	}
	x.prepare()
	return x, nil
}

func newIndex(editions Editions, path string, log *slog.Logger) *Index {
	_, kind := told(editions)
	return &Index{editions: editions, layout: layout + kind, log: log, path: path}
}

// Close waits for searches under way and closes the index.
func (x *Index) Close() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	return errors.Join(x.b.Close(), x.lock.Close())
}

// lockIndex makes sure that one process has the index: the search library
// would wait without end.
func lockIndex(dir string) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(dir, "search.lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("search index: %w", err)
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		if errors.Is(err, unix.EWOULDBLOCK) {
			err = &readout.Problem{Kind: readout.ErrConflict, Sentence: "the search index of this data directory is open in another process; stop that one first"}
		}
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// settings are the search library's, the same for a new index and an old one.
//
// What is written is merged less than the library would: to merge two segments
// costs as much as to make them, and it merged down to one for every 2,000
// releases at once, while the index caught up and just after, when readers came.
// Now there are up to sixteen of each size: 200 releases, 2,000, 20,000 …
func settings() map[string]any {
	ownSegments()
	return map[string]any{
		"bolt_timeout":           "1s",
		"scorchPersisterOptions": map[string]any{"MemoryPressurePauseThreshold": 0}, // none is merged before it is on the disk
		"scorchMergePlanOptions": map[string]any{"FloorSegmentSize": 200, "MaxSegmentsPerTier": 16, "SegmentsPerMergeTask": 8},
	}
}

// makeIndex makes an empty index in place of whatever is there.
func makeIndex(path, layout string) (bleve.Index, error) {
	if err := os.RemoveAll(path); err != nil {
		return nil, fmt.Errorf("removing the old search index: %w", err)
	}
	m := bleve.NewIndexMapping()
	m.ScoringModel = index.BM25Scoring
	b, err := bleve.NewUsing(path, m, scorch.Name, scorch.Name, settings())
	if err != nil {
		return nil, fmt.Errorf("new search index: %w", err)
	}
	if err := b.SetInternal(cursorKey, writeCursor(readout.Cursor{}, layout)); err != nil {
		return nil, errors.Join(fmt.Errorf("new search index: %w", err), b.Close())
	}
	return b, nil
}

// openExisting opens an index and looks whether it is whole: every segment's
// checksum, its cursor, and the layout.
func openExisting(path, layout string) (b bleve.Index, err error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("opening the search index: %v", p)
		}
	}()
	if err := whole(path); err != nil {
		return nil, err
	}
	b, err = bleve.OpenUsing(path, settings())
	if err != nil {
		return nil, fmt.Errorf("opening the search index: %w", err)
	}
	if _, err := readCursor(b, layout); err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

// whole checks every segment.
func whole(path string) error {
	files, err := filepath.Glob(filepath.Join(path, "store", "*.zap"))
	if err != nil {
		return err
	}
	for _, file := range files {
		if err := segments.Check(file); err != nil {
			return err
		}
	}
	return nil
}

// mark is the cursor as it is stored.
type mark struct {
	Layout string `json:"layout"`
	Era    string `json:"era"`
	Number int64  `json:"number"`
}

func writeCursor(c readout.Cursor, layout string) []byte {
	body, err := json.Marshal(mark{layout, c.Era, c.Number})
	if err != nil {
		panic("a cursor cannot be encoded: " + err.Error())
	}
	return body
}

func readCursor(b bleve.Index, layout string) (readout.Cursor, error) {
	body, err := b.GetInternal(cursorKey)
	if err != nil {
		return readout.Cursor{}, fmt.Errorf("cursor of the search index: %w", err)
	}
	var m mark
	if err := json.Unmarshal(body, &m); err != nil {
		return readout.Cursor{}, fmt.Errorf("cursor of the search index: %w", err)
	}
	if m.Layout != layout {
		return readout.Cursor{}, fmt.Errorf("the search index has layout %q, this program makes %q", m.Layout, layout)
	}
	return readout.Cursor{Era: m.Era, Number: m.Number}, nil
}

// entry is a release as the index keeps it, with what is told of its meeting, and how many bytes of words it has.
func entry(id readout.ReleaseID, editions []press.Edition, attached []string, d Detail, digest string) (*document.Document, int) {
	var titles, words, langs strings.Builder
	for _, e := range editions {
		if titles.Len() > 0 {
			titles.WriteString("\n\n")
			words.WriteString("\n\n")
			langs.WriteByte(' ')
		}
		langs.WriteString(string(e.Lang))
		titles.WriteString(e.Title)
		if !strings.HasPrefix(e.Text, e.Title) {
			words.WriteString(e.Title)
			words.WriteString("\n\n")
		}
		words.WriteString(e.Text[:min(len(e.Text), max(0, most-words.Len()))])
	}
	for _, a := range attached {
		if room := most - words.Len(); room > 0 {
			words.WriteString("\n\n")
			words.WriteString(strings.ToValidUTF8(a[:min(len(a), room)], ""))
		}
	}
	doc := document.NewDocument(key(id))
	inWords, inTitle := newField(fieldWords, words.String()), newField(fieldTitle, titles.String())
	doc.AddField(inWords)
	doc.AddField(inTitle)
	doc.AddField(newStamp(id, editions[0].FirstReleased, inWords, inTitle))
	doc.AddField(document.NewTextFieldCustom(fieldLangs, nil, []byte(langs.String()), index.StoreField, nil))
	return doc, words.Len() + titles.Len() + describe(doc, editions, d, digest)
}

func key(id readout.ReleaseID) string { return strconv.FormatInt(int64(id), 10) }
