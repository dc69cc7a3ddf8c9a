# Finds the toolchain file of the emcc in PATH: Debian's package or an emsdk.

find_program(CREASE_EMCC emcc REQUIRED)
file(REAL_PATH "${CREASE_EMCC}" crease_emcc)
get_filename_component(crease_emscripten_root "${crease_emcc}" DIRECTORY)
if(NOT EXISTS "${crease_emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
  set(crease_emscripten_root /usr/share/emscripten)
endif()
include("${crease_emscripten_root}/cmake/Modules/Platform/Emscripten.cmake")
