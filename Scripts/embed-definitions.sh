#!/usr/bin/env bash
# Writes Sources/ShippedFiles/ShippedFiles.c, which holds every file of Sources/Programmes/Definitions.
#
# To be run after a file there was added, renamed or taken away; a test says when it was forgotten.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../Sources/ShippedFiles"
folder=../Programmes/Definitions

mapfile -t files < <(cd "$folder" && find . -type f \( -name '*.yaml' -o -name '*.csv' \) \
  | sed 's|^\./||' | LC_ALL=C sort)
{
  printf '// Written by Scripts/embed-definitions.sh.\n#include "ShippedFiles.h"\n\n'
  printf '#pragma clang diagnostic ignored "-Wc23-extensions"\n\n'
  for place in "${!files[@]}"; do
    printf 'static const unsigned char file%d[] = {\n#embed "%s/%s"\n};\n' \
      "$place" "$folder" "${files[$place]}"
  done
  printf '\nstatic const struct ShippedFile files[] = {\n'
  for place in "${!files[@]}"; do
    printf '  {"%s", file%d, sizeof file%d},\n' "${files[$place]}" "$place" "$place"
  done
  printf '};\n\nconst size_t shippedFileCount = sizeof files / sizeof files[0];\n\n'
  printf 'const struct ShippedFile *shippedFile(size_t place) { return &files[place]; }\n'
} >ShippedFiles.c
