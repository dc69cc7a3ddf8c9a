#!/usr/bin/env bash
# Builds crease. Installs what is missing (Debian packages, a few npm packages), then lets CMake's presets do the work.
# ./build.sh help says what there is. Asks nothing; running it again does only what is left to do.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'TEXT'
./build.sh run [--port N]   build the page and serve it on 127.0.0.1 (default port 8000)
./build.sh test             every test: format, native, sanitizers, WebAssembly, bit-identity, real browsers
./build.sh native [--build-only] [ARGUMENT...]
                            build the desktop program and start it with these arguments
./build.sh dist             make dist/site/ (static site) and dist/crease-offline.html (one file, opens by double click)
./build.sh bench [ARGUMENT...]
                            print the speed tables, natively and in Chromium, against their peers from npm
./build.sh clean            remove build/ and dist/
./build.sh help             this text

What is missing is installed with apt-get (as root or with sudo). What is already there is used: an emsdk in PATH
(3.1.6 or newer), a Node.js (18 or newer), CREASE_IMGUI_DIR=/path/to/imgui (1.92 or newer), CREASE_CHROMIUM=/path/to/chromium,
CREASE_FIREFOX=/path/to/firefox.
TEXT
}

say() { printf '== %s\n' "$*"; }
fail() {
  printf 'build.sh: %s\n' "$*" >&2
  exit 1
}

# --- What is needed -----------------------------------------------------------------------------------------------------------
missing_packages=()
missing_names=()

