//go:build links

package main

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"readout/internal/needs"
)

// TestEveryLinkLeadsSomewhere has a checker of links that others wrote follow every
// link of the demonstration: none is broken. It takes most of a minute, so it
// has a tag of its own (make links); every check has its own crawl.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	checker := needs.Tool(t, "linkchecker")
	s := demoServer(t)
	to, err := url.Parse(s.url)
	must(t, err)
	// The checker waits between requests unless it is told, and the server says, that
	// it need not.
	between := httptest.NewServer(&httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(to) },
		ModifyResponse: func(res *http.Response) error {
			res.Header.Set("LinkChecker", "yes")
			return nil
		},
	})
	t.Cleanup(between.Close)
	config := filepath.Join(t.TempDir(), "linkcheckerrc")
	must(t, os.WriteFile(config, []byte("[checking]\nmaxrequestspersecond=100000\n"), 0o600))
	// Of addresses that make a choice each is asked for, and its links are not followed:
	// they add one choice more, and there are as many as of all sets of choices.
	const choice = `\?`
	cmd := exec.Command(checker, "--config", config, "--no-robots", "--no-status", "--threads", "4", "--no-follow-url", choice, "--output", "text", between.URL+"/")
	out, err := cmd.CombinedOutput()
	found := regexp.MustCompile(`That's it\. (\d+) links in (\d+) URLs checked\. \d+ warnings? found\. (\d+) errors? found\.`).FindSubmatch(out)
	if err != nil || found == nil || string(found[3]) != "0" {
		t.Fatalf("%v: %.4000s", err, out)
	}
	if links, _ := strconv.Atoi(string(found[1])); links < 1000 {
		t.Errorf("only %s links were followed", found[1])
	}
	t.Logf("%s links in %s addresses", found[1], found[2])
}
