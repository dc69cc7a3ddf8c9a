#!/usr/bin/env bash
# Every test of crease, called by ./build.sh test once everything needed is installed. Builds what it tests, says what it does,
# and closes with a line "N passed, N failed" that adds up the test cases of all runs. Details of a run are in build/logs.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

passed=0
failed=0
logs=build/logs
mkdir -p "$logs"
started=$SECONDS

say() { printf '== [%4d s] %s\n' $((SECONDS - started)) "$*"; }

count() { # PASSED FAILED WHAT
  passed=$((passed + $1))
  failed=$((failed + $2))
  printf '   %s: %d passed, %d failed\n' "$3" "$1" "$2"
}

finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ] && exit 0
  exit 1
}

# check NAME COMMAND...: one case, that the command succeeds.
check() {
  local name=$1 log
  shift
  log=$logs/$(tr -c 'a-z0-9\n' - <<<"${name,,}").log
  if "$@" >"$log" 2>&1; then
    count 1 0 "$name"
  else
    tail -n 60 "$log"
    count 0 1 "$name"
  fi
}

# doctest NAME COMMAND...: as many cases as the test program says. Each processor takes its part of them, mixed, since a program uses one.
doctest() {
  local name=$1 log status=0 total parts part jobs=() broken all_broken=0
  shift
  log=$logs/$(tr -c 'a-z0-9\n' - <<<"${name,,}")
  say "$name"
  total=$("$@" --no-colors --count 2>/dev/null | sed -nE 's/.*current filters: *([0-9]+).*/\1/p')
  parts=$(nproc)
  [ "$parts" -le 4 ] || parts=4
  [ "${total:=0}" -ge 100 ] || parts=1
  for ((part = 0; part < parts; part++)); do
    "$@" --no-colors --order-by=rand --rand-seed=1 --first=$((part * total / parts + 1)) --last=$(((part + 1) * total / parts)) \
      >"$log-$part.log" 2>&1 &
    jobs+=($!)
  done
  for ((part = 0; part < parts; part++)); do
    status=0
    wait "${jobs[part]}" || status=$?
    # The program counts cases of other parts as passed.
    broken=$(sed -nE 's/^\[doctest\] test cases: *[0-9]+ \| *[0-9]+ passed \| *([0-9]+) failed.*/\1/p' "$log-$part.log" | tail -n 1)
    if [ -z "$broken" ]; then
      tail -n 60 "$log-$part.log"
      count 0 1 "$name (ended with $status before its summary)"
      return
    fi
    # A sanitizer may find something after the last case has passed.
    if [ "$status" != 0 ]; then
      tail -n 200 "$log-$part.log"
      [ "$broken" != 0 ] || broken=1
    fi
    all_broken=$((all_broken + broken))
  done
  count $((total - all_broken)) "$all_broken" "$name"
}

# built PRESET TARGET...: nothing can be tested if something does not build.
built() {
  local preset=$1
  shift
  say "Building $preset: $*"
  if ! cmake --preset "$preset" >"$logs/$preset-configure.log" 2>&1; then
    cat "$logs/$preset-configure.log"
    count 0 1 "configuring $preset"
    finish
  fi
  if ! cmake --build --preset "$preset" --target "$@" -- --quiet; then
    count 0 1 "building $preset"
    finish
  fi
}

formatted() {
  find src tests -name node_modules -prune -o \( -name '*.h' -o -name '*.cpp' \) -print0 |
    xargs -0 clang-format --dry-run --Werror
}

