package harvest

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/klauspost/compress/s2"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/press"
	"readout/internal/prose"
	"readout/internal/web"
)

// told is what a feed says of the words of one version: they never change, so it
// is made once and kept, and lists share it.
type told struct {
	summary string
	html    string // of the text, or its beginning, without what stands around it
	cut     bool   // html is of the beginning only
}

// tell tells of a text.
func tell(d press.Dispatch) told {
	doc := prose.Outline(d.Text)
	return told{summary(doc), body(doc, d.Shown.Marks, d.Cut), d.Cut}
}

// Warm tells of the newest texts, as far as three quarters of what is kept of them
// reach, so that no reader waits for it.
func (h *Harvest) Warm(ctx context.Context) error {
	type version struct {
		press.VersionKey
		record []byte
	}
	var told []version
	for bytes, number := 0, 1; number <= warmPages && bytes < toldMost*3/4; number++ {
		found, err := h.Catalogue.Page(ctx, catalogue.Query{Page: number})
		if errors.Is(err, readout.ErrNotFound) {
			break // there are no more
		}
		if err != nil {
			return fmt.Errorf("telling of texts: %w", err)
		}
		met := map[press.VersionKey]bool{}
		for _, lang := range web.Languages() {
			dispatches, err := h.Press.Dispatches(ctx, found.Releases, lang, feedText, func(k press.VersionKey) bool { return met[k] })
			if err != nil {
				return fmt.Errorf("telling of texts: %w", err)
			}
			for _, d := range dispatches {
				if d.Text == "" {
					continue
				}
				met[d.Key()] = true
				if record := compressed(tell(d)); record != nil {
					told = append(told, version{d.Key(), record})
					bytes += len(record)
				}
			}
		}
	}
	for _, v := range slices.Backward(told) { // the newest is given up last
		h.told.keep(v.VersionKey, v.record)
	}
	return nil
}

// warmPages is how many pages of a list are looked at to be told of.
const warmPages = 1000

// toldMost bounds the bytes that are kept; they are in pieces of toldPiece, and what
// is larger than one is not kept.
const (
	toldMost  = 48 << 20
	toldPiece = 256 << 10
)

// toldCache keeps what was told, compressed and without pointers, so that the
// collector does not look at it. Whether the public may read it is asked for each
// answer before. What nobody asked for since three quarters of the space were written
// anew is given up.
type toldCache struct {
	mu     sync.Mutex
	place  map[toldKey]int64 // counted from the first byte that was ever kept
	pieces [][]byte          // the oldest first
	gone   int64             // pieces that were given up
	langs  []readout.Lang
}

// toldKey is a press.VersionKey without pointers.
type toldKey struct {
	release readout.ReleaseID
	lang    int32 // its place in langs
	version int32
}

func (c *toldCache) key(k press.VersionKey) toldKey {
	at := slices.Index(c.langs, k.Lang)
	if at < 0 {
		at = len(c.langs)
		c.langs = append(c.langs, k.Lang)
	}
	return toldKey{k.Release, int32(at), int32(k.Version)}
}

// The head of what is kept of a version: its key, how long the rest is, how long the
// summary, and whether the text is cut.
const toldHead = 8 + 4 + 4 + 4 + 2 + 1

func (c *toldCache) get(k press.VersionKey) (told, bool) {
	kept := c.find(k)
	if kept == nil {
		return told{}, false
	}
	space := spaces.Get().(*[]byte)
	defer spaces.Put(space)
	words, err := s2.Decode((*space)[:cap(*space)], kept[toldHead:])
	if err != nil {
		return told{}, false
	}
	*space = words
	both, summary := string(words), binary.LittleEndian.Uint16(kept[20:])
	return told{both[:summary], both[summary:], kept[22] == 1}, true
}

// find returns what is kept of a version, nil where nothing is. Nobody changes it.
func (c *toldCache) find(k press.VersionKey) []byte {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := c.key(k)
	at, kept := c.place[key]
	if !kept {
		return nil
	}
	piece := int(at/toldPiece - c.gone)
	record := c.pieces[piece][at%toldPiece:]
	record = record[:toldHead+binary.LittleEndian.Uint32(record[16:])]
	if piece < len(c.pieces)-toldMost/toldPiece*3/4 { // asked for, and soon to be given up
		c.add(key, record)
	}
	return record
}

// spaces are what words are written in while they are compressed, or no more.
var spaces = sync.Pool{New: func() any { return new([]byte) }}

func (c *toldCache) put(k press.VersionKey, t told) {
	if record := compressed(t); record != nil {
		c.keep(k, record)
	}
}

// compressed is what was told as it is kept, but for its key; nil where it is too long
// to be kept.
func compressed(t told) []byte {
	const longest = 1<<16 - 1 // of a summary
	if len(t.summary) > longest || len(t.html) > 4*toldPiece {
		return nil
	}
	space := spaces.Get().(*[]byte)
	defer spaces.Put(space)
	words := append([]byte(t.summary), t.html...)
	*space = slices.Grow((*space)[:0], s2.MaxEncodedLen(len(words)))
	words = s2.Encode((*space)[:cap(*space)], words)
	if toldHead+len(words) > toldPiece {
		return nil
	}
	record := make([]byte, toldHead, toldHead+len(words))
	binary.LittleEndian.PutUint32(record[16:], uint32(len(words)))
	binary.LittleEndian.PutUint16(record[20:], uint16(len(t.summary)))
	if t.cut {
		record[22] = 1
	}
	return append(record, words...)
}

// keep keeps a record, which is not used after that.
func (c *toldCache) keep(k press.VersionKey, record []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := c.key(k)
	if _, kept := c.place[key]; kept {
		return
	}
	binary.LittleEndian.PutUint64(record, uint64(key.release))
	binary.LittleEndian.PutUint32(record[8:], uint32(key.lang))
	binary.LittleEndian.PutUint32(record[12:], uint32(key.version))
	c.add(key, record)
}

// add writes a record behind all others.
func (c *toldCache) add(key toldKey, record []byte) {
	if n := len(c.pieces); n == 0 || len(c.pieces[n-1])+len(record) > toldPiece {
		if n == toldMost/toldPiece {
			c.giveUp()
		}
		c.pieces = append(c.pieces, make([]byte, 0, toldPiece))
	}
	if c.place == nil {
		c.place = map[toldKey]int64{}
	}
	last := len(c.pieces) - 1
	c.place[key] = (c.gone+int64(last))*toldPiece + int64(len(c.pieces[last]))
	c.pieces[last] = append(c.pieces[last], record...)
}

// giveUp gives up the oldest piece, and what no younger one holds as well.
func (c *toldCache) giveUp() {
	for piece, at := c.pieces[0], 0; at < len(piece); {
		record := piece[at:]
		key := toldKey{
			readout.ReleaseID(binary.LittleEndian.Uint64(record)), int32(binary.LittleEndian.Uint32(record[8:])), int32(binary.LittleEndian.Uint32(record[12:])),
		}
		if c.place[key] == c.gone*toldPiece+int64(at) {
			delete(c.place, key)
		}
		at += toldHead + int(binary.LittleEndian.Uint32(record[16:]))
	}
	c.pieces = append(c.pieces[:0], c.pieces[1:]...)
	c.gone++
}
