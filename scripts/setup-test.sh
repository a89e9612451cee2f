#!/usr/bin/env bash
# Installs what the tests need beyond Go: a browser, a web server to compare
# with, a load generator, Java for the HTML checker, fonts, a C compiler for
# the race detector, PostgreSQL (whose servers the tests start themselves), two
# text browsers, readers of feeds, calendars and Word documents, a checker of links and one of
# XML, poppler to read PDFs, and npm packages under build/npm. Does nothing where all is there.
#
#   scripts/setup-test.sh          install what is missing
#   scripts/setup-test.sh --list   say what is needed and what is there
set -euo pipefail
cd "$(dirname "$0")/.."

# program to look for, Debian package that has it
programs=(
  "chromium chromium"
  "nginx nginx-light"
  "wrk wrk"
  "java openjdk-17-jre-headless"
  "python3 python3-minimal"
  "npm npm"
  "gcc gcc"
  "lynx lynx"
  "w3m w3m"
  "bib2xml bibutils"
  "newsboat newsboat"
  "sfeed sfeed"
  "linkchecker linkchecker"
  "xmllint libxml2-utils"
  "pdftotext poppler-utils"
)
# file to look for, Debian package that has it
files=(
  "/usr/lib/postgresql/15/bin/postgres postgresql-15"
  "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc fonts-noto-cjk"
  "/usr/share/fonts/truetype/nanum/NanumGothic.ttf fonts-nanum"
  "/usr/lib/python3/dist-packages/feedparser/__init__.py python3-feedparser"
  "/usr/lib/python3/dist-packages/icalendar/__init__.py python3-icalendar"
  "/usr/lib/python3/dist-packages/docx/__init__.py python3-docx"
)
# npm package, version, file that the tests use
modules=(
  "axe-core 4.14.1 axe.min.js"
  "vnu-jar 26.9.27 build/dist/vnu.jar"
  "jsonld 8.3.3 lib/jsonld.js"
  "sitemapper 4.1.6 lib/assets/sitemapper.js"
  "linkedom 0.18.15 esm/index.js"
  "@mozilla/readability 0.6.0 index.js"
  "@extractus/oembed-extractor 6.0.0 esm/mod.js"
)

missing_packages=()
missing_modules=()
report() { [ "${list:-}" ] && printf '%-8s %-28s %s\n' "$1" "$2" "$3" || true; }
[ "${1:-}" = --list ] && list=yes

for entry in "${programs[@]}"; do
  read -r program package <<<"$entry"
  if command -v "$program" >/dev/null; then report there "$program" "$(command -v "$program")"
  else report missing "$program" "Debian package $package"; missing_packages+=("$package"); fi
done
for entry in "${files[@]}"; do
  read -r file package <<<"$entry"
  if [ -e "$file" ]; then report there "$package" "$file"
  else report missing "$package" "Debian package $package"; missing_packages+=("$package"); fi
done
for entry in "${modules[@]}"; do
  read -r module version file <<<"$entry"
  path="build/npm/node_modules/$module"
  if [ -e "$path/$file" ] && grep -q "\"version\": *\"$version\"" "$path/package.json"; then report there "$module" "$path"
  else report missing "$module" "npm package $module@$version"; missing_modules+=("$module@$version"); fi
done
[ "${list:-}" ] && exit 0

if [ ${#missing_packages[@]} -gt 0 ]; then
  if ! command -v apt-get >/dev/null; then
    echo "setup-test: this is not Debian; install these yourself: ${missing_packages[*]}" >&2; exit 1
  fi
  if [ "$(id -u)" != 0 ]; then
    echo "setup-test: run as root once to install: ${missing_packages[*]}" >&2; exit 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  # A package that starts a server must not start it here.
  policy=/usr/sbin/policy-rc.d
  if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' >$policy; chmod 755 $policy
    trap 'rm -f '$policy EXIT
  fi
  echo "setup-test: installing ${missing_packages[*]}"
  log=$(mktemp)
  if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing_packages[@]}"; } >"$log" 2>&1; then
    tail -20 "$log" >&2; echo "setup-test: apt-get failed" >&2; exit 1
  fi
  rm -f "$log"
fi
if [ ${#missing_modules[@]} -gt 0 ]; then
  echo "setup-test: installing ${missing_modules[*]}"
  npm install --prefix build/npm --no-package-lock --no-audit --no-fund --silent "${missing_modules[@]}"
fi
