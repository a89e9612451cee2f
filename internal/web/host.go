package web

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
)

// Hosts are the names that this server answers to. The Host header never builds
// an address; another name than these is refused (421).
type Hosts map[string]bool

// LoopbackHosts are the names of this machine to itself, with the port of a
// listen address.
func LoopbackHosts(port string) Hosts {
	h := Hosts{}
	for _, name := range []string{"localhost", "127.0.0.1", "[::1]"} {
		h[name+":"+port] = true
		if port == "80" {
			h[name] = true
		}
	}
	return h
}

// ParseOrigin reads an --origin such as https://press.example and returns it
// without a trailing slash, and the one name that it answers to.
func ParseOrigin(origin string) (string, Hosts, error) {
	u, err := url.Parse(origin)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.User != nil ||
		strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" {
		return "", nil, fmt.Errorf("%q is not an origin; write it as https://press.example", origin)
	}
	host := strings.ToLower(u.Host)
	h := Hosts{host: true}
	standard := map[string]string{"https": "443", "http": "80"}[u.Scheme]
	if u.Port() == standard {
		host = strings.TrimSuffix(host, ":"+standard)
		h[host] = true
	} else if u.Port() == "" {
		h[host+":"+standard] = true
	}
	return u.Scheme + "://" + host, h, nil
}

func (h Hosts) has(host string) bool {
	return h[host] || h[strings.ToLower(host)]
}

// Loopback reports whether a listen address is reached from this machine only.
func Loopback(listen string) bool {
	host, _, err := net.SplitHostPort(listen)
	if err != nil {
		return false
	}
	if host == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}

// Proxies are the networks whose X-Forwarded-For is believed.
type Proxies []netip.Prefix

// ParseProxies reads networks such as 10.0.0.0/8 or single addresses.
func ParseProxies(list []string) (Proxies, error) {
	var out Proxies
	for _, s := range list {
		if p, err := netip.ParsePrefix(s); err == nil {
			out = append(out, p.Masked())
			continue
		}
		a, err := netip.ParseAddr(s)
		if err != nil {
			return nil, fmt.Errorf("%q is not a network; write it as 10.0.0.0/8", s)
		}
		out = append(out, netip.PrefixFrom(a.Unmap(), a.Unmap().BitLen()))
	}
	return out, nil
}

func (p Proxies) trust(a netip.Addr) bool {
	for _, prefix := range p {
		if prefix.Contains(a) {
			return true
		}
	}
	return false
}

// Client returns the address that a request comes from: the peer's, or, where
// the peer is a trusted proxy, the last address of X-Forwarded-For that is not
// one itself. The zero Addr means that it cannot be told.
func (p Proxies) Client(r *http.Request) netip.Addr {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	addr := peer.Addr().Unmap()
	if len(p) == 0 || !p.trust(addr) {
		return addr
	}
	forwarded := r.Header["X-Forwarded-For"]
	for i := len(forwarded) - 1; i >= 0; i-- {
		rest := forwarded[i]
		for rest != "" {
			var last string
			if at := strings.LastIndexByte(rest, ','); at >= 0 {
				rest, last = rest[:at], rest[at+1:]
			} else {
				rest, last = "", rest
			}
			a, err := netip.ParseAddr(strings.TrimSpace(last))
			if err != nil {
				return addr // what stands before is no better than this
			}
			if addr = a.Unmap().WithZone(""); !p.trust(addr) {
				return addr
			}
		}
	}
	return addr
}
