// Package web is what the faces share: routes that are closed until they say
// who may see them, one place that turns an error into a page, a status and a
// log line, the cache of pages under the public epoch, and the bytes that leave
// (encodings, entity tags, security headers).
//
// A handler writes its page and returns nil, or writes nothing and returns an
// error. What it writes is kept until it returns, so nothing half made leaves.
// A page depends on its address and on what is public, and on nothing else; it
// is therefore kept, under the number of the last event that changed anything
// public, and a page of another number is never served. A path that is not
// public is answered byte for byte like one that never existed.
//
// The package knows neither releases nor stores: the command that wires the
// program passes in where the epoch is read and who counts.
package web
