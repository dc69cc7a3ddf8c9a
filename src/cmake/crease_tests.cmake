# The tests: one binary, run natively and under node; and the program whose output has to be the same bytes everywhere.

enable_testing()

# What the tests share: slow twins, fixtures, main.
file(GLOB_RECURSE crease_support_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/support/*.cpp")
list(FILTER crease_support_sources EXCLUDE REGEX "/identity_main\\.cpp$")
add_library(crease_test_support OBJECT ${crease_support_sources})
target_include_directories(crease_test_support PUBLIC "${PROJECT_SOURCE_DIR}/tests")
set(crease_tests_are_slow false)
if(EMSCRIPTEN OR CREASE_SANITIZE)
  set(crease_tests_are_slow true)
endif()
target_compile_definitions(crease_test_support PUBLIC CREASE_REFERENCE_DIR="${PROJECT_SOURCE_DIR}/tests/reference"
                                                      CREASE_TESTS_ARE_SLOW=${crease_tests_are_slow}
                                                      DOCTEST_CONFIG_NO_TRY_CATCH_IN_ASSERTS)  # an eighth of the compile time
target_link_libraries(crease_test_support PUBLIC crease_io crease::doctest crease::json PRIVATE crease_warnings)
target_compile_options(crease_test_support PRIVATE -O1)
set_target_properties(crease_test_support PROPERTIES CREASE_EXCEPTIONS ON)

# A test's own code runs once; compiling it fast is worth more than running it fast.
set(crease_test_options -O0)
if(EMSCRIPTEN)
  set(crease_test_options -O1)  # what is not optimised at all makes a large module, which takes longer to link
endif()

# crease_joined_tests(VARIABLE SOURCE...): the sources that the compiler gets in their place, each with some tests of one folder.
function(crease_joined_tests variable)
  if(NOT CREASE_BY_FOLDER)
    set(${variable} ${ARGN} PARENT_SCOPE)
    return()
  endif()
  set(parts "")
  foreach(source IN LISTS ARGN)
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(RELATIVE_PATH folder BASE_DIRECTORY "${PROJECT_SOURCE_DIR}/tests")
    math(EXPR members_${folder} "0${members_${folder}} + 1")
    math(EXPR part "(${members_${folder}} - 1) / ${crease_files_together}")
    string(MAKE_C_IDENTIFIER "${folder}_${part}" part)
    list(APPEND parts ${part})
    list(APPEND sources_of_${part} "${source}")
  endforeach()
  list(REMOVE_DUPLICATES parts)
  set(joined "")
  foreach(part IN LISTS parts)
    set(out "${PROJECT_BINARY_DIR}/generated/tests/${part}.cpp")
    add_custom_command(OUTPUT "${out}" VERBATIM
      COMMAND "${CREASE_PYTHON}" "${PROJECT_SOURCE_DIR}/src/cmake/join_tests.py" "${out}" ${sources_of_${part}}
      DEPENDS "${PROJECT_SOURCE_DIR}/src/cmake/join_tests.py" ${sources_of_${part}})
    list(APPEND joined "${out}")
  endforeach()
  set(${variable} ${joined} PARENT_SCOPE)
endfunction()

# tests/bench and tests/web are programs of their own.
file(GLOB_RECURSE crease_test_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/*_test.cpp")
list(FILTER crease_test_sources EXCLUDE REGEX "/tests/(bench|web)/|node_modules")
set(CREASE_TESTS "" CACHE STRING "Compile only the tests whose path matches this, as in chapters/fold, while you work on something")
if(CREASE_TESTS)
  list(FILTER crease_test_sources INCLUDE REGEX "${CREASE_TESTS}")
endif()
# What asks other programs and reads folders is tested where there are any.
file(GLOB crease_native_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/platform/native_*.cpp")
if(EMSCRIPTEN)
  set(crease_native_sources "")
  list(FILTER crease_test_sources EXCLUDE REGEX "/native_[a-z_]+_test\\.cpp$")
endif()
crease_joined_tests(crease_compiled_tests ${crease_test_sources})
add_executable(crease_tests ${crease_compiled_tests} ${crease_headless_sources} ${crease_native_sources})
target_compile_options(crease_tests PRIVATE ${crease_test_options})
target_link_libraries(crease_tests PRIVATE crease_test_support crease_app crease_cli crease_iris crease_shaders crease_warnings)
crease_precompiled(crease_tests <doctest/doctest.h>)
if(EMSCRIPTEN)
  crease_node_program(crease_tests)
  # The interface is tested without a screen: WebGL's functions are linked and never called.
  target_link_options(crease_tests PRIVATE -lGL -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2)
  add_test(NAME crease_tests COMMAND node "${PROJECT_BINARY_DIR}/bin/crease_tests.mjs")
else()
  add_test(NAME crease_tests COMMAND crease_tests)
endif()

# Two small programs, which WebAssembly has without SIMD too: crease_golden, the core's golden hashes for compilers that need not
# run all the rest, and crease_identity, which prints hashes that have to be the same everywhere.
set(crease_golden_sources ${crease_test_sources})
list(FILTER crease_golden_sources INCLUDE REGEX "/tests/core/.*(golden|identity)_test\\.cpp$")
set(crease_identity_sources tests/support/identity_main.cpp)
function(crease_evidence_program name flavour)
  add_executable(${name}${flavour} ${${name}_sources})
  target_compile_options(${name}${flavour} PRIVATE ${crease_test_options})
  target_include_directories(${name}${flavour} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  target_link_libraries(${name}${flavour} PRIVATE ${ARGN} crease_io crease_warnings)
  if(EMSCRIPTEN)
    crease_node_program(${name}${flavour})
  endif()
endfunction()
crease_evidence_program(crease_golden "" crease_test_support)
crease_evidence_program(crease_identity "")
if(EMSCRIPTEN)
  crease_evidence_program(crease_golden _scalar crease_test_support)
  crease_evidence_program(crease_identity _scalar)
  set_target_properties(crease_golden_scalar crease_identity_scalar PROPERTIES CREASE_SCALAR ON)
endif()

# Natively and under node: what is promised of WebAssembly is measured there.
file(GLOB crease_bench_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/bench/*.cpp")
if(crease_bench_sources)
  add_executable(crease_bench EXCLUDE_FROM_ALL ${crease_bench_sources})
  target_link_libraries(crease_bench PRIVATE crease_io crease_constructions crease_warnings)
  set_target_properties(crease_bench PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
  if(EMSCRIPTEN)
    crease_node_program(crease_bench)
  endif()
endif()

add_test(NAME architecture COMMAND "${CREASE_PYTHON}" "${PROJECT_SOURCE_DIR}/src/cmake/check_architecture.py"
                                   "${PROJECT_SOURCE_DIR}")
add_test(NAME words COMMAND "${CREASE_PYTHON}" "${PROJECT_SOURCE_DIR}/src/cmake/check_words.py" "${PROJECT_SOURCE_DIR}")
