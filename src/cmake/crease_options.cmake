# How everything of ours is compiled.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE OFF)

get_property(crease_is_multi_config GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
if(NOT CMAKE_BUILD_TYPE AND NOT crease_is_multi_config)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release, Debug, RelWithDebInfo" FORCE)
endif()

option(CREASE_SANITIZE "Address and undefined-behaviour sanitizers" OFF)
option(CREASE_WARNINGS_AS_ERRORS "Warnings in our own code are errors" ON)

# The same seed gives the same bits with every compiler and every vector width: no contraction to fused multiply-add, and
# none of the fast-math family anywhere.
add_compile_options(-ffp-contract=off)

if(CREASE_SANITIZE)
  add_compile_options(-O1 -g1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

if(EMSCRIPTEN)
  # Only the command line (its argument parser throws) and the tests (a failed check throws) turn exceptions on again.
  add_compile_options($<$<NOT:$<BOOL:$<TARGET_PROPERTY:CREASE_EXCEPTIONS>>>:-fno-exceptions>
                      $<$<BOOL:$<TARGET_PROPERTY:CREASE_EXCEPTIONS>>:-fexceptions>)
endif()

# crease_precompiled(TARGET): the standard headers that nearly every file includes are read once for the target and not once for each of
# its files. Files compiled for other instruction sets than the rest of their target cannot share them.
function(crease_precompiled target)
  get_target_property(sources ${target} SOURCES)
  list(LENGTH sources count)
  if(count LESS 5)
    return()
  endif()
  foreach(source IN LISTS sources)
    get_source_file_property(options "${source}" COMPILE_OPTIONS)
    if(options)
      set_source_files_properties("${source}" PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    endif()
  endforeach()
  target_precompile_headers(${target} PRIVATE
    <algorithm> <array> <cmath> <cstddef> <cstdint> <functional> <limits> <memory> <optional> <span> <string> <string_view>
    <utility> <vector> ${ARGN})
endfunction()

option(CREASE_BY_FOLDER "Compile the files of a folder together: half the time for all of them, more for one that changed" ON)

# As many files of a folder are several sources, which processors share.
set(crease_files_together 12)

# crease_by_folder(TARGET): the compiler reads the files of each folder as one, and so the headers that they share once. Files with options
# of their own stay apart.
function(crease_by_folder target)
  if(NOT CREASE_BY_FOLDER)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    # CMake sorts groups by a hash of their names, and the linker what it takes of them: names alike everywhere make programs alike.
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(RELATIVE_PATH folder BASE_DIRECTORY "${PROJECT_SOURCE_DIR}")
    string(MAKE_C_IDENTIFIER "${folder}" group)
    math(EXPR members_${group} "0${members_${group}} + 1")
    math(EXPR part "${members_${group}} / ${crease_files_together}")
    set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${group}_${part}")
  endforeach()
endfunction()

add_library(crease_warnings INTERFACE)
target_compile_options(crease_warnings INTERFACE -Wall -Wextra -Wconversion -Wno-sign-conversion)
# Where a folder is compiled as one, a local name of one file may be a global one of another. clang warns of all of these; the builds
# with g++ watch shadows for all compilers.
set(crease_reads_folders "$<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>")
target_compile_options(crease_warnings INTERFACE $<$<NOT:$<AND:$<CXX_COMPILER_ID:Clang>,${crease_reads_folders}>>:-Wshadow>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 warns of overlapping copies inside its own std::string (its bug 105651).
  # And it notes that vectors are passed differently by files compiled for AVX; such functions are inlined, never called across.
  target_compile_options(crease_warnings INTERFACE -Wno-restrict -Wno-psabi)
endif()
if(EMSCRIPTEN)
  # std::size_t has 32 bits there, so that every index that is an int64 would be warned of. A count that large has no memory to be
  # in; the other compilers see the same code with 64 bits.
  target_compile_options(crease_warnings INTERFACE -Wno-shorten-64-to-32)
endif()
if(CREASE_WARNINGS_AS_ERRORS)
  target_compile_options(crease_warnings INTERFACE -Werror)
endif()
