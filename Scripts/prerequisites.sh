# What ./test and ./run need besides the sources; read by both, not run by itself.
#
# Swift and git must be there already. The rest comes from Debian's packages where we may install
# them; elsewhere we say exactly what is missing and stop with exit status 2. Nothing is printed on
# standard output, so that what a script prints there is its answer alone.

swift_needed=6.2

say() { printf '%s\n' "$*" >&2; }

# Stops unless `swift` is there and new enough.
require_swift() {
  if ! command -v swift >/dev/null 2>&1; then
    say "Swift is missing: Vigil needs Swift $swift_needed or later."
    say "Install it from https://www.swift.org/install and see that 'swift --version' works."
    exit 2
  fi
  local answer found
  answer=$(swift --version 2>/dev/null </dev/null) || answer=
  found=$(swift_version "$answer")
  if [[ -z $found ]] || ! is_at_least "$found" "$swift_needed"; then
    say "Swift is too old: Vigil needs Swift $swift_needed or later, this is ${found:-unknown}."
    say "Install a newer one from https://www.swift.org/install"
    exit 2
  fi
}

# The version in what `swift --version` says, such as 6.3.1.
swift_version() {
  [[ $1 =~ Swift\ version\ ([0-9]+(\.[0-9]+)*) ]] && printf '%s' "${BASH_REMATCH[1]}"
}

# Whether version $1 is $2 or later.
is_at_least() {
  local -a have need
  IFS=. read -r -a have <<<"$1"
  IFS=. read -r -a need <<<"$2"
  local place
  for place in 0 1 2; do
    ((${have[place]:-0} > ${need[place]:-0})) && return 0
    ((${have[place]:-0} < ${need[place]:-0})) && return 1
  done
  return 0
}

# Names the Debian packages that are missing, one a line.
missing_packages() {
  command -v git >/dev/null 2>&1 || echo git
  # Turns pictures into PNG.
  command -v rsvg-convert >/dev/null 2>&1 || echo librsvg2-bin
  # The letters in those pictures: the same on every machine.
  has_liberation_fonts || echo fonts-liberation
  # Reads FHIR; its door is C++, so the headers of the C++ library are needed too.
  has_header simdjson.h || echo libsimdjson-dev
  has_header vector || echo g++
  # Archives of records.
  has_header zstd.h || echo libzstd-dev
  has_header zlib.h || echo zlib1g-dev
}

# Whether Swift's own C++ compiler finds header $1.
has_header() {
  local compiler
  compiler=$(readlink -f "$(command -v swift)") || compiler=
  compiler=${compiler%/*}/clang
  [[ -x $compiler ]] || compiler=$(command -v clang || command -v c++) || return 1
  printf '#if !__has_include(<%s>)\n#error\n#endif\n' "$1" |
    "$compiler" -x c++ -E - >/dev/null 2>&1
}

has_liberation_fonts() {
  if command -v fc-list >/dev/null 2>&1; then
    [[ -n $(fc-list 'Liberation Sans' 2>/dev/null) ]]
  else
    compgen -G '/usr/share/fonts/*/liberation*' >/dev/null
  fi
}

# Runs a command as root: as we are, or by sudo where it asks for no password.
as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  else
    sudo -n "$@"
  fi
}

can_install() {
  command -v apt-get >/dev/null 2>&1 || return 1
  [[ $(id -u) == 0 ]] || sudo -n true >/dev/null 2>&1
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "$@" </dev/null >&2
}

# Installs what is missing, or stops and says what to install.
require_packages() {
  local -a missing
  mapfile -t missing < <(missing_packages)
  ((${#missing[@]})) || return 0
  if can_install; then
    say "Installing ${missing[*]}"
    if ! apt_install "${missing[@]}"; then
      # The lists may be old, or absent as in a fresh container: fetch them and try once more.
      as_root apt-get update </dev/null >&2 || true
      apt_install "${missing[@]}" || true
    fi
    mapfile -t missing < <(missing_packages)
    ((${#missing[@]})) || return 0
  fi
  say "Missing: ${missing[*]}"
  say "On Debian or Ubuntu: sudo apt-get install --no-install-recommends ${missing[*]}"
  say "Elsewhere: git, librsvg (for rsvg-convert), the Liberation fonts and simdjson with its headers."
  exit 2
}

require_swift
require_packages
