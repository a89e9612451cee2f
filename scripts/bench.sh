#!/usr/bin/env bash
# Prints every figure that the project speaks of, measured here and now: the
# reader's speed and score, search, how well it answers beside others, and
# counting, then the built program as a whole against its baselines. Takes about
# 20 minutes; scripts/bench.sh WORD runs only the benchmarks whose name holds
# WORD, scripts/bench.sh Large those on 100,000 releases that the whole program
# serves (in a room that READOUT_LARGE_ROOM keeps for later runs, where it names a
# directory), and scripts/bench.sh Million the search on ten thousand, a hundred
# thousand and a million releases and then, for what is left of 40 minutes, the
# register beside a million meetings, which no other run holds.
set -euo pipefail
cd "$(dirname "$0")/.."
only=${1:-.}
if [ "$only" = Large ]; then export READOUT_LARGE=${READOUT_LARGE:-21}; fi
if [ "$only" = Million ]; then
  READOUT_MILLION=1 go test -run '^$' -bench 'Scale' -benchtime 1x -timeout 38m ./internal/search/judged || true
  if [ "$SECONDS" -gt 2280 ]; then echo "no time is left for the register"; exit 1; fi
  READOUT_MILLION=1 exec go test -run '^$' -bench 'Add/' -benchtime 1x -timeout $((2400 - SECONDS))s ./internal/store/registerdb
fi
scripts/setup-test.sh
figures() { grep -E '^(Benchmark|ok|FAIL|---|panic)' || true; }
echo "== parts, on one core"
go test -run '^$' -bench "$only" -cpu 1 -benchtime 2s -benchmem ./internal/... 2>&1 | grep -E '^(Benchmark|FAIL|---|panic)' || true
echo "== the program as a whole"
go test -run '^$' -bench "$only" -benchtime 1x -timeout 60m ./cmd/readout 2>&1 | figures
if [ "$only" = . ]; then
  echo "== the reader's score on the labelled examples"
  go test -run TestScore -count 1 -v ./internal/reading 2>&1 | grep -vE '^(=== |---|PASS|ok)' || true
fi
