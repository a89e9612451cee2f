package overlay

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"

	"readout"
)

// A record as a tree of JSON values, numbers as written: JSON Pointers name
// places in it.

func treeOf(rec readout.Record) (any, error) {
	b, err := json.Marshal(rec)
	if err != nil {
		return nil, err
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.UseNumber()
	var tree any
	err = dec.Decode(&tree)
	return tree, err
}

func recordOf(tree any) (readout.Record, error) {
	b, err := json.Marshal(tree)
	if err != nil {
		return readout.Record{}, err
	}
	var rec readout.Record
	err = json.Unmarshal(b, &rec)
	return rec, err
}

// lookUp returns the value at a pointer.
func lookUp(tree any, pointer string) (any, error) {
	if !strings.HasPrefix(pointer, "/") {
		return nil, readout.Invalid("%q names no value of a record; write it like /meeting/ordinal", pointer)
	}
	for part := range strings.SplitSeq(pointer[1:], "/") {
		ok := false
		switch node := tree.(type) {
		case map[string]any:
			tree, ok = node[part]
		case []any:
			if i, err := strconv.Atoi(part); err == nil && i >= 0 && i < len(node) {
				tree, ok = node[i], true
			}
		}
		if !ok {
			return nil, readout.Invalid("the record has no %s", pointer)
		}
	}
	return tree, nil
}

// put sets the value at a pointer that lookUp finds.
func put(tree any, pointer string, to any) error {
	cut := strings.LastIndexByte(pointer, '/')
	parent := tree
	if cut > 0 {
		var err error
		if parent, err = lookUp(tree, pointer[:cut]); err != nil {
			return err
		}
	}
	last := pointer[cut+1:]
	switch node := parent.(type) {
	case map[string]any:
		node[last] = to
		return nil
	case []any:
		if i, err := strconv.Atoi(last); err == nil && i >= 0 && i < len(node) {
			node[i] = to
			return nil
		}
	}
	return readout.Invalid("the record has no %s", pointer)
}

func same(a, b any) bool { return reflect.DeepEqual(a, b) }
