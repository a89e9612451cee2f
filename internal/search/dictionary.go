package search

import (
	"slices"

	index "github.com/blevesearch/bleve_index_api"
)

// terms lists the marks that begin so, in order; none where the index cannot be
// read, which its searches tell.
func (x *Index) terms(prefix string) (out []string) {
	err := x.at(noContext, func(m *moment) (err error) {
		out, err = m.beginning(fieldMarks, prefix, mostBeginning)
		return err
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
func (x *Index) has(mark string) bool {
	n := uint64(0)
	err := x.at(noContext, func(m *moment) (err error) {
		n, err = m.frequency(fieldMarks, mark)
		return err
	})
	if err != nil {
		x.log.Warn("the search index cannot be read", "error", err)
	}
	return n > 0
}

// frequency is how many entries have a term in a field.
func (m *moment) frequency(field, term string) (uint64, error) {
	l, err := m.term(field, term)
	if err != nil {
		return 0, err
	}
	return l.count, nil
}
