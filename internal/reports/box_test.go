package reports_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/internal/reports"
)

type kept struct {
	all []reports.Report
	err error
}

func (k *kept) Add(_ context.Context, r reports.Report) error {
	k.all = append(k.all, r)
	return k.err
}

func (k *kept) List(context.Context, int, int) ([]reports.Report, error) { return k.all, nil }

// TestReportIsKeptAndTold: bounds hold, signs that steer a terminal go, and what
// could not be kept is told to nobody as if it had been.
func TestReportIsKeptAndTold(t *testing.T) {
	var said bytes.Buffer
	store := &kept{}
	at := time.Date(2031, 3, 1, 2, 3, 4, 5678, time.UTC)
	box := reports.New(store, func() time.Time { return at }, slog.New(slog.NewTextHandler(&said, nil)))
	one := reports.Report{Release: 7, Address: readout.Address{Year: 2031, Slug: "talks"}, Lang: "en", Version: 2, Point: " 1-2 ", Words: "The date is\r\n\x1b[31mwrong\x00.\xff "}
	if err := box.Take(t.Context(), one); err != nil {
		t.Fatal(err)
	}
	got := store.all[0]
	if got.Point != "1-2" || got.Words != "The date is\n[31mwrong.\uFFFD" || !got.At.Equal(at.Truncate(time.Microsecond)) {
		t.Errorf("kept %+v", got)
	}
	for _, want := range []string{"2031/talks", "version=2", "point=1-2", "wrong."} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("the log lacks %q: %s", want, said.String())
		}
	}
	if strings.Contains(said.String(), "\x1b") {
		t.Error("the log has signs that steer a terminal")
	}
	for _, wrong := range []reports.Report{{Words: " \n "}, {Words: strings.Repeat("가", reports.MostWords+1)}, {Words: "w", Point: strings.Repeat("1", reports.MostPoint+1)}} {
		if err := box.Take(t.Context(), wrong); !errors.Is(err, readout.ErrInvalid) {
			t.Errorf("%d characters: %v", len(wrong.Words), err)
		}
	}
	if len(store.all) != 1 {
		t.Errorf("%d reports are kept", len(store.all))
	}
	said.Reset()
	store.err = errors.New("no room")
	if err := box.Take(t.Context(), one); err == nil || said.Len() > 0 {
		t.Errorf("what was not kept: %v, %s", err, said.String())
	}
}
