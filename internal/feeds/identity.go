package feeds

import (
	"crypto/sha1"
	"encoding/hex"
	"strings"
)

// namespace is this package's own, for names of what it identifies (RFC 9562,
// 5.5). It never changes.
var namespace = [16]byte{0x6c, 0x1d, 0x9b, 0x52, 0x0e, 0x47, 0x5a, 0x3f, 0x9d, 0x21, 0x84, 0x6b, 0xf0, 0x7a, 0xc3, 0x15}

// UUID is the name-based UUID (version 5) of a row of names, each of which holds
// no line end: the same names have the same UUID everywhere and always.
func UUID(names ...string) string {
	h := sha1.New()
	h.Write(namespace[:])
	h.Write([]byte(strings.Join(names, "\n")))
	b := h.Sum(nil)[:16]
	b[6] = b[6]&0x0f | 0x50
	b[8] = b[8]&0x3f | 0x80
	s := hex.EncodeToString(b)
	return s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:]
}

// URN is a UUID as an address.
func URN(names ...string) string { return "urn:uuid:" + UUID(names...) }
