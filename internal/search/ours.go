package search

import (
	"context"

	"readout"
)

// Finder finds releases; what it finds is shown only as far as the office lets
// it.
type Finder interface {
	// Search returns a page of what is found.
	Search(ctx context.Context, q Query) (Result, error)
	// Found returns the releases that are found, at most so many, the best of
	// them.
	Found(ctx context.Context, q Query, most int) ([]readout.ReleaseID, error)
	// Near returns what else may be asked where a query finds nothing.
	Near(ctx context.Context, q Query) (Nearby, error)
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

// Found has the bounds and errors of the index's own.
func (o oursFound) Found(ctx context.Context, q Query, most int) ([]readout.ReleaseID, error) {
	q.Ours = true
	return o.index.Found(ctx, q, most)
}

// Near has the bounds and errors of the index's own.
func (o oursFound) Near(ctx context.Context, q Query) (Nearby, error) {
	q.Ours = true
	return o.index.Near(ctx, q)
}
