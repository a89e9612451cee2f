package web

import (
	"context"
	"errors"
	"net/http"

	"readout"
)

// ErrUnavailable means that the page cannot be made just now, but a little
// later: status 503. It is the root's.
var ErrUnavailable = readout.ErrUnavailable

// errTooMany means that forms come too often: status 429.
var errTooMany = errors.New("too many forms in a short time")

// moved is an answer that sends the reader elsewhere.
type moved struct {
	to     string
	status int
}

func (m *moved) Error() string { return "moved to " + m.to }

// Redirect is the error of a handler whose page stands elsewhere: to is a path
// of this site, status 301 (for good), 302, 303, 307 or 308.
func Redirect(to string, status int) error { return &moved{to, status} }

// statusOf maps an error to the status that says so. What one may not see does
// not exist: forbidden is not found (P2).
func statusOf(err error) int {
	var m *moved
	switch {
	case errors.As(err, &m):
		return m.status
	case errors.Is(err, readout.ErrNotFound), errors.Is(err, readout.ErrForbidden):
		return http.StatusNotFound
	case errors.Is(err, readout.ErrInvalid):
		return http.StatusBadRequest
	case errors.Is(err, errTooMany):
		return http.StatusTooManyRequests
	case errors.Is(err, readout.ErrConflict):
		return http.StatusConflict
	case errors.Is(err, ErrUnavailable), errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}
