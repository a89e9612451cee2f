package attachment

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"

	"readout"
)

// archive is a ZIP archive (APPNOTE 6.3) as far as documents are one: whole in
// memory, on one disk, without encryption, smaller than 4 GiB. The library's
// reader takes memory for every entry of a directory before anyone can count
// them; this one reads as many as it may.
type archive struct {
	data    []byte
	members []member
	left    int64 // bytes that may still be inflated
}

type member struct {
	name         string
	method       uint16
	flags        uint16
	packed, size int64 // bytes; as the directory says, which may lie
	at           int64 // of its local header
}

const (
	endSize    = 22
	headerSize = 46
	localSize  = 30
	ratioMost  = 200 // of inflated bytes to packed ones
)

// openArchive reads the directory.
func openArchive(data []byte, limits Limits) (*archive, error) {
	from := max(0, len(data)-endSize-0xffff)
	at := bytes.LastIndex(data[from:], []byte("PK\x05\x06"))
	if at < 0 || from+at+endSize > len(data) {
		return nil, readout.Invalid("is cut in the middle, or no archive")
	}
	end := data[from+at:]
	count, size, start := int(binary.LittleEndian.Uint16(end[10:])), int64(binary.LittleEndian.Uint32(end[12:])), int64(binary.LittleEndian.Uint32(end[16:]))
	if count > limits.Members {
		return nil, readout.Invalid("has %d parts inside; at most %d are looked through", count, limits.Members)
	}
	if start+size > int64(from+at) {
		return nil, readout.Invalid("has a directory that is damaged")
	}
	a := &archive{data: data, left: limits.Inflated}
	for directory := data[start : start+size]; len(a.members) < count; {
		if len(directory) < headerSize || string(directory[:4]) != "PK\x01\x02" {
			return nil, readout.Invalid("has a directory that is damaged")
		}
		u16 := func(at int) int { return int(binary.LittleEndian.Uint16(directory[at:])) }
		name := u16(28)
		whole := headerSize + name + u16(30) + u16(32)
		if len(directory) < whole {
			return nil, readout.Invalid("has a directory that is damaged")
		}
		a.members = append(a.members, member{
			name: string(directory[headerSize : headerSize+name]), flags: uint16(u16(8)), method: uint16(u16(10)),
			packed: int64(binary.LittleEndian.Uint32(directory[20:])), size: int64(binary.LittleEndian.Uint32(directory[24:])), at: int64(binary.LittleEndian.Uint32(directory[42:])),
		})
		directory = directory[whole:]
	}
	return a, nil
}

func (a *archive) member(name string) (member, bool) {
	for _, m := range a.members {
		if m.name == name {
			return m, true
		}
	}
	return member{}, false
}

// read inflates a member of at most so many bytes.
func (a *archive) read(m member, most int64) ([]byte, error) {
	r, err := a.open(m)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	switch {
	case err != nil:
		return nil, err
	case int64(len(data)) > most:
		return nil, readout.Invalid("has a part of more than %d bytes", most)
	}
	return data, nil
}

// open gives the bytes of a member, as many as the archive may still inflate,
// whatever its directory says.
func (a *archive) open(m member) (io.Reader, error) {
	if m.flags&1 != 0 {
		return nil, readout.Invalid("is protected by a password")
	}
	if m.at+localSize > int64(len(a.data)) || string(a.data[m.at:m.at+4]) != "PK\x03\x04" {
		return nil, readout.Invalid("has a part that is damaged")
	}
	local := a.data[m.at:]
	start := m.at + localSize + int64(binary.LittleEndian.Uint16(local[26:])) + int64(binary.LittleEndian.Uint16(local[28:]))
	if start+m.packed > int64(len(a.data)) {
		return nil, readout.Invalid("has a part that is damaged")
	}
	packed := a.data[start : start+m.packed]
	most := ratioMost * max(m.packed, 1024)
	switch m.method {
	case 0:
		return &metered{a: a, r: bytes.NewReader(packed), most: most}, nil
	case 8:
		return &metered{a: a, r: flate.NewReader(bytes.NewReader(packed)), most: most}, nil
	}
	return nil, readout.Invalid("is packed in a way that is not known here")
}

// metered stops a bomb.
type metered struct {
	a    *archive
	r    io.Reader
	most int64 // that this member may still give
}

func (m *metered) Read(p []byte) (int, error) {
	n, err := m.r.Read(p)
	m.most -= int64(n)
	if m.a.left -= int64(n); m.most < 0 || m.a.left < 0 {
		return 0, readout.Invalid("inflates to far more than a document holds")
	}
	if err != nil && err != io.EOF {
		err = readout.Invalid("has a part that is damaged")
	}
	return n, err
}
