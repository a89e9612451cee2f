package web

import (
	"bytes"
	"strings"

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

// compress returns body in a coding.
func compress(body []byte, e encoding, how effort) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(len(body)/3 + 64)
	switch e {
	case gzipped:
		level := gzip.DefaultCompression
		if how == hardest {
			level = gzip.BestCompression
		}
		w, err := gzip.NewWriterLevel(&out, level)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(body); err != nil {
			return nil, err
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
	case zstandard:
		level := zstd.SpeedDefault
		if how == hardest {
			level = zstd.SpeedBestCompression
		}
		w, err := zstd.NewWriter(&out, zstd.WithEncoderLevel(level), zstd.WithEncoderConcurrency(1), zstd.WithLowerEncoderMem(true))
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(body); err != nil {
			return nil, err
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
	case brotlied:
		level := 4
		if len(body) > longBody {
			level = 2 // a reader waits: 16 MiB take 4 s at level 4; levels below 2 hold twice the page
		}
		if how == hardest {
			level = brotli.BestCompression
		}
		w := brotli.NewWriterLevel(&out, level)
		if _, err := w.Write(body); err != nil {
			return nil, err
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
	default:
		return body, nil
	}
	return out.Bytes(), nil
}
