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
# Where a sanitizer stops, it says how it came there, also where LLVM's own reader of debug information is missing.
export ASAN_OPTIONS=allow_addr2line=1 UBSAN_OPTIONS=print_stacktrace=1:allow_addr2line=1

say() { printf '== [%4d s] %s\n' $((SECONDS - started)) "$*"; }

count() { # PASSED FAILED WHAT
  passed=$((passed + $1))
  failed=$((failed + $2))
  printf '   %s: %d passed, %d failed\n' "$3" "$1" "$2"
}

finish() {
  collect
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ] && exit 0
  exit 1
}

# --- Beside the rest ------------------------------------------------------------------------------------------------------------
# A browser waits more than it computes, so that something else is done meanwhile, with less right to the processors.
beside_names=()
beside_jobs=()
beside_count=0 # those that have started, and until when they were collected
humbly=()

# beside NAME FUNCTION...: what the function counts and prints is held back until it is collected.
beside() {
  local name=$1 file=$logs/beside-$beside_count
  shift
  (
    passed=0 failed=0 began=$SECONDS
    "$@" >"$file.txt" 2>&1
    echo "$passed $failed $((SECONDS - began))" >"$file.counts"
  ) &
  beside_names+=("$name")
  beside_jobs+=($!)
  beside_count=$((beside_count + 1))
  humbly=(nice -n 15)
}

# Waits for what runs beside the rest, and prints it.
collect() {
  local i file more_passed more_failed seconds
  for ((i = 0; i < ${#beside_jobs[@]}; i++)); do
    file=$logs/beside-$i
    wait "${beside_jobs[i]}"
    read -r more_passed more_failed seconds <"$file.counts" || more_passed=0 more_failed=1 seconds=0
    say "${beside_names[i]}: took $seconds s beside the rest"
    cat "$file.txt"
    passed=$((passed + more_passed))
    failed=$((failed + more_failed))
  done
  beside_names=() beside_jobs=() beside_count=0 humbly=()
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

# work_off LOG TOTAL PARTS COMMAND...: runs the parts of a test program that no other worker has begun.
work_off() {
  local log=$1 total=$2 parts=$3 part status
  shift 3
  for ((part = 0; part < parts; part++)); do
    mkdir "$log-$part.begun" 2>/dev/null || continue
    status=0
    "${humbly[@]}" "$@" --no-colors --duration=true --order-by=rand --rand-seed=1 --first=$((part * total / parts + 1)) \
      --last=$(((part + 1) * total / parts)) >"$log-$part.log" 2>&1 || status=$?
    echo "$status" >"$log-$part.status"
  done
}

# doctest NAME COMMAND...: as many cases as the test program says. They are mixed and cut into parts; each processor takes one after the
# other, since a program uses one processor and some cases take much longer than others.
doctest() {
  local name=$1 log status total parts part worker workers=() broken all_broken=0
  shift
  log=$logs/$(tr -c 'a-z0-9\n' - <<<"${name,,}")
  say "$name"
  total=$("$@" --no-colors --count 2>/dev/null | sed -nE 's/.*current filters: *([0-9]+).*/\1/p')
  parts=$(($(nproc) * 8))
  [ "$parts" -le 32 ] || parts=32
  [ "${total:=0}" -ge 100 ] || parts=1
  rm -rf "$log"-[0-9]*
  for ((worker = 0; worker < parts && worker < $(nproc) && worker < 4; worker++)); do
    work_off "$log" "$total" "$parts" "$@" &
    workers+=($!)
  done
  wait "${workers[@]}"
  for ((part = 0; part < parts; part++)); do
    read -r status <"$log-$part.status" || status="no word"
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
  if ! "${humbly[@]}" cmake --build --preset "$preset" --target "$@" -- --quiet; then
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

# --- WebAssembly --------------------------------------------------------------------------------------------------------------
built wasm all
check "scalar modules are valid without SIMD" node --no-enable-sse4-1 tests/web/without_simd.mjs build/wasm/web

# --- The page -----------------------------------------------------------------------------------------------------------------
check "site" python3 src/cmake/make_site.py --modules build/wasm/web --site dist/site
check "offline page" python3 src/cmake/make_offline.py dist/site dist/crease-offline.html

# in_browser NAME COMMAND...: as many cases as the program says in its last line.
in_browser() {
  local name=$1 log status=0 numbers
  shift
  log=$logs/$(tr -c 'a-z0-9\n' - <<<"${name,,}").log
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
in_browsers() {
  in_browser "the page in Chromium" node tests/web/run.mjs
  in_browser "the page in Firefox" node tests/web/firefox.mjs
}
beside "The page in Chromium, then in Firefox" in_browsers

# --- WebAssembly without a browser ----------------------------------------------------------------------------------------------
# Whether texts have their German is the same for every compiler and slow to find out: natively is enough.
not_texts='--test-case-exclude=*has a German entry*'
doctest "wasm tests" node build/wasm/bin/crease_tests.mjs "$not_texts"
doctest "golden hashes, wasm without SIMD" node build/wasm/bin/crease_golden_scalar.mjs

# --- Sanitizers, and another compiler -------------------------------------------------------------------------------------------
built asan crease_tests crease_identity
doctest "sanitizer tests" build/asan/crease_tests "$not_texts"
built clang crease_identity crease_golden
doctest "golden hashes, clang" build/clang/crease_golden

# --- The command line, in its promised places -----------------------------------------------------------------------------------
mkdir -p build/bin
cp -f build/native/bin/crease build/wasm/bin/crease.mjs build/native/bin/images-*.bin build/bin/

# Networks to PyTorch, NumPy and ONNX and back, by the first Python that has these. They are large, and nothing else needs them.
networks_in_python() {
  local python
  for python in python3 /usr/bin/python3; do
    if "$python" -c 'import torch, numpy, onnx' >/dev/null 2>&1; then
      check "networks to PyTorch, NumPy, ONNX and back" "$python" tests/cli/interop.py build/bin/crease
      return
    fi
  done
  echo "   networks to PyTorch, NumPy, ONNX and back: skipped (Debian: python3-torch python3-numpy python3-onnx)"
}

command_line() {
  check "command line, native" build/bin/crease --help
  check "command line, node" node build/bin/crease.mjs --help
  check "command line, natively and under node alike" node tests/cli/run.mjs build/bin/crease build/bin/crease.mjs
  networks_in_python
  # Sweeps past one machine, by the engines that are installed.
  check "sweeps by Slurm and GNU parallel, where there are any (Debian: slurm-wlm parallel)" python3 tests/cli/sweep_engines.py build/bin/crease
}
beside "The command line" command_line

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

say "All runs are done, up to what runs beside them"
finish
