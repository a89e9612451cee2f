package web

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"unicode/utf8"
)

// TextSlot stands where a long text belongs in what SendJSON writes: the encoder
// would hold the text several times over.
const TextSlot = "\ue0fdtext\ue0fe"

// SendJSON writes v, indented, with text as one string in each of its slots.
func SendJSON(w http.ResponseWriter, v any, text string) error {
	var frame bytes.Buffer
	enc := json.NewEncoder(&frame)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	parts := bytes.Split(frame.Bytes(), []byte(`"`+TextSlot+`"`))
	Expect(w, frame.Len()+(len(parts)-1)*(len(text)+len(text)/16))
	for i, part := range parts {
		if i > 0 {
			if err := encodeText(w, text); err != nil {
				return err
			}
		}
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

// encodeText writes a text as one JSON string, a piece at a time.
func encodeText(w io.Writer, text string) error {
	const piece = 64 << 10
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if _, err := io.WriteString(w, `"`); err != nil {
		return err
	}
	for len(text) > 0 {
		n := min(piece, len(text))
		for n < len(text) && n > piece-utf8.UTFMax && !utf8.RuneStart(text[n]) {
			n--
		}
		out.Reset()
		if err := enc.Encode(text[:n]); err != nil {
			return err
		}
		quoted := out.Bytes()
		if _, err := w.Write(quoted[1 : len(quoted)-2]); err != nil { // without quotation marks and line end
			return err
		}
		text = text[n:]
	}
	_, err := io.WriteString(w, `"`)
	return err
}
