#pragma once

/// The only place that includes OpenGL: WebGL2 in the browser, OpenGL 3.3 core on the desktop. The two differ
/// in nothing that we use but the first lines of a shader.
#ifdef __EMSCRIPTEN__
#include <GLES3/gl3.h>
#else
#define GL_GLEXT_PROTOTYPES
#include <GL/glcorearb.h>
#endif

namespace crease::render {

#ifdef __EMSCRIPTEN__
inline constexpr const char* glsl_version = "#version 300 es\n";
inline constexpr const char* shader_preamble =
    "#version 300 es\nprecision highp float;\nprecision highp int;\n";
#else
inline constexpr const char* glsl_version = "#version 330 core\n";
inline constexpr const char* shader_preamble = "#version 330 core\n";
#endif

}  // namespace crease::render