no_addresses_in_locks() {
  ! grep -Hn '"resolved"' web/package-lock.json tests/*/package-lock.json
}

# --- Static -------------------------------------------------------------------------------------------------------------------
say "Static checks"
check "format" formatted
check "architecture" python3 src/cmake/check_architecture.py .
check "words" python3 src/cmake/check_words.py .
check "npm locks hold no addresses" no_addresses_in_locks

# --- Native -------------------------------------------------------------------------------------------------------------------
built native all
doctest "native tests" build/native/crease_tests
built asan crease_tests crease_identity
doctest "sanitizer tests" build/asan/crease_tests
built clang crease_identity crease_golden
doctest "golden hashes, clang" build/clang/crease_golden

# --- WebAssembly --------------------------------------------------------------------------------------------------------------
built wasm all
doctest "wasm tests" node build/wasm/bin/crease_tests.mjs
doctest "golden hashes, wasm without SIMD" node build/wasm/bin/crease_golden_scalar.mjs
check "scalar modules are valid without SIMD" node --no-enable-sse4-1 tests/web/without_simd.mjs build/wasm/web

# --- The same bytes everywhere ------------------------------------------------------------------------------------------------
say "Bit-identity"
identity=build/identity
rm -rf "$identity"
mkdir -p "$identity"
reference=$identity/gcc.txt
# same NAME COMMAND...: the program prints the same hashes as the build with gcc does.
same() {
  local name=$1
  shift
  if "$@" >"$identity/$name.txt" 2>"$identity/$name.err" && [ -s "$identity/$name.txt" ] &&
    cmp -s "$reference" "$identity/$name.txt"; then
    count 1 0 "identity, $name"
  else
    cat "$identity/$name.err"
    diff "$reference" "$identity/$name.txt" | head -n 20
    count 0 1 "identity, $name"
  fi
}
same gcc build/native/crease_identity
levels_of() { "$@" --all-levels --steps 1 | sed -n 's/^# //p'; }
for level in $(levels_of build/native/crease_identity); do
  same "gcc-$level" build/native/crease_identity --level "$level"
done
same clang build/clang/crease_identity
for level in $(levels_of build/clang/crease_identity); do
  same "clang-$level" build/clang/crease_identity --level "$level"
done
same sanitizers build/asan/crease_identity
same wasm-simd node build/wasm/bin/crease_identity.mjs
same wasm-scalar node build/wasm/bin/crease_identity_scalar.mjs

# --- The command line, in its promised places -----------------------------------------------------------------------------------
mkdir -p build/bin
cp -f build/native/bin/crease build/wasm/bin/crease.mjs build/bin/
check "command line, native" build/bin/crease --help
check "command line, node" node build/bin/crease.mjs --help
check "command line, natively and under node alike" node tests/cli/run.mjs build/bin/crease build/bin/crease.mjs

# Networks to PyTorch, NumPy and ONNX and back, by the first Python that has these. They are large, and nothing else needs them.
interop_python=
for candidate in python3 /usr/bin/python3; do
  if "$candidate" -c 'import torch, numpy, onnx' >/dev/null 2>&1; then
    interop_python=$candidate
    break
  fi
done
if [ -n "$interop_python" ]; then
  check "networks to PyTorch, NumPy, ONNX and back" "$interop_python" tests/cli/interop.py build/bin/crease
else
  echo "   networks to PyTorch, NumPy, ONNX and back: skipped (Debian: python3-torch python3-numpy python3-onnx)"
fi

# Sweeps past one machine, by the engines that are installed.
check "sweeps by Slurm and GNU parallel, where there are any (Debian: slurm-wlm parallel)" python3 tests/cli/sweep_engines.py build/bin/crease

# --- The page -----------------------------------------------------------------------------------------------------------------
check "site" python3 src/cmake/make_site.py --modules build/wasm/web --site dist/site
check "offline page" python3 src/cmake/make_offline.py dist/site dist/crease-offline.html

# in_browser NAME COMMAND...: as many cases as the program says in its last line.
in_browser() {
  local name=$1 log status=0 numbers
  shift
  log=$logs/$(tr -c 'a-z0-9\n' - <<<"${name,,}").log
  say "$name"
  "$@" >"$log" 2>&1 || status=$?
  cat "$log"
  numbers=$(sed -nE 's/^([0-9]+) passed, ([0-9]+) failed.*/\1 \2/p' "$log" | tail -n 1)
  if [ -z "$numbers" ]; then
    numbers="0 1"
  elif [ "$status" != 0 ] && [ "${numbers#* }" = 0 ]; then
    numbers="${numbers% *} 1"
  fi
  count ${numbers% *} ${numbers#* } "$name"
}
in_browser "the page in Chromium" node tests/web/run.mjs
in_browser "the page in Firefox" node tests/web/firefox.mjs

say "All runs are done"
finish
