package hits

import "strings"

// programs are words by which programs that nobody reads with name themselves:
// search engines, link previews, monitors, libraries.
var programs = []string{
	"bot", "crawl", "spider", "slurp", "archiver", "scrapy", "yeti/", "daum", "mediapartners", "facebookexternalhit", "embedly", "preview",
	"validator", "lighthouse", "pingdom", "uptime", "monitor", "feed", "fetch", "curl/", "wget/", "python-", "python/", "aiohttp", "httpx",
	"go-http-client", "java/", "okhttp", "libwww", "ruby", "perl", "node", "axios", "postman", "headless", "phantomjs", "http_request",
}

// program reports whether a User-Agent says that no person reads: it names such
// a program, or nothing.
func program(agent string) bool {
	if agent == "" {
		return true
	}
	agent = strings.ToLower(agent[:min(len(agent), agentBytes)])
	for _, word := range programs {
		if strings.Contains(agent, word) {
			return true
		}
	}
	return false
}
