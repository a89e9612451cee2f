package search

import "context"

// Finder finds releases; what it finds is shown only as far as the office lets
// it.
type Finder interface {
	Search(ctx context.Context, q Query) (Result, error)
}

// OursOnly finds our own releases alone, so that neither a total nor a number of
// pages tells of others' texts (P29).
func OursOnly(index Finder) Finder { return oursFound{index} }

type oursFound struct{ index Finder }

// Search has the bounds and errors of the index's own.
func (o oursFound) Search(ctx context.Context, q Query) (Result, error) {
	q.Ours = true
	return o.index.Search(ctx, q)
}
