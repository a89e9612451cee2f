package site_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"readout"
	"readout/internal/exchange"
	"readout/internal/needs"
)

// BenchmarkColdPage renders pages that no cache holds, over the shared archive
// of 4,983 releases.
func BenchmarkColdPage(b *testing.B) {
	r := newRoom(b, readout.HouseArchive, nil)
	held := readout.Publisher{Code: "us-wh", Names: map[readout.Lang]string{"en": "The White House"}, Party: "US", Zone: "America/New_York", Rights: readout.RightsFull}
	must(b, r.office.SetPublisher(b.Context(), held))
	var all []readout.Address
	im := exchange.Importer{
		Office: r.office, Publishers: map[string]readout.Publisher{held.Code: held}, Publisher: held.Code,
		Done: func(t exchange.Taken) { all = append(all, t.Imported.Address) },
	}
	archive := needs.Shared(b, "data", "whitehouse-2021-2023.tar.gz")
	must(b, im.Import(b.Context(), func(ctx context.Context, each func(exchange.Item) error) error {
		return exchange.Walk(ctx, archive, nil, exchange.Limits{}, each)
	}))
	r.catchUp()
	words := []string{"climate", "president", "readout", "ukraine", "korea", "infrastructure", "vaccine", "economy", "security", "nominations", "japan", "fact", "statement", "health", "jobs"}
	for _, c := range []struct {
		name string
		path func(n int) string
	}{
		{"list", func(n int) string {
			return fmt.Sprintf("/%s/publishers/us-wh?page=%d", []string{"en", "ko"}[n/248%2], 2+n%248)
		}},
		{"narrowed", func(n int) string {
			of := []string{"country=kr", "country=jp", "account=outcome", "language=en", "account=outcome&country=gb", "country=fr", "country=de&order=oldest"}[n/2%7]
			return fmt.Sprintf("/%s/publishers/us-wh?%s&year=%d", []string{"en", "ko"}[n%2], of, 2021+n/14%3)
		}},
		{"feed", func(n int) string {
			return fmt.Sprintf("/en/publishers/us-wh.%s?page=%d", []string{"atom", "rss", "json"}[n%3], 2+n/3%248)
		}},
		{"search", func(n int) string {
			return "/en/search?q=" + strings.Join([]string{words[n%15], words[n/15%15], words[n/225%15]}, "+")
		}},
		{"release", func(n int) string { return "/en/releases/" + all[n%len(all)].String() }},
	} {
		b.Run(c.name, func(b *testing.B) {
			n := 0
			for b.Loop() {
				if w := r.get(c.path(n)); w.Code != http.StatusOK {
					b.Fatalf("%s answers %d", c.path(n), w.Code)
				}
				n++
			}
		})
	}
}
