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

step "vet"
go vet ./...

step "staticcheck"
go tool staticcheck ./...

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

step "tests"
trap 'trap - TERM; kill 0' INT TERM # both rows end
without() {
  local failed=0
  "${test[@]}" -p 1 -run "^($names)\$" $folders >"$log.unraced" 2>&1 || failed=1
  # what stands on a database and is not about one, on the other engine; the walks
  # have gone over SQLite, and the gate's over both
  READOUT_ENGINE=postgres "${test[@]}" -p 1 -skip "^($names)\$" ./internal/exchange ./internal/search ./internal/site >"$log.postgres" 2>&1 || failed=1
  return $failed
}
# two rows beside each other, one package at a time in each: they take about as
# long, so that no processor waits for the other at the end
without &
beside=$!
"${test[@]}" -p 1 -race "${sqlite[@]}" ./... >"$log" 2>&1 || status=$?
wait $beside || status=1
cat "$log.unraced" "$log.postgres" >>"$log"
rm "$log.unraced" "$log.postgres"
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
