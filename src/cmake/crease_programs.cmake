# The programs: each links the libraries and exactly one platform.

# crease_exports(VARIABLE HEADER): the functions that HEADER declares for JavaScript, as emcc's list of exported symbols.
function(crease_exports variable header)
  set_property(DIRECTORY "${PROJECT_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${header}")
  file(STRINGS "${header}" lines REGEX "^[A-Za-z].*[ *]crease_[a-z0-9_]+\\(")
  set(exports _malloc _free)
  foreach(line IN LISTS lines)
    string(REGEX MATCH "crease_[a-z0-9_]+\\(" function "${line}")
    string(REPLACE "(" "" function "${function}")
    list(APPEND exports "_${function}")
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
    set_target_properties(crease PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
  endif()
  if(crease_desktop_sources MATCHES "/platform_desktop")
    add_executable(crease-lab ${crease_desktop_sources})
    target_link_libraries(crease-lab PRIVATE crease_app crease::imgui_glfw crease::stb crease_warnings)
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
if(CREASE_WASM_SIMD)
  set(crease_wasm_flavour simd)
else()
  set(crease_wasm_flavour scalar)
endif()

# The page: crease-lab-simd.mjs and .wasm; crease-lab-scalar.* for browsers without SIMD.
if(crease_web_sources MATCHES "/platform_web")
  add_executable(crease_lab_page ${crease_web_sources})
  target_link_libraries(crease_lab_page PRIVATE crease_app crease_warnings)
  set(crease_page_exports "_malloc,_free")
  if(EXISTS "${PROJECT_SOURCE_DIR}/src/app/web_api.h")
    crease_exports(crease_page_exports "${PROJECT_SOURCE_DIR}/src/app/web_api.h")
  endif()
  if(EXISTS "${PROJECT_SOURCE_DIR}/src/app/main_web.cpp")
    string(APPEND crease_page_exports ",_main")
  else()
    target_link_options(crease_lab_page PRIVATE --no-entry)
  endif()
  target_link_options(crease_lab_page PRIVATE -Oz ${crease_wasm_page} -sENVIRONMENT=web -sEXPORT_NAME=createCreaseLab
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0 -lGL -lhtml5
    "-sEXPORTED_FUNCTIONS=${crease_page_exports}"
    "-sEXPORTED_RUNTIME_METHODS=[GL,UTF8ToString,stringToUTF8,lengthBytesUTF8,HEAPU8]")
  set_target_properties(crease_lab_page PROPERTIES OUTPUT_NAME "crease-lab-${crease_wasm_flavour}" SUFFIX ".mjs"
                                                   RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/web")
endif()

# The core without interface, for other pages: web/core/crease-core.mjs wraps this module.
if(crease_core_api_sources AND EXISTS "${PROJECT_SOURCE_DIR}/src/app/core_api.h")
  add_executable(crease_core_module ${crease_core_api_sources})
  target_link_libraries(crease_core_module PRIVATE crease_io crease_warnings)
  crease_exports(crease_core_exports "${PROJECT_SOURCE_DIR}/src/app/core_api.h")
  target_link_options(crease_core_module PRIVATE -O3 ${crease_wasm_page} -sENVIRONMENT=web,worker --no-entry
    -sEXPORT_NAME=createCreaseCore "-sEXPORTED_FUNCTIONS=${crease_core_exports}"
    "-sEXPORTED_RUNTIME_METHODS=[UTF8ToString,stringToUTF8,lengthBytesUTF8,HEAPU8,HEAP32,HEAPF64]")
  set_target_properties(crease_core_module PROPERTIES OUTPUT_NAME "crease-core-${crease_wasm_flavour}" SUFFIX ".mjs"
                                                      RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/web")
endif()

add_custom_target(page)
foreach(target IN ITEMS crease_lab_page crease_core_module)
  if(TARGET ${target})
    add_dependencies(page ${target})
  endif()
endforeach()

# crease_node_program(NAME): NAME.mjs, a single file that `node NAME.mjs` runs like a native program.
#
# The wasm is inside the file: emcc 3.1.6 takes node's own fetch() for a browser's and would fail to fetch a path with it. The
# program is a script of CommonJS kind; four lines in front of it make it a module. It reads the real file system, and its exit
# code is main's.
function(crease_node_program name)
  set_target_properties(${name} PROPERTIES SUFFIX ".js" CREASE_EXCEPTIONS ON
                                           RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
  target_link_options(${name} PRIVATE -O2 ${crease_wasm_common} -fexceptions -sSINGLE_FILE=1 -sENVIRONMENT=node -sEXIT_RUNTIME=1
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
  crease_node_program(crease)
endif()
