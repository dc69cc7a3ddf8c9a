#!/bin/sh
# Puts Dear ImGui's sources into DIRECTORY/imgui, from Debian's source package, without touching the system's apt set-up.
#
#   fetch_imgui.sh DIRECTORY
#
# The archive is the one this machine already uses: its address, its options and its keyring are read from the machine's own
# apt sources (one-line *.list and deb822 *.sources). Everything apt writes goes to DIRECTORY/apt, so the system's package lists
# stay as they are and no root rights are needed. The tarball is checked against a fixed SHA-256 before it is unpacked.
set -eu

package=imgui
version=1.92.2b
# Suites that have had this version, newest first in the hope that one of them still has it.
suites="forky sid testing unstable"
tarball_sha256=e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48

if [ $# -ne 1 ]; then
  echo "usage: fetch_imgui.sh DIRECTORY" >&2
  exit 2
fi
mkdir -p "$1"
deps=$(cd "$1" && pwd)
target=$deps/imgui
stamp=$target/.crease-sha256

if [ "$(cat "$stamp" 2>/dev/null || true)" = "$tarball_sha256" ]; then
  exit 0
fi

fail() {
  echo "fetch_imgui.sh: $*" >&2
  echo "fetch_imgui.sh: Or give your own copy of Dear ImGui >= 1.92 with CREASE_IMGUI_DIR=/path/to/imgui." >&2
  exit 1
}

for program in apt-get awk tar xz sha256sum; do
  command -v "$program" >/dev/null 2>&1 || fail "the program $program is missing."
done

# One line per usable archive: "OPTIONS|ADDRESS". Security and third-party archives do not carry the package; the
# first entry of the distribution's main archive does, so entries are tried in the order in which apt reads them.
one_line_entries() {
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [ -f "$file" ] || continue
    awk '
      $1 == "deb" {
        line = $0; options = ""
        sub(/^[ \t]*deb[ \t]+/, "", line)
        if (match(line, /^\[[^]]*\][ \t]*/)) {
          options = substr(line, 2, RLENGTH - 2); sub(/\].*/, "", options)
          line = substr(line, RLENGTH + 1)
        }
        gsub(/arch(itectures)?[+-]?=[^ \t]*/, "", options)
        count = split(line, word, /[ \t]+/)
        for (i = 3; i <= count; i++)
          if (word[i] == "main" && word[2] !~ /security/) { print options "|" word[1]; break }
      }' "$file"
  done
}

deb822_entries() {
  for file in /etc/apt/sources.list.d/*.sources; do
    [ -f "$file" ] || continue
    awk '
      function flush_stanza(    i, count, word, options) {
        if (types ~ /(^| )deb( |$)/ && components ~ /(^| )main( |$)/ && suites !~ /security/ && tolower(enabled) != "no") {
          options = ""
          # An armoured key written into the stanza itself starts with an empty line; the default keys are used then.
          if (signed_by ~ /^\//) { gsub(/ +/, ",", signed_by); options = "signed-by=" signed_by }
          if (tolower(trusted) == "yes") options = options " trusted=yes"
          count = split(addresses, word, / +/)
          for (i = 1; i <= count; i++) if (word[i] != "") print options "|" word[i]
        }
        types = suites = components = addresses = signed_by = enabled = trusted = field = ""
      }
      function append(value) {
        gsub(/^[ \t]+|[ \t]+$/, "", value); gsub(/[ \t]+/, " ", value)
        if (field == "types") types = types " " value
        else if (field == "uris") addresses = addresses " " value
        else if (field == "suites") suites = suites " " value
        else if (field == "components") components = components " " value
        else if (field == "signed-by") signed_by = signed_by == "" ? value : signed_by " " value
        else if (field == "enabled") enabled = value
        else if (field == "trusted") trusted = value
      }
      /^#/ { next }
      /^[ \t]*$/ { flush_stanza(); next }
      /^[ \t]/ { append($0); next }
      { field = tolower($0); sub(/:.*/, "", field); value = $0; sub(/^[^:]*:/, "", value); append(value) }
      END { flush_stanza() }' "$file"
  done
}

apt=$deps/apt
fetched=
fetch_from() { # OPTIONS ADDRESS SUITE
  rm -rf "$apt"
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/state" "$apt/sources.d" "$apt/preferences.d" "$apt/source"
  : >"$apt/status"
  printf 'deb-src [%s] %s %s main\n' "$1" "$2" "$3" | sed 's/\[ *\] //' >"$apt/sources.list"
  # Debian is reached with the machine's own apt configuration (proxies, certificates), which this file is read after:
  # only places are changed, and hooks that belong to the system's package lists are left out.
  cat >"$apt/apt.conf" <<CONFIG
Dir::State "$apt/state";
Dir::State::lists "$apt/lists";
Dir::State::status "$apt/status";
Dir::Cache "$apt/cache";
Dir::Etc::sourcelist "$apt/sources.list";
Dir::Etc::sourceparts "$apt/sources.d";
Dir::Etc::preferences "$apt/preferences";
Dir::Etc::preferencesparts "$apt/preferences.d";
Acquire::Check-Valid-Until "false";
Acquire::Languages "none";
Acquire::Retries "3";
APT::Sandbox::User "";
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
CONFIG
  (
    cd "$apt/source"
    apt-get -q -c "$apt/apt.conf" update &&
      apt-get -q -c "$apt/apt.conf" source --download-only --only-source "$package"
  ) >"$apt/log" 2>&1 || return 1
  fetched=$(find "$apt/source" -name "${package}_${version}*.orig.tar.*" ! -name '*.asc' | head -n 1)
  [ -n "$fetched" ]
}

echo "Fetching Dear ImGui $version from Debian's source packages ..."
entries=$( (deb822_entries; one_line_entries) | awk '!seen[$0]++')
[ -n "$entries" ] || fail "this machine has no Debian archive among its apt sources."
attempt_all() {
  old_ifs=$IFS
  IFS='
'
  for entry in $entries; do
    IFS=$old_ifs
    for suite in $suites; do
      if fetch_from "${entry%%|*}" "${entry#*|}" "$suite"; then return 0; fi
    done
    IFS='
'
  done
  IFS=$old_ifs
  return 1
}
attempt_all || {
  cat "$apt/log" >&2 2>/dev/null || true
  fail "Debian's source package $package $version could not be fetched."
}

echo "$tarball_sha256  $fetched" | sha256sum -c --status || fail "the tarball of $package $version has a wrong SHA-256."
rm -rf "$target" "$target.partial"
mkdir -p "$target.partial"
tar -xf "$fetched" -C "$target.partial" --strip-components=1
[ -f "$target.partial/imgui.h" ] || fail "the tarball holds no imgui.h."
echo "$tarball_sha256" >"$target.partial/.crease-sha256"
mv "$target.partial" "$target"
rm -rf "$apt"
echo "Dear ImGui $version is in $target"
