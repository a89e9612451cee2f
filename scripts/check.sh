#!/usr/bin/env bash
# Everything that must hold before a change lands: set-up, format, vet,
# staticcheck, and all tests with the race detector, browser tests included.
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

step "tests"
export READOUT_MUST="${READOUT_MUST:-tools}"
mkdir -p build
log=build/check.log # whole; what failed stands below too
status=0
go test -race -timeout 25m -v ./... >"$log" 2>&1 || status=$?
# what stands on a database and is not about one, on the other engine; races are
# looked for above
READOUT_ENGINE=postgres go test -timeout 25m -v ./internal/exchange ./internal/search ./internal/site >>"$log" 2>&1 || status=$?
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
step "done"
echo "$passed passed, $failed failed, $skipped skipped"
exit $status
