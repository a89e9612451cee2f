package preparing

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"readout"
	"readout/internal/layout"
	"readout/internal/register"
	"readout/internal/web"
)

// moved is a register that holds no series under its first name any more.
type moved struct {
	Register
	to string // "" where it never was
}

func (m moved) SeriesFile(context.Context, string, readout.Lang, readout.MeetingID, int) (register.SeriesFile, error) {
	return register.SeriesFile{}, readout.ErrNotFound
}

func (m moved) Moved(context.Context, string, string) (string, error) {
	if m.to == "" {
		return "", readout.ErrNotFound
	}
	return m.to, nil
}

// TestABriefFollowsItsSeries: where a series has moved so has its brief, and of one
// that never was there is none.
func TestABriefFollowsItsSeries(t *testing.T) {
	features, _ := readout.HouseArchive.Features()
	l, err := layout.New(layout.Config{House: readout.HouseArchive, Features: features, Names: web.HouseNames()})
	if err != nil {
		t.Fatal(err)
	}
	ask := func(to, form string) error {
		b, err := New(Config{Layout: l, Register: moved{to: to}})
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest("GET", "/ko/series/dialogue/brief"+form, nil)
		r.SetPathValue("lang", "ko")
		r.SetPathValue("slug", "dialogue")
		return b.page(httptest.NewRecorder(), r)
	}
	if err := ask("", ""); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("of a series that never was: %v", err)
	}
	for _, form := range []string{"", ".md", ".docx", ".json"} {
		want := web.Redirect("/ko/series/consultation/brief"+form, http.StatusMovedPermanently)
		if err := ask("consultation", form); err == nil || err.Error() != want.Error() {
			t.Errorf("of a series that moved: %v; want %v", err, want)
		}
	}
}

// TestADayEndsAtMidnight: ages of a brief are of a day, until the day ends.
func TestADayEndsAtMidnight(t *testing.T) {
	b := &Briefs{Config: Config{Now: func() time.Time { return time.Date(2031, 12, 31, 23, 59, 0, 0, time.FixedZone("", -3600)) }}}
	day, until := b.day()
	if day != "2032-01-01" || !until.Equal(time.Date(2032, 1, 2, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("it is %s until %s", day, until)
	}
}
