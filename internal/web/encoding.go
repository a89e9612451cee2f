package web

import (
	"bytes"
	"io"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// encoding is a content coding that answers are sent in.
type encoding int

// The codings, the one liked best last.
const (
	identity encoding = iota
	gzipped
	zstandard
	brotlied
	encodings
)

// names are the codings as HTTP spells them (RFC 9110, 8.4.1; RFC 8878; RFC
// 7932).
var names = [encodings]string{"", "gzip", "zstd", "br"}

// smallest is the body, in bytes, below which compressing gains nothing.
const smallest = 512

// negotiate picks the coding of an answer from an Accept-Encoding header: of
// those with the highest weight the one that makes the smallest pages.
func negotiate(accept string) encoding {
	if accept == "" {
		return identity
	}
	best, weight := identity, 0.0
	for part := range strings.SplitSeq(accept, ",") {
		name, q := weighted(part)
		for e := gzipped; e < encodings; e++ {
			if name == names[e] && (q > weight || q == weight && q > 0 && e > best) {
				best, weight = e, q
			}
		}
	}
	return best
}

// effort is how hard to compress: pages while a reader waits, assets once.
type effort int

const (
	quick effort = iota
	hardest
)

// coder puts what is written to it into a coding.
type coder interface {
	io.WriteCloser
	Reset(io.Writer)
}

// newCoder makes a coder of one of the codings that compress.
func newCoder(e encoding, how effort, long bool) (coder, error) {
	switch e {
	case gzipped:
		level := gzip.DefaultCompression
		if how == hardest {
			level = gzip.BestCompression
		}
		return gzip.NewWriterLevel(nil, level)
	case zstandard:
		level := zstd.SpeedDefault
		if how == hardest {
			level = zstd.SpeedBestCompression
		}
		return zstd.NewWriter(nil, zstd.WithEncoderLevel(level), zstd.WithEncoderConcurrency(1), zstd.WithLowerEncoderMem(true))
	default:
		level := 4
		if long {
			level = 2 // a reader waits: 16 MiB take 4 s at level 4; levels below 2 hold twice the page
		}
		if how == hardest {
			level = brotli.BestCompression
		}
		return brotli.NewWriterLevel(nil, level), nil
	}
}

// coders are those that have compressed a page and wait for the next: to make
// one takes more memory than any page.
var coders [encodings]sync.Pool

// compress returns body in a coding.
func compress(body []byte, e encoding, how effort) (packed []byte, err error) {
	if e == identity {
		return body, nil
	}
	usual := how == quick && len(body) <= longBody
	c, waits := coder(nil), false
	if usual {
		c, waits = coders[e].Get().(coder)
	}
	if !waits {
		if c, err = newCoder(e, how, len(body) > longBody); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	out.Grow(len(body)/3 + 64)
	c.Reset(&out)
	if _, err := c.Write(body); err != nil {
		return nil, err
	}
	if err := c.Close(); err != nil {
		return nil, err
	}
	if usual {
		coders[e].Put(c)
	}
	return out.Bytes(), nil
}
