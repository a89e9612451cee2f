package site_test

import (
	"bytes"
	"maps"
	"net/http"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"readout"
)

var localLinks = regexp.MustCompile(`href="(/[^"#]+)`)

// kinds follows the links of a room to the first page of each kind and returns
// their bodies by address.
func (r *room) kinds() map[string][]byte {
	r.t.Helper()
	found, kinds, seen := map[string][]byte{}, map[string]bool{}, map[string]bool{}
	queue := []string{"/en/", "/ko/"}
	for len(queue) > 0 {
		address := queue[0]
		queue = queue[1:]
		path, query, _ := strings.Cut(address, "?")
		parts := strings.Split(path, "/")
		for i := 3; i < len(parts); i++ {
			parts[i] = filepath.Ext(parts[i])
		}
		asks, _, _ := strings.Cut(query, "=")
		kind := strings.Join(parts, "/") + "?" + asks
		if kinds[kind] {
			continue
		}
		kinds[kind] = true
		w := r.get(address)
		if w.Code != http.StatusOK {
			r.t.Errorf("%s answers %d", address, w.Code)
			continue
		}
		found[address] = w.Body.Bytes()
		for _, m := range localLinks.FindAllSubmatch(found[address], -1) {
			link := strings.ReplaceAll(string(m[1]), "&amp;", "&")
			if !seen[link] && !strings.HasPrefix(link, "/assets/") { // which a room of a test has not
				seen[link] = true
				queue = append(queue, link)
			}
		}
	}
	return found
}

// TestPagesBesideEachOther asks a house for pages of every kind at the same time,
// each reader from another place on: each page is what it is when it is asked for
// alone. It is where the race detector sees pages made.
func TestPagesBesideEachOther(t *testing.T) {
	const readers = 4
	alone := demoRoom(t, readout.HouseArchive).kinds()
	addresses := slices.Sorted(maps.Keys(alone))
	if len(addresses) < 60 {
		t.Fatalf("%d pages alone: %v", len(addresses), addresses)
	}
	r := demoRoom(t, readout.HouseArchive)
	var all sync.WaitGroup
	for reader := range readers {
		all.Go(func() {
			from := reader * len(addresses) / readers
			for _, address := range slices.Concat(addresses[from:], addresses[:from]) {
				if w := r.get(address); w.Code != http.StatusOK || !bytes.Equal(w.Body.Bytes(), alone[address]) {
					t.Errorf("%s answers %d, and otherwise than alone", address, w.Code)
				}
			}
		})
	}
	all.Wait()
	t.Logf("%d pages", len(addresses))
}
