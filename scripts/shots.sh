#!/usr/bin/env bash
# Takes pictures of every page and every state for a person to look at: 360, 768
# and 1280 px wide, light and dark, in both languages, and of the English ones
# also at 320 px (1280 at 400 %), in forced colours and as on paper.
# build/screenshots/index.html is the contact sheet.
#   scripts/shots.sh [NAMES [LOOKS]]   regular expressions, e.g. '^release\.' 360
# SHOTS_MANY=200 makes the full archive smaller, so that a look takes less time;
# SHOTS_FLAGS=-short takes the demonstration's alone.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup-test.sh
# shellcheck disable=SC2086
SHOTS_ONLY=${1:-} SHOTS_LOOKS=${2:-} go test -tags shots -run TestScreenshots -count 1 -timeout 30m -v ${SHOTS_FLAGS:-} ./cmd/readout
