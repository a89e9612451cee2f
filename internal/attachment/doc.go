// Package attachment tells what a file is by its bytes, never by its name, and
// finds the words in it: of a PDF through poppler where it is installed, of DOCX
// and HWPX by readers of its own.
//
// It promises that no file, however hostile, takes more than a bounded time and
// memory; that nothing in a file is run, fetched or unpacked to the disk; and that
// what cannot be read is said in a sentence while the file itself is kept as it
// came.
package attachment
