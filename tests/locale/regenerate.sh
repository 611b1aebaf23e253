#!/bin/sh
# Regenerates the locale table from the pinned CLDR package and compares it with the committed one.
# Skipped (77) where npm is missing or the registry does not answer.
#
#   regenerate.sh GENERATOR COMMITTED_HEADER
set -eu

generator=$1
committed=$2

for tool in node npm; do
  if ! command -v "$tool" >/dev/null; then
    echo "skipped: $tool is not installed, so the locale table cannot be regenerated"
    exit 77
  fi
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

status=0
node "$generator" "$folder/locale_data.h" || status=$?
if [ "$status" -eq 2 ]; then
  echo "skipped: the package registry does not answer"
  exit 77
fi
if [ "$status" -ne 0 ]; then
  exit 1
fi

diff -u "$committed" "$folder/locale_data.h"
