# crease_library(NAME FOLDER [ONLY regex] [EXCLUDE regex] [SMALL | SMALLEST] [APART])
#
# A static library of all *.cpp below FOLDER whose path matches ONLY and does not match EXCLUDE. SMALL: in the browser its size
# matters as well as its speed; SMALLEST: only its size does. APART: every file is compiled by itself.
# A folder that is still empty makes an empty library.
#
# What a machine has decides which of the files with these endings belong to it; which of them runs is decided at run time:
#   level_scalar.cpp  one number at a time: everywhere but in the WebAssembly build with SIMD
#   *_simd128.cpp     16-byte vectors: everywhere but in the WebAssembly build without SIMD
#   *_avx2.cpp, *_avx512.cpp  x86-64, compiled for these instruction sets. Fused multiply-add stays off: it changes the bits.
# available_scalar.cpp, available_simd128.cpp and available_x86.cpp exclude each other: they say what there is.
function(crease_library name folder)
  cmake_parse_arguments(PARSE_ARGV 2 arg "SMALL;SMALLEST;APART" "ONLY;EXCLUDE;MACHINE" "")
  if(NOT arg_MACHINE)
    set(arg_MACHINE "${crease_machine}")
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/${folder}/*.cpp")
  if(arg_ONLY)
    list(FILTER sources INCLUDE REGEX "${arg_ONLY}")
  endif()
  if(arg_EXCLUDE)
    list(FILTER sources EXCLUDE REGEX "${arg_EXCLUDE}")
  endif()
  crease_sources_of_machine(sources ${arg_MACHINE})
  if(NOT sources)
    set(placeholder "${PROJECT_BINARY_DIR}/generated/empty.cpp")
    if(NOT EXISTS "${placeholder}")
      file(WRITE "${placeholder}" "")
    endif()
    set(sources "${placeholder}")
  endif()
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}/src")
  target_link_libraries(${name} PRIVATE $<BUILD_INTERFACE:crease_warnings>)
  if(arg_SMALL AND EMSCRIPTEN)
    target_compile_options(${name} PRIVATE -Os)
  elseif(arg_SMALLEST AND EMSCRIPTEN)
    target_compile_options(${name} PRIVATE -Oz)
  elseif((arg_SMALL OR arg_SMALLEST) AND CREASE_SANITIZE)
    target_compile_options(${name} PRIVATE -O0)  # sanitized code takes longer to optimise than to run
  elseif(arg_SMALL OR arg_SMALLEST)
    target_compile_options(${name} PRIVATE -O1)  # what is fast enough in a page is so here, and compiles in two thirds of the time
  endif()
  # Optimising what was precompiled, g++ 12 warns of overflows inside its own std::string.
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    crease_precompiled(${name})
  endif()
  if(NOT arg_APART)
    crease_by_folder(${name})
  endif()
endfunction()

if(NOT EMSCRIPTEN AND CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|amd64)$")
  set(crease_machine x86)
else()
  set(crease_machine simd128)
endif()

function(crease_sources_of_machine sources_variable machine)
  set(sources ${${sources_variable}})
  foreach(other IN ITEMS scalar simd128 x86)
    if(NOT other STREQUAL machine)
      list(FILTER sources EXCLUDE REGEX "/available_${other}\\.cpp$")
    endif()
  endforeach()
  if(machine STREQUAL "scalar")
    list(FILTER sources EXCLUDE REGEX "_simd128\\.cpp$")
  elseif(EMSCRIPTEN)
    list(FILTER sources EXCLUDE REGEX "/level_scalar\\.cpp$")
  endif()
  if(machine STREQUAL "x86")
    set(wide "")
    if(CREASE_SANITIZE)
      set(wide "-fno-sanitize=undefined")  # the same templates are checked as 16-byte vectors; again, they take a minute to compile
    endif()
    foreach(source IN LISTS sources)
      if(source MATCHES "_avx2\\.cpp$")
        set_source_files_properties("${source}" PROPERTIES COMPILE_OPTIONS "-mavx2;${wide}")
      elseif(source MATCHES "_avx512\\.cpp$")
        set_source_files_properties("${source}" PROPERTIES COMPILE_OPTIONS
                                    "-mavx512f;-mavx512vl;-mavx512dq;-mavx512bw;-mprefer-vector-width=512;${wide}")
      endif()
    endforeach()
  else()
    list(FILTER sources EXCLUDE REGEX "_avx(2|512)\\.cpp$")
  endif()
  set(${sources_variable} ${sources} PARENT_SCOPE)
endfunction()

# crease_kernel_library(NAME FOLDER BELOW): a library whose speed is vectors, on top of the library BELOW.
#
# WebAssembly has it twice, as NAME with SIMD and as NAME_scalar without. Everything above is compiled once and links ${NAME},
# which is the one or the other as the property CREASE_SCALAR of the linked program says.
function(crease_kernel_library name folder below)
  crease_library(${name} ${folder} APART)
  # Square roots become vectors; nothing reads errno.
  target_compile_options(${name} PRIVATE -fno-math-errno)
  target_link_libraries(${name} PUBLIC ${below})
  set(${name} ${name} PARENT_SCOPE)
  if(EMSCRIPTEN)
    target_compile_options(${name} PRIVATE -msimd128)
    crease_library(${name}_scalar ${folder} MACHINE scalar APART)
    target_compile_options(${name}_scalar PRIVATE -fno-math-errno)
    if(TARGET ${below}_scalar)
      set(below ${below}_scalar)
    endif()
    target_link_libraries(${name}_scalar PUBLIC ${below})
    set(${name} "$<IF:$<BOOL:$<TARGET_PROPERTY:CREASE_SCALAR>>,${name}_scalar,${name}>" PARENT_SCOPE)
  endif()
endfunction()
