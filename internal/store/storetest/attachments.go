package storetest

import (
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/files"
	"readout/internal/press"
	"readout/internal/store"
)

// attach keeps some bytes and gives them to an item as a file.
func (r *room) attach(in *press.Incoming, name, data string, change func(*press.Attached)) readout.Attachment {
	r.t.Helper()
	r.must(r.Keep(r.t.Context(), []byte(data)))
	a := press.Attached{Words: "words of " + name, Attachment: readout.Attachment{Name: name, SHA256: files.Sum([]byte(data)), Size: int64(len(data)), Type: "application/pdf", Pages: 3, Title: "Title of " + name}}
	if change != nil {
		change(&a)
	}
	in.Attached = append(in.Attached, a)
	return a.Attachment
}

// take reads a file as the public does; "" where there is none.
func (r *room) take(sha256, name string) string {
	r.t.Helper()
	f, err := r.File(r.t.Context(), sha256, name)
	if errors.Is(err, readout.ErrNotFound) {
		return ""
	}
	r.must(err)
	defer f.Body.Close()
	data, err := io.ReadAll(f.Body)
	r.must(err)
	return string(data)
}

// testAttachments: files belong to a version; another file, or another word about
// one, is another version, and the old one stays with its own.
func testAttachments(t *testing.T, open Open) {
	r := newRoom(t, open)
	in := item("us-wh", "key", "en", "Title", "2022-03-01", "a text")
	first := r.attach(&in, "statement.pdf", "one", nil)
	second := r.attach(&in, "photo.png", "two", func(a *press.Attached) {
		a.Type, a.Pages, a.Words = "image/png", 0, ""
		a.Alt, a.Caption, a.Credit, a.Licence = "Two people", "The heads", "Ministry", "KOGL-1"
	})
	a := r.bring(in)[0]
	shown := func(version int) []readout.Attachment {
		t.Helper()
		e, err := r.Edition(t.Context(), a.Address, "en", version, press.Whole)
		r.must(err)
		return e.Shown.Attachments
	}
	if diff := cmp.Diff([]readout.Attachment{first, second}, shown(0)); diff != "" {
		t.Errorf("attachments (-want +got):\n%s", diff)
	}
	whole, err := r.Release(t.Context(), a.Release)
	r.must(err)
	if diff := cmp.Diff([]readout.Attachment{first, second}, whole.Versions[0].Attachments); diff != "" {
		t.Errorf("of the desk (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(whole.Versions[0].Attachments, whole.Units[0].Editions[0].Attachments); diff != "" {
		t.Errorf("of the unit (-want +got):\n%s", diff)
	}
	if got := r.bring(in)[0]; got.Change != press.Same {
		t.Errorf("the same again: %+v", got)
	}
	in.Attached[0].Pages, in.Attached[0].Words = 0, "" // where poppler is not installed
	if got := r.bring(in)[0]; got.Change != press.Same {
		t.Errorf("the same, less well read: %+v", got)
	}
	words, err := r.Attached(t.Context(), []readout.ReleaseID{a.Release, 99}, 14)
	r.must(err)
	if diff := cmp.Diff(map[readout.ReleaseID][]string{a.Release: {"statement.pdf\nTitle of statement.pdf\nwords of state", "photo.png\nTitle of photo.png\nTwo people\nThe heads"}}, words); diff != "" {
		t.Errorf("words (-want +got):\n%s", diff)
	}
	for i, change := range []func(){
		func() { in.Attached[1].Caption = "The heads of delegation" },
		func() { in.Attached = in.Attached[:1] },
		func() { in.Attached = nil; r.attach(&in, "statement.pdf", "another", nil) },
		func() { in.Attached = nil },
	} {
		change()
		if got := r.bring(in)[0]; got.Change != press.NewVersion || got.Version != i+2 {
			t.Errorf("change %d: %+v", i, got)
		}
	}
	if len(shown(0)) != 0 || len(shown(1)) != 2 || shown(2)[1].Caption != "The heads of delegation" || shown(4)[0].SHA256 == first.SHA256 {
		t.Errorf("versions have %v", [][]readout.Attachment{shown(1), shown(2), shown(3), shown(4), shown(5)})
	}
	if r.take(first.SHA256, first.Name) != "one" || r.take(files.Sum([]byte("another")), "statement.pdf") != "another" || r.take(second.SHA256, second.Name) != "two" {
		t.Error("a file of a version is not handed out")
	}
	for _, guess := range []struct{ sha, name string }{
		{first.SHA256, "other.pdf"}, {first.SHA256, ""}, {"", first.Name}, {strings.ToUpper(first.SHA256), first.Name}, {first.SHA256[:63], first.Name},
		{files.Sum([]byte("a text")), "statement.pdf"}, // an original, which is nobody's download
	} {
		if got := r.take(guess.sha, guess.name); got != "" {
			t.Errorf("%+v gives %q", guess, got)
		}
	}
	bad := item("us-wh", "bad", "en", "Title", "2022-03-01", "a text")
	r.attach(&bad, "page.html", "x", nil) // a PDF that calls itself otherwise
	if got, err := r.Import(t.Context(), []press.Incoming{bad}); err != nil || !errors.Is(got[0].Err, readout.ErrInvalid) {
		t.Errorf("a false name: %+v, %v", got, err)
	}
	for _, statement := range []string{"update attachments set alt = 'x'", "delete from attachments"} {
		err := r.db.Update(t.Context(), func(tx *store.Tx) error { _, err := tx.Exec(t.Context(), statement); return err })
		if err == nil {
			t.Errorf("%s was done", statement)
		}
	}
}

// testAttachmentsAtTheGate: of a file that is sealed, held, withdrawn or of a
// publisher whose words are not shown, the public has nothing.
func testAttachmentsAtTheGate(t *testing.T, open Open) {
	r := newRoom(t, open)
	sealed := sealedItem()
	a := r.attach(&sealed, "zanzibarquartz.pdf", "sealed bytes", nil)
	in := r.bring(sealed)[0]
	nothing := func(what string) {
		t.Helper()
		words, err := r.Attached(t.Context(), []readout.ReleaseID{in.Release}, 1000)
		r.must(err)
		if got := r.take(a.SHA256, a.Name); got != "" || len(words) != 0 {
			t.Errorf("%s, and the public has %q and %v", what, got, words)
		}
	}
	there := func(what string) {
		t.Helper()
		words, err := r.Attached(t.Context(), []readout.ReleaseID{in.Release}, 1000)
		r.must(err)
		if got := r.take(a.SHA256, a.Name); got != "sealed bytes" || len(words) != 1 {
			t.Errorf("%s, and the public has %q and %v", what, got, words)
		}
	}
	nothing("sealed")
	r.clock.set(seal.Add(time.Second))
	if n, err := r.ReleaseDue(t.Context()); n != 1 || err != nil {
		t.Fatalf("%d released, %v", n, err)
	}
	there("released")
	r.must(r.Hold(t.Context(), in.Release, r.base(in.Release), "officer"))
	nothing("held")
	r.must(r.Restore(t.Context(), in.Release, r.base(in.Release), "officer"))
	there("restored")
	r.must(r.Withdraw(t.Context(), in.Release, r.base(in.Release), "officer"))
	nothing("withdrawn")

	other := item("us-wh", "other", "en", "A Title", "2022-01-02", "held words")
	a = r.attach(&other, "annex.pdf", "sealed bytes", nil)
	in = r.bring(other)[0]
	there("of another publisher, under another name")
	office := press.OursOnly(r.Office)
	if f, err := office.File(t.Context(), a.SHA256, a.Name); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("a house of its own hands out another's file: %+v, %v", f, err)
	}
	for _, rights := range []readout.Rights{readout.RightsQuotes, readout.RightsLink} {
		p := held
		p.Rights = rights
		r.must(r.SetPublisher(t.Context(), p))
		nothing("rights are " + string(rights))
	}
}
