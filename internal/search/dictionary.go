package search

import (
	"slices"
	"strings"

	index "github.com/blevesearch/bleve_index_api"
)

// dictionary runs f on the index as it is now. What it lists may be of entries
// that are gone: it is never shown, only looked for.
func (x *Index) dictionary(f func(index.IndexReader) error) (err error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	defer func() {
		if p := recover(); p != nil {
			x.broken.Store(true)
			err = errBroken(p)
		}
	}()
	advanced, err := x.b.Advanced()
	if err != nil {
		return err
	}
	r, err := advanced.Reader()
	if err != nil {
		return err
	}
	err = f(r)
	if closing := r.Close(); err == nil {
		err = closing
	}
	return err
}

// terms lists the marks that begin so, in order; none where the index cannot be
// read, which its searches tell.
func (x *Index) terms(prefix string) (out []string) {
	err := x.dictionary(func(r index.IndexReader) error {
		d, err := r.FieldDictPrefix(fieldMarks, []byte(prefix))
		if err != nil {
			return err
		}
		for {
			e, err := d.Next()
			if err != nil || e == nil {
				return joinClose(err, d)
			}
			out = append(out, strings.Clone(e.Term))
		}
	})
	if err != nil {
		x.log.Warn("the search index cannot be read", "error", err)
		return nil
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func joinClose(err error, d index.FieldDict) error {
	if closing := d.Close(); err == nil {
		return closing
	}
	return err
}

// has reports whether an entry has a mark.
func (x *Index) has(mark string) bool { return x.frequency(fieldMarks, mark) > 0 }

// frequency is how many entries have a term in a field.
func (x *Index) frequency(field, term string) (n uint64) {
	err := x.dictionary(func(r index.IndexReader) error {
		t, err := r.TermFieldReader(noContext, []byte(term), field, false, false, false)
		if err != nil {
			return err
		}
		n = t.Count()
		return t.Close()
	})
	if err != nil {
		x.log.Warn("the search index cannot be read", "error", err)
		return 0
	}
	return n
}