# need PACKAGE NAME TEST...: NAME is there if TEST succeeds; Debian has it in PACKAGE.
need() {
  local package=$1 name=$2
  shift 2
  if ! "$@" >/dev/null 2>&1; then
    missing_packages+=("$package")
    missing_names+=("$name")
  fi
}
program() { command -v "$1"; }
any_file() {
  local file
  for file in "$@"; do [ -e "$file" ] && return 0; done
  return 1
}
header() { any_file "/usr/include/$1" "/usr/local/include/$1"; }
library() { any_file /usr/lib/*/"$1" /usr/lib/"$1" /usr/lib64/"$1" /usr/local/lib/"$1"; }
font() { [ -n "$(find /usr/share/fonts /usr/local/share/fonts -name "$1" -print -quit 2>/dev/null)" ]; }
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; } # WANTED FOUND
fonttools() { python3 -c 'import fontTools.fontBuilder' || /usr/bin/python3 -c 'import fontTools.fontBuilder'; }
imgui() { [ -n "${CREASE_IMGUI_DIR:-}" ] || [ -d build/deps/imgui ] || command -v apt-get; }
fashion_mnist() { [ -e /usr/share/datasets/fashion-mnist/train-images-idx3-ubyte.gz ] || ! command -v apt-get; } # elsewhere without
recent_cmake() { at_least 3.25 "$(cmake --version | awk 'NR == 1 {print $3}')"; }
recent_node() { at_least 18 "$(node --version | tr -d v)"; }
recent_emcc() { at_least 3.1.6 "$(emcc --version | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1)"; }

need_core() {
  need ca-certificates 'certificates of authorities' any_file /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt
  need cmake 'CMake >= 3.25' recent_cmake
  need ninja-build 'Ninja' program ninja
  need python3 'Python 3' program python3
  need python3-fonttools "Python's fontTools" fonttools
  need xz-utils 'xz' program xz
  need nodejs 'Node.js >= 18' recent_node
  need npm 'npm' program npm
  need libeigen3-dev 'Eigen 3.4' header eigen3/Eigen/Core
  need nlohmann-json3-dev 'nlohmann/json 3' header nlohmann/json.hpp
  need libcli11-dev 'CLI11 2' header CLI/CLI.hpp
  need libfast-float-dev 'fast_float' header fast_float/fast_float.h
  need '' 'Dear ImGui >= 1.92: give its folder as CREASE_IMGUI_DIR' imgui
  need libstb-dev 'stb' header stb/stb_image.h
  need doctest-dev 'doctest 2.4' header doctest/doctest.h
  need dataset-fashion-mnist 'the images of Fashion-MNIST' fashion_mnist
  need fonts-inter 'the font Inter' font Inter-Regular.otf
  need fonts-dejavu-core 'the font DejaVu Sans' font DejaVuSans.ttf
}
need_native() {
  need g++ 'a C++20 compiler (g++ >= 12)' program g++
  need libglfw3-dev 'GLFW 3.3' header GLFW/glfw3.h
  need libcairo2-dev 'cairo 1.16 with FreeType' header cairo/cairo-ft.h
  need libgl-dev 'OpenGL headers' header GL/glcorearb.h
  need libgl-dev 'libGLX' library libGLX.so
  need libopengl-dev 'libOpenGL' library libOpenGL.so
}
need_web() { need emscripten 'Emscripten >= 3.1.6' recent_emcc; }
need_brotli() { need brotli 'brotli' program brotli; }
need_browser() { need chromium 'Chromium' program "${CREASE_CHROMIUM:-chromium}"; }
firefox() { command -v "${CREASE_FIREFOX:-firefox-esr}" || command -v "${CREASE_FIREFOX:-firefox}"; }
need_firefox() {
  need firefox-esr 'Firefox' firefox
  need xvfb 'Xvfb' program Xvfb
  need libgl1-mesa-dri 'Mesa, for WebGL without a graphics card' any_file /usr/lib/*/dri/swrast_dri.so /usr/lib/*/libgallium-*.so /usr/lib*/dri/swrast_dri.so
}
sanitizers() { any_file "$(clang++ -print-resource-dir)"/lib/*/libclang_rt.asan*; }
need_checks() {
  need clang 'clang >= 14' program clang++
  need libclang-rt-dev "clang's sanitizers" sanitizers
  need clang-format 'clang-format 14' program clang-format
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@" # asks for a password, where the machine wants one
  else
    fail "this needs root rights, and there is no sudo. As root: $*"
  fi
}

install_missing() {
  [ ${#missing_packages[@]} -gt 0 ] || return 0
  local packages
  mapfile -t packages < <(printf '%s\n' "${missing_packages[@]}" | sed '/^$/d' | sort -u)
  if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg >/dev/null 2>&1; then
    {
      echo 'build.sh: there is no apt-get here, so install these yourself; then run the same command again:'
      printf '  %s\n' "${missing_names[@]}"
      echo "On Debian 12 the packages are: ${packages[*]}"
    } >&2
    exit 1
  fi
  say "Installing ${packages[*]}"
  mkdir -p build/logs
  if ! { as_root apt-get -q update &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 \
      install "${packages[@]}"; } >build/logs/apt.log 2>&1 </dev/null; then
    tail -n 20 build/logs/apt.log >&2
    fail "the packages could not be installed (build/logs/apt.log)."
  fi
}

ensure() { # the needs of a command, by name
  local group
  for group in "$@"; do "need_$group"; done
  install_missing
  missing_packages=() missing_names=()
  for group in "$@"; do "need_$group"; done
  [ ${#missing_names[@]} -eq 0 ] || fail "still missing after installing: $(IFS=,; echo "${missing_names[*]}")"
}

# npm_install DIRECTORY: exactly the packages of its lock file, once.
npm_install() {
  local stamp="$1/node_modules/.crease-lock"
  [ -f "$1/package-lock.json" ] || return 0
  if ! cmp -s "$1/package-lock.json" "$stamp"; then
    say "Installing the npm packages of $1"
    npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund --loglevel=error
    cp "$1/package-lock.json" "$stamp"
  fi
}

# --- What is built ------------------------------------------------------------------------------------------------------------
# make_targets PRESET TARGET...
make_targets() {
  local preset=$1
  shift
  say "Building $preset: $*"
  mkdir -p build/logs
  if ! cmake --preset "$preset" >"build/logs/$preset-configure.log" 2>&1; then
    cat "build/logs/$preset-configure.log" >&2
    return 1
  fi
  cmake --build --preset "$preset" --target "$@" -- --quiet
}

make_site() {
  make_targets wasm page
  say "Collecting the site"
  python3 src/cmake/make_site.py --modules build/wasm/web --site dist/site
}

command_run() {
  local port=8000
  while [ $# -gt 0 ]; do
    case $1 in
      --port) port=${2:?"--port needs a number"}; shift 2 ;;
      --port=*) port=${1#--port=}; shift ;;
      *) fail "run does not know '$1'; try ./build.sh help" ;;
    esac
  done
  ensure core web
  npm_install web
  make_site
  exec python3 src/cmake/serve.py --port "$port" dist/site
}

command_native() {
  local start=yes
  if [ "${1:-}" = --build-only ]; then start=no; shift; fi
  ensure core native
  npm_install web
  make_targets native crease-lab crease
  mkdir -p build/bin
  cp -f build/native/bin/crease build/native/bin/images-*.bin build/bin/
  say "The desktop program is build/native/bin/crease-lab, the command line build/bin/crease"
  [ "$start" = no ] || exec build/native/bin/crease-lab "$@"
}

command_dist() {
  ensure core web brotli
  npm_install web
  make_site
  python3 src/cmake/make_offline.py dist/site dist/crease-offline.html
  say "dist/site/ is the site, dist/crease-offline.html the single file"
}

command_bench() {
  ensure core native web browser brotli
  npm_install web
  npm_install tests/bench
  make_targets native crease crease_bench
  make_targets wasm crease_bench
  make_site
  node tests/bench/run.mjs --site dist/site --work build/bench --native build/native/bin/crease_bench \
    --wasm build/wasm/bin/crease_bench.mjs --command build/native/bin/crease "$@"
}

command_test() {
  [ $# -eq 0 ] || fail "test takes no arguments"
  ensure core native web browser firefox brotli checks
  npm_install web
  npm_install tests/web
  bash src/cmake/run_tests.sh
}

main() {
  local name=${1:-help}
  [ $# -eq 0 ] || shift
  case $name in
    run | test | native | dist | bench) "command_$name" "$@" ;;
    clean) rm -rf build dist && say "build/ and dist/ are gone" ;;
    help | -h | --help) usage ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
}

main "$@"
