# What we build on: Debian's packages, each reachable only by the targets that name it.
#
# Header-only libraries are linked into the build tree one by one, so that /usr/include as a whole (the host's C library) never
# gets into the include path of the WebAssembly build.

set(CREASE_DEPS_DIR "${PROJECT_SOURCE_DIR}/build/deps" CACHE PATH "Where fetched sources are kept, shared by all builds")
set(CREASE_IMGUI_DIR "$ENV{CREASE_IMGUI_DIR}" CACHE PATH "Sources of Dear ImGui >= 1.92; empty: Debian's source package")

# crease_headers(NAME PACKAGE FOLDER FILE): target crease::NAME so that <FOLDER/FILE> is found.
function(crease_headers name package folder file)
  find_path(CREASE_${name}_ROOT "${folder}/${file}" PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH)
  if(NOT CREASE_${name}_ROOT)
    message(FATAL_ERROR "The header ${folder}/${file} is missing (Debian package ${package}).")
  endif()
  set(root "${PROJECT_BINARY_DIR}/third_party/${name}")
  file(MAKE_DIRECTORY "${root}")
  if(NOT EXISTS "${root}/${folder}")
    file(CREATE_LINK "${CREASE_${name}_ROOT}/${folder}" "${root}/${folder}" SYMBOLIC)
  endif()
  add_library(crease_${name} INTERFACE)
  target_include_directories(crease_${name} SYSTEM INTERFACE "${root}")
  add_library(crease::${name} ALIAS crease_${name})
endfunction()

crease_headers(json nlohmann-json3-dev nlohmann json.hpp)
crease_headers(cli11 libcli11-dev CLI CLI.hpp)
crease_headers(fast_float libfast-float-dev fast_float fast_float.h)
crease_headers(doctest doctest-dev doctest doctest.h)
crease_headers(stb libstb-dev stb stb_image.h)
# nlohmann/json aborts instead of throwing where exceptions are off; we only use its non-throwing calls.
target_compile_definitions(crease_json INTERFACE $<$<PLATFORM_ID:Emscripten>:JSON_NOEXCEPTION>)

find_path(CREASE_EIGEN_DIR Eigen/Core PATHS /usr/include/eigen3 /usr/local/include/eigen3 NO_CMAKE_FIND_ROOT_PATH)
if(NOT CREASE_EIGEN_DIR)
  message(FATAL_ERROR "Eigen is missing (Debian package libeigen3-dev).")
endif()
add_library(crease_eigen INTERFACE)
target_include_directories(crease_eigen SYSTEM INTERFACE "${CREASE_EIGEN_DIR}")
add_library(crease::eigen ALIAS crease_eigen)

# --- Dear ImGui ---------------------------------------------------------------------------------------------------------------
if(CREASE_IMGUI_DIR)
  set(crease_imgui_dir "${CREASE_IMGUI_DIR}")
else()
  execute_process(COMMAND "${PROJECT_SOURCE_DIR}/src/cmake/fetch_imgui.sh" "${CREASE_DEPS_DIR}" COMMAND_ERROR_IS_FATAL ANY)
  set(crease_imgui_dir "${CREASE_DEPS_DIR}/imgui")
endif()
file(STRINGS "${crease_imgui_dir}/imgui.h" crease_imgui_version REGEX "#define IMGUI_VERSION_NUM")
string(REGEX MATCH "[0-9]+" crease_imgui_version "${crease_imgui_version}")
if(crease_imgui_version LESS 19200)
  message(FATAL_ERROR "Dear ImGui in ${crease_imgui_dir} has the number ${crease_imgui_version}; 19200 or newer is needed.")
endif()

add_library(crease_imgui STATIC
  "${crease_imgui_dir}/imgui.cpp" "${crease_imgui_dir}/imgui_draw.cpp" "${crease_imgui_dir}/imgui_widgets.cpp"
  "${PROJECT_SOURCE_DIR}/src/platform/imgui_left_out.cpp")
target_include_directories(crease_imgui SYSTEM PUBLIC "${crease_imgui_dir}" PRIVATE "${PROJECT_SOURCE_DIR}/src")
target_link_libraries(crease_imgui PRIVATE crease_base)
# The fonts, files and demo windows that come with ImGui are not used; they would only make the page larger.
target_compile_definitions(crease_imgui PUBLIC
  IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_FILE_FUNCTIONS
  IMGUI_DISABLE_DEFAULT_FONT IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS)
# The diagram of a wide network has more than 65536 corners in one list, and WebGL draws none from an offset.
target_compile_definitions(crease_imgui PUBLIC "ImDrawIdx=unsigned int")
if(EMSCRIPTEN)
  target_compile_options(crease_imgui PRIVATE -Oz)
  target_compile_definitions(crease_imgui PRIVATE sscanf=crease_sscanf atof=crease_atof)
elseif(CREASE_SANITIZE)
  target_compile_options(crease_imgui PRIVATE -O0)  # as the libraries that use it: see crease_library
endif()
add_library(crease::imgui ALIAS crease_imgui)

# --- cairo: figures as pixels, natively ---------------------------------------------------------------------------------------
if(NOT EMSCRIPTEN)
  find_package(Freetype REQUIRED)
  find_path(CREASE_CAIRO_ROOT cairo/cairo-ft.h)
  find_library(CREASE_CAIRO_LIBRARY cairo)
  if(NOT CREASE_CAIRO_ROOT OR NOT CREASE_CAIRO_LIBRARY)
    message(FATAL_ERROR "cairo with FreeType is missing (Debian package libcairo2-dev).")
  endif()
  add_library(crease_cairo INTERFACE)
  target_include_directories(crease_cairo SYSTEM INTERFACE "${CREASE_CAIRO_ROOT}" "${CREASE_CAIRO_ROOT}/cairo")
  target_link_libraries(crease_cairo INTERFACE "${CREASE_CAIRO_LIBRARY}" Freetype::Freetype)
  add_library(crease::cairo ALIAS crease_cairo)
endif()

# --- OpenGL -------------------------------------------------------------------------------------------------------------------
add_library(crease_gl INTERFACE)
add_library(crease::gl ALIAS crease_gl)
if(NOT EMSCRIPTEN)
  set(OpenGL_GL_PREFERENCE GLVND)
  find_package(OpenGL REQUIRED)
  target_link_libraries(crease_gl INTERFACE OpenGL::GL ${CMAKE_DL_LIBS})
endif()

add_library(crease_imgui_opengl STATIC "${crease_imgui_dir}/backends/imgui_impl_opengl3.cpp")
target_include_directories(crease_imgui_opengl SYSTEM PUBLIC "${crease_imgui_dir}/backends")
target_link_libraries(crease_imgui_opengl PUBLIC crease_imgui crease_gl)
if(EMSCRIPTEN)
  target_compile_definitions(crease_imgui_opengl PUBLIC IMGUI_IMPL_OPENGL_ES3 PRIVATE sscanf=crease_sscanf)
  target_compile_options(crease_imgui_opengl PRIVATE -Oz)
endif()
add_library(crease::imgui_opengl ALIAS crease_imgui_opengl)

if(NOT EMSCRIPTEN)
  find_package(glfw3 3.3 REQUIRED)
  add_library(crease_imgui_glfw STATIC "${crease_imgui_dir}/backends/imgui_impl_glfw.cpp")
  target_include_directories(crease_imgui_glfw SYSTEM PUBLIC "${crease_imgui_dir}/backends")
  target_link_libraries(crease_imgui_glfw PUBLIC crease_imgui glfw)
  add_library(crease::imgui_glfw ALIAS crease_imgui_glfw)
endif()
