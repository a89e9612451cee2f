package web_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"testing"
	"time"

	"readout/internal/web"
)

// TestAnswersOfEveryLengthArrive asks for bodies of each length around the
// buffer's, over connections that stay and over ones that end: what waits to
// be joined is never left behind.
func TestAnswersOfEveryLengthArrive(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	page := bytes.Repeat([]byte("0123456789abcdef"), 2000)
	go func() {
		ended <- web.Serve(ctx, l, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			n, _ := strconv.Atoi(r.URL.Query().Get("n"))
			w.Header().Set("Content-Length", strconv.Itoa(n))
			_, _ = w.Write(page[:n])
		}), slog.New(slog.DiscardHandler))
	}()
	conn, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	read := bufio.NewReader(conn)
	ask := func(n int, last bool) {
		t.Helper()
		if err := conn.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
			t.Fatal(err)
		}
		closing := ""
		if last {
			closing = "Connection: close\r\n"
		}
		fmt.Fprintf(conn, "GET /?n=%d HTTP/1.1\r\nHost: x\r\n%s\r\n", n, closing)
		res, err := http.ReadResponse(read, nil)
		if err != nil {
			t.Fatalf("%d bytes: %v", n, err)
		}
		defer res.Body.Close()
		body, err := io.ReadAll(res.Body)
		if err != nil || !bytes.Equal(body, page[:n]) {
			t.Fatalf("%d bytes: %d came, %v", n, len(body), err)
		}
	}
	for n := range 4200 { // with a head of 100 to 130 bytes, one of these fills the buffer to the last byte
		ask(n, false)
	}
	for _, n := range []int{8000, 8192, 8291, 12288, 20000, 32000} {
		ask(n, false)
	}
	ask(3980, true)
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
