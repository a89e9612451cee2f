#!/usr/bin/env bash
# Everything that must hold before a change lands: set-up, format, vet,
# staticcheck, and all tests, browser tests included, with the race detector
# where something runs beside something else.
set -euo pipefail
cd "$(dirname "$0")/.."
began=$(date +%s)
step() { printf '\n== %s (%d s)\n' "$1" $(($(date +%s) - began)); }

step "set-up"
scripts/setup-test.sh

step "format"
unformatted=$(gofmt -l $(git ls-files '*.go'))
if [ -n "$unformatted" ]; then echo "run gofmt on:"; echo "$unformatted"; exit 1; fi

step "vet and staticcheck"
go vet ./... &
vet=$!
go tool staticcheck ./...
wait $vet

export READOUT_MUST="${READOUT_MUST:-tools}"
mkdir -p build
log=build/check.log # whole; what failed stands below too
status=0
test=(go test -vet=off -ldflags='-s -w' -timeout 25m -v) # vet has run; nobody debugs these binaries
# The race detector takes five times as long. Two things are kept from it:
# - SQLite, which is C in Go's dress and works on memory that it maps itself: the
#   detector looks at Go's memory alone. What calls it is looked at as all else is.
# - tests in files that begin with "//go:build !race", which run in a row
#   of their own. They ask one thing after another, or ask a program built without the
#   detector, a browser, a checker: scripts of the command line, walks of the whole
#   demonstration, the sealed release asked for at every address, cuts of the power,
#   the largest inputs and the most hostile. Pages asked for at the same time have a
#   test of their own, with the detector, and so have programs beside each other.
sqlite=(-gcflags='modernc.org/...=-d=checkptr=0' -gcflags='modernc.org/sqlite/lib=-race=false')
unraced=$(git ls-files '*_test.go' | xargs grep -lx '//go:build !race')
names=$(grep -hoE '^func Test[A-Za-z0-9]+' $unraced | sed 's/^func //' | paste -sd '|')
folders=$(grep -lE '^func Test' $unraced | xargs -n1 dirname | sort -u | sed 's/^/.\//')

# What stands on a database and is not about one runs on the other engine too, but
# for tests whose comment says that one engine is enough, and why.
one=$(git ls-files '*_test.go' | xargs awk '/^\/\/ One engine is enough: / { said = 1; next }
  /^func Test/ && said { sub(/^func /, ""); sub(/\(.*/, ""); print } !/^\/\// { said = 0 }' | paste -sd '|')

# What tests write is thrown away. Where memory is to spare it goes there, so that
# nobody waits for a disk at each of some thousand commits; what is killed is
# killed as before, since no test cuts the disk's power.
room() { # in KiB: of the file system in memory, and of memory
  { df --output=avail -k /dev/shm | tail -n 1; sed -n 's/^MemAvailable: *\([0-9]*\) kB/\1/p' /proc/meminfo; } 2>/dev/null | sort -n | head -n 1
}
if [ -z "${TMPDIR:-}" ] && [ "$(room)" -gt $((10 << 20)) ] 2>/dev/null && fast=$(mktemp -d /dev/shm/readout-check.XXXXXX); then
  trap 'rm -rf "$fast"' EXIT
  chmod 755 "$fast" # a database server runs as somebody else
  printf '#!/bin/sh\n' >"$fast/may-run" && chmod 755 "$fast/may-run"
  if "$fast/may-run" 2>/dev/null; then export TMPDIR=$fast; fi
fi

step "tests"
trap 'trap - TERM; kill 0' INT TERM # all jobs end
work=$(mktemp -d)
raced() { "${test[@]}" -p 1 -race "${sqlite[@]}" "$@"; }
without() { "${test[@]}" -p 1 -run "^($names)\$" "$@"; }
postgres() { READOUT_ENGINE=postgres "${test[@]}" -p 1 -skip "^($names|$one)\$" "$@"; }
others=$(go list ./... | grep -vE '/(cmd/readout|internal/store/postgres)$')
# Two jobs beside each other, and in each one package at a time; whoever is done
# takes the next, and the longest come first, so that no processor waits at the end.
jobs=(
  "without ./cmd/readout"
  "raced ./cmd/readout"
  "raced $(sed -n 'p;n' <<<"$others" | paste -sd ' ')"
  "raced $(sed -n 'n;p' <<<"$others" | paste -sd ' ')"
  "raced ./internal/store/postgres"
  "without $(grep -vx './cmd/readout' <<<"$folders" | paste -sd ' ')"
  "postgres ./internal/site"
  "postgres ./internal/exchange ./internal/search"
)
turn() {
  local failed=0 n
  for n in "${!jobs[@]}"; do
    mkdir "$work/$n" 2>/dev/null || continue # the other has it
    ${jobs[n]} >"$work/$n/log" 2>&1 || failed=1
  done
  return $failed
}
turn &
beside=$!
turn || status=1
wait $beside || status=1
for n in "${!jobs[@]}"; do cat "$work/$n/log"; done >"$log"
rm -r "$work"
for name in ${names//|/ }; do
  grep -qE "^--- [A-Z]+: $name " "$log" || { echo "$name did not run"; status=1; }
done

grep -E '^(ok|FAIL|panic:|---? FAIL)|^ +--- FAIL' "$log" || true
if [ $status -ne 0 ]; then
  echo; echo "what the failing tests said:"
  awk -f scripts/said.awk "$log"
fi
passed=$(grep -cE '^--- PASS' "$log" || true)
failed=$(grep -cE '^--- FAIL' "$log" || true)
skipped=$(grep -cE '^ *--- SKIP' "$log" || true)
if [ "$skipped" -gt 0 ]; then
  echo; echo "skipped:"
  grep -A1 -E '^ *--- SKIP' "$log" | grep -v '^--$' || true
fi
if [ "${CI:-}" ] && [ "$skipped" -gt 0 ]; then
  echo "a skip in CI is a failure"; status=1
fi
echo; echo "the slowest, in seconds:"
awk -f scripts/slowest.awk "$log" | sort -rn | sed -n 1,10p
step "done"
echo "$passed passed, $failed failed, $skipped skipped"
exit $status
