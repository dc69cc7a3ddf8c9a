# The programs: each links the libraries and exactly one platform.

# crease_exports(VARIABLE HEADER...): the functions that the headers declare for JavaScript, as emcc's list of exported symbols.
function(crease_exports variable)
  set(exports _malloc _free)
  foreach(header IN LISTS ARGN)
    set_property(DIRECTORY "${PROJECT_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${header}")
    file(STRINGS "${header}" lines REGEX "^[A-Za-z].*[ *]crease_[a-z0-9_]+\\(")
    foreach(line IN LISTS lines)
      string(REGEX MATCH "crease_[a-z0-9_]+\\(" function "${line}")
      string(REPLACE "(" "" function "${function}")
      list(APPEND exports "_${function}")
    endforeach()
  endforeach()
  list(JOIN exports "," exports)
  set(${variable} "${exports}" PARENT_SCOPE)
endfunction()

# --- Native -------------------------------------------------------------------------------------------------------------------
file(GLOB crease_cli_main CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/cli/main.cpp")
file(GLOB crease_desktop_sources CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/src/platform/platform_desktop*.cpp" "${PROJECT_SOURCE_DIR}/src/platform/desktop_*.cpp"
  "${PROJECT_SOURCE_DIR}/src/platform/graphics_gl.cpp" "${PROJECT_SOURCE_DIR}/src/platform/native_*.cpp"
  "${PROJECT_SOURCE_DIR}/src/app/main_desktop*.cpp")
file(GLOB crease_headless_sources CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/src/platform/platform_headless*.cpp" "${PROJECT_SOURCE_DIR}/src/platform/headless_*.cpp")
file(GLOB crease_web_sources CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/src/platform/platform_web*.cpp" "${PROJECT_SOURCE_DIR}/src/platform/web_*.cpp"
  "${PROJECT_SOURCE_DIR}/src/platform/graphics_gl.cpp"
  "${PROJECT_SOURCE_DIR}/src/app/web_api*.cpp" "${PROJECT_SOURCE_DIR}/src/app/main_web*.cpp")
file(GLOB crease_core_api_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/app/core_api*.cpp")

if(NOT EMSCRIPTEN)
  if(crease_cli_main)
    add_executable(crease ${crease_cli_main})
    target_link_libraries(crease PRIVATE crease_cli crease_warnings)
    add_dependencies(crease crease_images)
    set_target_properties(crease PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
  endif()
  if(crease_desktop_sources MATCHES "/platform_desktop")
    add_executable(crease-lab ${crease_desktop_sources})
    target_link_libraries(crease-lab PRIVATE crease_app crease_languages crease::imgui_glfw crease::stb crease_warnings)
    add_dependencies(crease-lab crease_images)
    set_target_properties(crease-lab PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
  endif()
  return()
endif()

# --- WebAssembly --------------------------------------------------------------------------------------------------------------
# emcc minifies its JavaScript with acorn; where Debian's emcc runs under a node that did not come from Debian, node has to be
# told where Debian keeps it.
if(EXISTS /usr/share/nodejs/acorn)
  set(CMAKE_CXX_LINKER_LAUNCHER "${CMAKE_COMMAND};-E;env;NODE_PATH=/usr/share/nodejs")
endif()
# The heap grows by what is needed and little more: a page keeps what it once had.
set(crease_wasm_common -sSTRICT=1 -sALLOW_MEMORY_GROWTH=1 -sMEMORY_GROWTH_GEOMETRIC_STEP=0.05
                       -sTOTAL_STACK=1048576 -sINITIAL_MEMORY=16777216
                       -sAUTO_JS_LIBRARIES=1 -sERROR_ON_UNDEFINED_SYMBOLS=1)
# For pages: nothing is evaluated from strings, so that a strict content security policy suffices.
set(crease_wasm_page ${crease_wasm_common} -sMODULARIZE=1 -sEXPORT_ES6=1 -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0
                     -sINCOMING_MODULE_JS_API=[canvas,locateFile,wasmBinary,instantiateWasm,print,printErr,onAbort]
                     -sSUPPORT_ERRNO=0)
add_custom_target(page)
add_dependencies(page crease_images)

# crease_page_module(TARGET OUTPUT LIBRARY...): OUTPUT-simd.mjs and .wasm, and OUTPUT-scalar.* for browsers without SIMD. Sources
# and options are in the variables TARGET_sources and TARGET_options.
function(crease_page_module target output)
  foreach(flavour IN ITEMS simd scalar)
    set(name ${target}_${flavour})
    add_executable(${name} ${${target}_sources})
    target_link_libraries(${name} PRIVATE ${ARGN} crease_warnings)
    target_link_options(${name} PRIVATE ${${target}_options} ${crease_wasm_page} --no-entry)
    set_target_properties(${name} PROPERTIES OUTPUT_NAME "${output}-${flavour}" SUFFIX ".mjs"
                                             RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/web")
    if(flavour STREQUAL "scalar")
      set_target_properties(${name} PROPERTIES CREASE_SCALAR ON)
    endif()
    add_dependencies(page ${name})
  endforeach()
endfunction()

if(crease_web_sources MATCHES "/platform_web")
  set(crease_lab_page_sources ${crease_web_sources})
  crease_exports(crease_page_exports "${PROJECT_SOURCE_DIR}/src/app/web_api.h")
  # Names of functions are for split_module.py, which takes them away.
  set(crease_lab_page_options -Oz --profiling-funcs -Wl,--no-demangle -sENVIRONMENT=web -sEXPORT_NAME=createCreaseLab
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0 -lGL -lhtml5
    "-sEXPORTED_FUNCTIONS=${crease_page_exports}"
    "-sEXPORTED_RUNTIME_METHODS=[GL,UTF8ToString,stringToUTF8,lengthBytesUTF8,HEAPU8]")
  crease_page_module(crease_lab_page crease-lab crease_app)
  # Binaryen's passes find a little more when they run twice. It takes a minute, for the program that nearly every browser loads.
  target_link_options(crease_lab_page_simd PRIVATE -sBINARYEN_EXTRA_PASSES=-Oz)

  # A page begins with one chapter; the others become modules of their own, which are fetched when they are opened.
  file(GLOB crease_later_chapters RELATIVE "${PROJECT_SOURCE_DIR}/src/chapters" CONFIGURE_DEPENDS
    "${PROJECT_SOURCE_DIR}/src/chapters/*/model.cpp")
  list(TRANSFORM crease_later_chapters REPLACE "/model.cpp" "")
  # Folders without a model are what several chapters share.
  file(GLOB crease_shared_folders RELATIVE "${PROJECT_SOURCE_DIR}/src/chapters" CONFIGURE_DEPENDS
    "${PROJECT_SOURCE_DIR}/src/chapters/*/*.h")
  list(TRANSFORM crease_shared_folders REPLACE "/.*" "")
  list(REMOVE_DUPLICATES crease_shared_folders)
  list(REMOVE_ITEM crease_shared_folders train_and_watch ${crease_later_chapters})
  list(TRANSFORM crease_shared_folders PREPEND "+")
  list(REMOVE_ITEM crease_later_chapters train_and_watch)
  foreach(flavour IN ITEMS simd scalar)
    add_custom_command(TARGET crease_lab_page_${flavour} POST_BUILD
      COMMAND "${Python3_EXECUTABLE}" "${PROJECT_SOURCE_DIR}/src/cmake/split_module.py"
              "${PROJECT_BINARY_DIR}/web/crease-lab-${flavour}.wasm" ${crease_later_chapters} ${crease_shared_folders} VERBATIM)
    set_property(TARGET crease_lab_page_${flavour} APPEND PROPERTY LINK_DEPENDS
      "${PROJECT_SOURCE_DIR}/src/cmake/split_module.py" "${PROJECT_SOURCE_DIR}/src/cmake/on_demand.txt"
      "${PROJECT_SOURCE_DIR}/src/cmake/wasm_names.py")
  endforeach()
endif()

# The core without interface, for other pages: web/core/crease-core.mjs wraps this module.
if(crease_core_api_sources)
  set(crease_core_module_sources ${crease_core_api_sources})
  crease_exports(crease_core_exports "${PROJECT_SOURCE_DIR}/src/app/core_api.h")
  set(crease_core_module_options -O3 -sENVIRONMENT=web,worker -sEXPORT_NAME=createCreaseCore
    "-sEXPORTED_FUNCTIONS=${crease_core_exports}"
    "-sEXPORTED_RUNTIME_METHODS=[UTF8ToString,stringToUTF8,lengthBytesUTF8,HEAPU8,HEAP32,HEAPF64]")
  crease_page_module(crease_core_module crease-core crease_io)
endif()

# Figures of saved states, and sweeps, for the page and for other pages: web/core/crease-draw.mjs wraps this module, which has all
# chapters. A module of its own, because whoever only trains needs no figures, and the lab loads it when the first one is saved.
set(crease_draw_module_sources "${PROJECT_SOURCE_DIR}/src/app/figure_api.cpp" "${PROJECT_SOURCE_DIR}/src/app/sweep_api.cpp")
crease_exports(crease_draw_exports "${PROJECT_SOURCE_DIR}/src/app/figure_api.h" "${PROJECT_SOURCE_DIR}/src/app/sweep_api.h")
set(crease_draw_module_options -Oz -sENVIRONMENT=web,worker -sEXPORT_NAME=createCreaseDraw
  "-sEXPORTED_FUNCTIONS=${crease_draw_exports}"
  "-sEXPORTED_RUNTIME_METHODS=[UTF8ToString,stringToUTF8,lengthBytesUTF8,HEAPU8]")
crease_page_module(crease_draw_module crease-draw crease_figures)

# crease_node_program(NAME): NAME.mjs, a single file that `node NAME.mjs` runs like a native program.
#
# The wasm is inside the file: emcc 3.1.6 takes node's own fetch() for a browser's and would fail to fetch a path with it. The
# program is a script of CommonJS kind; four lines in front of it make it a module. It reads the real file system, and its exit
# code is main's. What is no more than a test is linked fast rather than made fast.
function(crease_node_program name)
  set(optimize -O1)
  if(name STREQUAL "crease")
    set(optimize -O2)
  endif()
  set_target_properties(${name} PROPERTIES SUFFIX ".js" CREASE_EXCEPTIONS ON
                                           RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
  target_link_options(${name} PRIVATE ${optimize} ${crease_wasm_common} -fexceptions -sSINGLE_FILE=1 -sENVIRONMENT=node -sEXIT_RUNTIME=1
    -lnodefs.js -lnoderawfs.js -sNODERAWFS=1 -sNODEJS_CATCH_REJECTION=0 -sNODEJS_CATCH_EXIT=0
    -sINCOMING_MODULE_JS_API=[arguments,print,printErr]
    --extern-pre-js "${PROJECT_SOURCE_DIR}/src/cmake/node_module_head.js")
  add_custom_command(TARGET ${name} POST_BUILD
    COMMAND "${CMAKE_COMMAND}" -E copy "$<TARGET_FILE:${name}>" "$<TARGET_FILE_DIR:${name}>/${name}.mjs" VERBATIM)
endfunction()

set_target_properties(crease_cli PROPERTIES CREASE_EXCEPTIONS ON)
if(crease_cli_main)
  add_executable(crease ${crease_cli_main})
  target_link_libraries(crease PRIVATE crease_cli crease_warnings)
  add_dependencies(crease crease_images)
  crease_node_program(crease)
endif()
