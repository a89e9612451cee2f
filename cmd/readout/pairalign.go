package main

import (
	"sync"

	"readout"
	"readout/internal/aligning"
	"readout/internal/prose"
)

// alignedPair is two accounts of a meeting side by side, by their sources.
type alignedPair struct {
	Left  string `json:"left"`
	Right string `json:"right"`
	aligning.Alignment
}

// aligner keeps texts until their meetings are known.
type aligner struct {
	turn  sync.Mutex
	texts map[string]aligning.Text // by source
}

// add keeps what was read; several goroutines may add.
func (a *aligner) add(r readout.Record) {
	if r.Release.Text == "" {
		return
	}
	text := aligning.Text{Lang: r.Release.Lang, Record: r}
	if r.Reading.Status != readout.StatusRead {
		text.Record = readout.Record{Release: r.Release}
	}
	if r.Release.Date != nil {
		text.Issued = *r.Release.Date
	}
	a.turn.Lock()
	defer a.turn.Unlock()
	if a.texts == nil {
		a.texts = map[string]aligning.Text{}
	}
	a.texts[r.Release.Source] = text
}

// pairs puts each two accounts of a meeting side by side, in the order of their
// sources.
func (a *aligner) pairs(accounts []string) []alignedPair {
	out := []alignedPair{}
	var have []aligning.Text
	var sources []string
	for _, source := range accounts {
		if text, ok := a.texts[source]; ok {
			text.Doc = prose.Parse(text.Record.Release.Text)
			have, sources = append(have, text), append(sources, source)
		}
	}
	for i := range have {
		for j := i + 1; j < len(have); j++ {
			out = append(out, alignedPair{sources[i], sources[j], aligning.Align(have[i], have[j])})
		}
	}
	return out
}
