package layout

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"readout"
)

// PageNumber reads ?page=; a number that is none is not found.
func PageNumber(r *http.Request) (int, error) {
	v := r.URL.Query().Get("page")
	if v == "" {
		return 1, nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 || n > 1_000_000 {
		return 0, fmt.Errorf("page %q: %w", v, readout.ErrNotFound)
	}
	return n, nil
}

// Pager leads through the pages of a list.
type Pager struct {
	Page, Pages    int
	Previous, Next string // addresses; "" at the ends
}

// PagerOf makes the links of a list whose address is path with the query q.
func (f Frame) PagerOf(path string, q url.Values, page, pages int) Pager {
	at := func(n int) string {
		v := url.Values{}
		for key, values := range q {
			v[key] = values
		}
		if n > 1 {
			v.Set("page", strconv.Itoa(n))
		}
		if len(v) == 0 {
			return f.To(path)
		}
		return f.To(path) + "?" + v.Encode()
	}
	p := Pager{Page: page, Pages: pages}
	if page > 1 {
		p.Previous = at(page - 1)
	}
	if page < pages {
		p.Next = at(page + 1)
	}
	return p
}

// WithPage is path with its page in the query, as the language switch keeps it.
func WithPage(path string, page int) string {
	if page <= 1 {
		return path
	}
	return path + "?page=" + strconv.Itoa(page)
}
