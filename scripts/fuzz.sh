#!/usr/bin/env bash
# Fuzzes every target of the module for a while: scripts/fuzz.sh [TIME] [PACKAGE…]
# An input of interest is made smaller for two seconds at most, or a slow target
# would spend its whole time on that.
set -euo pipefail
cd "$(dirname "$0")/.."
time=${1:-10m}
[ $# -gt 0 ] && shift
status=0
for package in $(go list "${@:-./...}"); do
  for target in $(go test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
    echo "== $package $target for $time"
    go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 2s "$package" || status=1
  done
done
exit $status
