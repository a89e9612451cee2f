package web

import (
	"context"
	"encoding/json"
	"log/slog"
	"strconv"
	"time"
	"unicode/utf8"
)

// Access is the one wide event of a request: what was asked and answered,
// without query (readers' searches are their own) and without address.
type Access struct {
	At      time.Time
	Method  string
	Path    string
	Status  int
	Bytes   int           // of the body, as sent
	Took    time.Duration // until the last byte was handed over
	Kind    string        // of the route, "" where none was found
	Cache   string        // hit or miss; "" where nothing is kept
	Coding  string        // Content-Encoding
	Visitor string        // the same for one address all day, and nothing more
	Agent   string
	Err     error // of a status of 500 and above
}

// JSONLines logs requests to w, a JSON object a line, in the form of
// slog.JSONHandler, which takes several times as long.
func JSONLines(w *LogWriter) func(*Access) {
	return func(a *Access) {
		w.line(func(b []byte) []byte { return a.appendJSON(b) })
	}
}

// ToLogger logs requests as events of a logger.
func ToLogger(log *slog.Logger) func(*Access) {
	return func(a *Access) {
		level := slog.LevelInfo
		attrs := []slog.Attr{
			slog.String("method", a.Method), slog.String("path", a.Path), slog.Int("status", a.Status), slog.Int("bytes", a.Bytes),
			slog.Int64("us", a.Took.Microseconds()), slog.String("kind", a.Kind), slog.String("cache", a.Cache), slog.String("coding", a.Coding),
			slog.String("visitor", a.Visitor), slog.String("agent", a.Agent),
		}
		if a.Err != nil {
			level = slog.LevelError
			attrs = append(attrs, slog.Any("err", a.Err))
		}
		log.LogAttrs(context.Background(), level, "request", attrs...)
	}
}

func (a *Access) appendJSON(b []byte) []byte {
	b = append(b, `{"time":"`...)
	b = a.At.UTC().AppendFormat(b, "2006-01-02T15:04:05.000000Z")
	if a.Err != nil {
		b = append(b, `","level":"ERROR","msg":"request"`...)
	} else {
		b = append(b, `","level":"INFO","msg":"request"`...)
	}
	b = appendString(append(b, `,"method":`...), a.Method)
	b = appendString(append(b, `,"path":`...), a.Path)
	b = strconv.AppendInt(append(b, `,"status":`...), int64(a.Status), 10)
	b = strconv.AppendInt(append(b, `,"bytes":`...), int64(a.Bytes), 10)
	b = strconv.AppendInt(append(b, `,"us":`...), a.Took.Microseconds(), 10)
	b = appendString(append(b, `,"kind":`...), a.Kind)
	b = appendString(append(b, `,"cache":`...), a.Cache)
	b = appendString(append(b, `,"coding":`...), a.Coding)
	b = appendString(append(b, `,"visitor":`...), a.Visitor)
	b = appendString(append(b, `,"agent":`...), a.Agent)
	if a.Err != nil {
		b = appendString(append(b, `,"err":`...), a.Err.Error())
	}
	return append(b, '}', '\n')
}

// appendString appends a JSON string.
func appendString(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf {
			quoted, err := json.Marshal(s)
			if err != nil {
				quoted = []byte(`""`) // no string is refused
			}
			return append(b, quoted...)
		}
	}
	b = append(b, '"')
	b = append(b, s...)
	return append(b, '"')
}
